using System.Runtime.CompilerServices;
using HotelConcierge.Storage;

namespace HotelConcierge.Tests.Turns;

/// <summary>A table store that says before and after everything it does that the host may die here.</summary>
internal sealed class PassingTableStore(ITableStore inner, Action<string> pass) : ITableStore
{
    public Task<bool> TryInsertAsync(TableName table, TableRow row, CancellationToken cancellationToken) =>
        PassAsync($"inserting into {table}", () => inner.TryInsertAsync(table, row, cancellationToken));

    public Task PutAsync(TableName table, TableRow row, CancellationToken cancellationToken) =>
        PassAsync($"putting into {table}", async () =>
        {
            await inner.PutAsync(table, row, cancellationToken);
            return true;
        });

    public Task<bool> TryReplaceAsync(TableName table, TableRow row, CancellationToken cancellationToken) =>
        PassAsync($"replacing in {table}", () => inner.TryReplaceAsync(table, row, cancellationToken));

    public Task DeleteAsync(TableName table, string partition, string key, CancellationToken cancellationToken) =>
        PassAsync($"deleting from {table}", async () =>
        {
            await inner.DeleteAsync(table, partition, key, cancellationToken);
            return true;
        });

    public Task<bool> TryDeleteAsync(TableName table, string partition, string key, string version, CancellationToken cancellationToken) =>
        PassAsync($"deleting from {table}", () => inner.TryDeleteAsync(table, partition, key, version, cancellationToken));

    public Task<TableRow?> FindAsync(TableName table, string partition, string key, CancellationToken cancellationToken) =>
        PassAsync($"reading {table}", () => inner.FindAsync(table, partition, key, cancellationToken));

    public async IAsyncEnumerable<TableRow> ScanAsync(
        TableName table, string partition, string keyPrefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        pass($"before scanning {table}");
        await foreach (var row in inner.ScanAsync(table, partition, keyPrefix, cancellationToken))
            yield return row;
    }

    public Task<bool> TryBatchAsync(
        TableName table,
        string partition,
        IReadOnlyList<TableChange> changes,
        CancellationToken cancellationToken
    ) => PassAsync($"batching in {table}", () => inner.TryBatchAsync(table, partition, changes, cancellationToken));

    private async Task<T> PassAsync<T>(string what, Func<Task<T>> work)
    {
        pass("before " + what);
        var result = await work();
        pass("after " + what);
        return result;
    }
}
