using HotelConcierge.Storage;

namespace HotelConcierge.Local.Storage;

/// <summary>
/// The statements of one table of <see cref="SqliteTableStore"/>. Its name is letters and digits, so quoting it is enough.
/// </summary>
internal sealed class TableStatements(TableName table)
{
    /// <summary>Known to be in the file; a table that was made is never dropped.</summary>
    public volatile bool TableExists;

    // Not a strict table: an older release, whose SQLite is older than 3.37, could not open the file again.
    public string Create { get; } = $"""
        create table if not exists "{table}" (
            partition text not null,
            key text not null,
            version text not null,
            properties text not null,
            primary key (partition, key)
        ) without rowid
        """;

    public string Insert { get; } = $"""
        insert into "{table}" (partition, key, version, properties)
        values (@partition, @key, lower(hex(randomblob(16))), @properties)
        on conflict do nothing
        """;

    public string Put { get; } = $"""
        insert into "{table}" (partition, key, version, properties)
        values (@partition, @key, lower(hex(randomblob(16))), @properties)
        on conflict (partition, key) do update set version = excluded.version, properties = excluded.properties
        """;

    public string Replace { get; } = $"""
        update "{table}" set version = lower(hex(randomblob(16))), properties = @properties
        where partition = @partition and key = @key and version = @version
        """;

    public string Delete { get; } = $"""
        delete from "{table}" where partition = @partition and key = @key and (@version = '' or version = @version)
        """;

    public string Find { get; } = $"""
        select key, version, properties from "{table}" where partition = @partition and key = @key
        """;

    public string Scan { get; } = $"""
        select key, version, properties from "{table}"
        where partition = @partition and key >= @prefix and key > @after
        order by key limit @page
        """;
}
