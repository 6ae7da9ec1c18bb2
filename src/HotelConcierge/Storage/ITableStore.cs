namespace HotelConcierge.Storage;

/// <summary>
/// Tables with the semantics of Azure Tables, our production store. Every adapter enforces the same limits, by
/// <see cref="TableLimits"/>: keys of 1 to 1,024 bytes of UTF-16 without <c>/ \ # ?</c>, control characters and characters
/// beyond U+FFFF, 64 KiB a string property (32,768 UTF-16 code units), 252 properties and 1 MiB a row, 1 to 100 rows and
/// 1 MiB a batch, all of one partition and each row once. What breaks a limit is an <see cref="ArgumentException"/>.
/// </summary>
/// <remarks>
/// A table comes into being at its first write; reading one that does not exist finds nothing. Half a surrogate pair, which is
/// no character, may come back as U+FFFD.
/// </remarks>
public interface ITableStore
{
    /// <summary>Adds a row that must not exist yet.</summary>
    /// <returns>Whether it was added; false means the row was there and is untouched.</returns>
    Task<bool> TryInsertAsync(TableName table, TableRow row, CancellationToken cancellationToken);

    /// <summary>Writes a row, whatever was there.</summary>
    Task PutAsync(TableName table, TableRow row, CancellationToken cancellationToken);

    /// <summary>Replaces a row that is still as it was read: <see cref="TableRow.Version"/> has to match.</summary>
    /// <returns>Whether it was replaced; false means that somebody else changed or deleted it.</returns>
    Task<bool> TryReplaceAsync(TableName table, TableRow row, CancellationToken cancellationToken);

    /// <summary>Deletes a row; one that is not there is no error.</summary>
    Task DeleteAsync(TableName table, string partition, string key, CancellationToken cancellationToken);

    /// <summary>Deletes a row only if it still has that version.</summary>
    /// <returns>Whether it was deleted.</returns>
    Task<bool> TryDeleteAsync(TableName table, string partition, string key, string version, CancellationToken cancellationToken);

    /// <summary>Reads one row.</summary>
    /// <returns>Null when it does not exist.</returns>
    Task<TableRow?> FindAsync(TableName table, string partition, string key, CancellationToken cancellationToken);

    /// <summary>Reads the rows of a partition in ordinal order of their keys.</summary>
    /// <param name="keyPrefix">Only rows whose key starts so; empty for all.</param>
    IAsyncEnumerable<TableRow> ScanAsync(TableName table, string partition, string keyPrefix, CancellationToken cancellationToken);

    /// <summary>Applies up to 100 changes to one partition, all or none.</summary>
    /// <returns>Whether it was applied; false when an insert found its row or a version no longer matched.</returns>
    Task<bool> TryBatchAsync(TableName table, string partition, IReadOnlyList<TableChange> changes, CancellationToken cancellationToken);
}

/// <summary>A table's name: 3 to 63 letters and digits in lower case, a letter first.</summary>
public readonly record struct TableName
{
    /// <exception cref="ArgumentException">It is no name by these rules; the message says which they are.</exception>
    public TableName(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Length is < 3 or > 63
            || !char.IsAsciiLetterLower(value[0])
            || !value.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)))
            throw new ArgumentException(
                $"'{value}' is no table name: 3 to 63 lower-case letters and digits, a letter first.",
                nameof(value));
        Value = value;
    }

    public string Value { get; }

    public override string ToString() => Value;
}

/// <summary>A row: two keys and named texts. What is no text is written as one (instants in round-trip form, JSON).</summary>
/// <param name="Partition">Rows of one partition are read and changed together.</param>
/// <param name="Key">Unique in the partition; rows sort by it, ordinally.</param>
/// <param name="Properties">Names of letters and digits, a letter first, to texts.</param>
public sealed record TableRow(string Partition, string Key, IReadOnlyDictionary<string, string> Properties)
{
    /// <summary>The store's version of the row as read; empty for a row that was not read.</summary>
    public string Version { get; init; } = "";

    /// <summary>The property's value, or null when the row has none of that name.</summary>
    public string? this[string name] => Properties.GetValueOrDefault(name);
}

/// <summary>One change of a batch. A closed union.</summary>
public abstract record TableChange
{
    private TableChange()
    {
    }

    public abstract string Key { get; }

    /// <summary>The row must not exist.</summary>
    public sealed record Insert(TableRow Row) : TableChange
    {
        public override string Key => Row.Key;
    }

    /// <summary>Whatever was there.</summary>
    public sealed record Put(TableRow Row) : TableChange
    {
        public override string Key => Row.Key;
    }

    /// <summary>The row must still have its <see cref="TableRow.Version"/>.</summary>
    public sealed record Replace(TableRow Row) : TableChange
    {
        public override string Key => Row.Key;
    }

    /// <summary>The row must exist, and with that version unless it is empty.</summary>
    public sealed record Delete(string RowKey, string Version = "") : TableChange
    {
        public override string Key => RowKey;
    }
}
