using System.Globalization;
using System.Runtime.CompilerServices;
using HotelConcierge.Storage;

namespace HotelConcierge.Contracts.Storage;

/// <summary>A table store that forgets everything with the test. It keeps the limits and answers as the real ones do.</summary>
public sealed class InMemoryTableStore : ITableStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(TableName Table, string Partition), SortedDictionary<string, TableRow>> _partitions = [];
    private long _version;

    /// <summary>Every row of every table, as a thief of the store would read it.</summary>
    public IReadOnlyList<string> Dump()
    {
        lock (_lock)
        {
            return
            [
                .. from partition in _partitions
                   from row in partition.Value.Values
                   select $"{partition.Key.Table} {row.Partition} {row.Key} {string.Join(' ', row.Properties)}",
            ];
        }
    }

    public Task<bool> TryInsertAsync(TableName table, TableRow row, CancellationToken cancellationToken)
    {
        TableLimits.CheckRow(row);
        return ApplyAsync(table, row.Partition, [new TableChange.Insert(row)], cancellationToken);
    }

    public Task PutAsync(TableName table, TableRow row, CancellationToken cancellationToken)
    {
        TableLimits.CheckRow(row);
        return ApplyAsync(table, row.Partition, [new TableChange.Put(row)], cancellationToken);
    }

    public Task<bool> TryReplaceAsync(TableName table, TableRow row, CancellationToken cancellationToken)
    {
        TableLimits.CheckRow(row);
        TableLimits.CheckVersion(row.Version);
        return ApplyAsync(table, row.Partition, [new TableChange.Replace(row)], cancellationToken);
    }

    public Task DeleteAsync(TableName table, string partition, string key, CancellationToken cancellationToken)
    {
        TableLimits.CheckKey(partition, nameof(partition));
        TableLimits.CheckKey(key, nameof(key));
        return ApplyAsync(table, partition, [new TableChange.Delete(key)], cancellationToken);
    }

    public Task<bool> TryDeleteAsync(TableName table, string partition, string key, string version, CancellationToken cancellationToken)
    {
        TableLimits.CheckKey(partition, nameof(partition));
        TableLimits.CheckKey(key, nameof(key));
        TableLimits.CheckVersion(version);
        return ApplyAsync(table, partition, [new TableChange.Delete(key, version)], cancellationToken);
    }

    public Task<TableRow?> FindAsync(TableName table, string partition, string key, CancellationToken cancellationToken)
    {
        TableLimits.CheckKey(partition, nameof(partition));
        TableLimits.CheckKey(key, nameof(key));
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
            return Task.FromResult(_partitions.GetValueOrDefault((table, partition))?.GetValueOrDefault(key));
    }

    public IAsyncEnumerable<TableRow> ScanAsync(TableName table, string partition, string keyPrefix, CancellationToken cancellationToken)
    {
        TableLimits.CheckKey(partition, nameof(partition));
        TableLimits.CheckKeyPrefix(keyPrefix, nameof(keyPrefix));
        return Scan(table, partition, keyPrefix, cancellationToken);
    }

    public Task<bool> TryBatchAsync(
        TableName table,
        string partition,
        IReadOnlyList<TableChange> changes,
        CancellationToken cancellationToken)
    {
        TableLimits.CheckBatch(partition, changes);
        return ApplyAsync(table, partition, changes, cancellationToken);
    }

    private async IAsyncEnumerable<TableRow> Scan(
        TableName table, string partition, string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<TableRow> found;
        lock (_lock)
            found =
            [
                .. _partitions
                    .GetValueOrDefault((table, partition))
                    ?.Values.Where(row => row.Key.StartsWith(prefix, StringComparison.Ordinal))
                    ?? [],
            ];
        foreach (var row in found)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return row;
        }

        await Task.CompletedTask;
    }

    private Task<bool> ApplyAsync(
        TableName table,
        string partition,
        IReadOnlyList<TableChange> changes,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            if (!_partitions.TryGetValue((table, partition), out var rows))
                _partitions.Add((table, partition), rows = new(StringComparer.Ordinal));
            if (!changes.All(change => IsPossible(change, rows.GetValueOrDefault(change.Key))))
                return Task.FromResult(false);

            foreach (var change in changes)
                Apply(change, rows);
            return Task.FromResult(true);
        }
    }

    private static bool IsPossible(TableChange change, TableRow? present) => change switch
    {
        TableChange.Insert => present is null,
        TableChange.Replace replace => IsAt(present, replace.Row.Version),
        TableChange.Delete { Version: "" } => present is not null,
        TableChange.Delete delete => IsAt(present, delete.Version),
        _ => true,
    };

    private static bool IsAt(TableRow? row, string version) => string.Equals(row?.Version, version, StringComparison.Ordinal);

    private void Apply(TableChange change, SortedDictionary<string, TableRow> rows)
    {
        var written = change switch
        {
            TableChange.Insert insert => insert.Row,
            TableChange.Put put => put.Row,
            TableChange.Replace replace => replace.Row,
            _ => null,
        };
        if (written is null)
        {
            rows.Remove(change.Key);
            return;
        }

        // A copy, as a store on a disk has one: what the caller does to its dictionary afterwards changes nothing here.
        var properties = new Dictionary<string, string>(written.Properties, StringComparer.Ordinal);
        rows[written.Key] = written with { Properties = properties, Version = (++_version).ToString(CultureInfo.InvariantCulture) };
    }
}
