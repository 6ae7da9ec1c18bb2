using HotelConcierge.Contracts.Storage;
using HotelConcierge.Local.Storage;
using HotelConcierge.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace HotelConcierge.Local.Tests.Storage;

public sealed class SqliteTableStoreTests : TableStoreContract, IDisposable
{
    private static readonly TableName Table = new("receipts");
    private readonly TemporaryFolder _folder = new();
    private SqliteDatabase _database;

    public SqliteTableStoreTests()
    {
        _database = new(_folder.Path, NullLogger<SqliteDatabase>.Instance);
        Store = new SqliteTableStore(_database);
    }

    protected override ITableStore Store { get; }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Rows_and_their_versions_outlive_the_process()
    {
        await Store.PutAsync(Table, Row("first"), CancellationToken.None);
        var before = await Store.FindAsync(Table, "p", "1", CancellationToken.None);
        await _database.DisposeAsync();
        _database = new(_folder.Path, NullLogger<SqliteDatabase>.Instance);
        var reopened = new SqliteTableStore(_database);

        var after = await reopened.FindAsync(Table, "p", "1", CancellationToken.None);

        Assert.Equal("first", after!["text"]);
        Assert.True(await reopened.TryReplaceAsync(Table, Row("second") with { Version = before!.Version }, CancellationToken.None));
    }

    [Fact]
    public async Task An_operator_sees_a_table_by_its_name_and_its_rows_as_json()
    {
        await Store.PutAsync(Table, Row("\"schön\" \uD83D\uDE00"), CancellationToken.None);

        var seen = await _database.ReadAsync(
            connection =>
                connection.Query(
                    "select partition, key, properties from receipts",
                    row => (row.GetString(0), row.GetString(1), row.GetString(2))),
            CancellationToken.None);

        Assert.Equal([("p", "1", """{"text":"\"schön\" \uD83D\uDE00"}""")], seen);
    }

    [Fact]
    public async Task A_table_made_by_a_write_that_was_lost_is_made_by_the_next_one()
    {
        await SetMaxPagesAsync(1);
        await Assert.ThrowsAsync<DatabaseException>(() => Store.TryInsertAsync(Table, Row("x"), CancellationToken.None));
        await SetMaxPagesAsync(1_000_000);

        Assert.True(await Store.TryInsertAsync(Table, Row("x"), CancellationToken.None));
        Assert.NotNull(await Store.FindAsync(Table, "p", "1", CancellationToken.None));
    }

    private Task<long> SetMaxPagesAsync(int pages) =>
        _database.WriteAsync(connection => connection.Number($"pragma max_page_count = {pages}"), CancellationToken.None);

    private static TableRow Row(string text) => new("p", "1", new Dictionary<string, string>(StringComparer.Ordinal) { ["text"] = text });
}
