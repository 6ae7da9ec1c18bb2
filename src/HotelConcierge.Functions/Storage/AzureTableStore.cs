using System.Collections.Concurrent;
using System.Net;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using HotelConcierge.Storage;

namespace HotelConcierge.Functions.Storage;

/// <summary>Azure Tables.</summary>
/// <remarks>
/// The SDK repeats a request whose answer was lost, and the repeated one then finds its own work: a conditional change may be
/// reported as not made although it was. Whoever uses the port reads what is there and goes on from that.
/// </remarks>
internal sealed class AzureTableStore(TableServiceClient service) : ITableStore
{
    private readonly ConcurrentDictionary<TableName, TableClient> _tables = [];

    public Task<bool> TryInsertAsync(TableName table, TableRow row, CancellationToken cancellationToken)
    {
        TableLimits.CheckRow(row);
        return TryAsync(table, rows => rows.AddEntityAsync(TableRows.ToEntity(row), cancellationToken), cancellationToken);
    }

    public Task PutAsync(TableName table, TableRow row, CancellationToken cancellationToken)
    {
        TableLimits.CheckRow(row);
        return TryAsync(
            table,
            rows => rows.UpsertEntityAsync(TableRows.ToEntity(row), TableUpdateMode.Replace, cancellationToken),
            cancellationToken);
    }

    public Task<bool> TryReplaceAsync(TableName table, TableRow row, CancellationToken cancellationToken)
    {
        TableLimits.CheckRow(row);
        TableLimits.CheckVersion(row.Version);
        return TryAsync(
            table,
            rows => rows.UpdateEntityAsync(TableRows.ToEntity(row), new ETag(row.Version), TableUpdateMode.Replace, cancellationToken),
            cancellationToken);
    }

    public Task DeleteAsync(TableName table, string partition, string key, CancellationToken cancellationToken)
    {
        TableLimits.CheckKey(partition, nameof(partition));
        TableLimits.CheckKey(key, nameof(key));
        return TryAsync(table, rows => rows.DeleteEntityAsync(partition, key, ETag.All, cancellationToken), cancellationToken);
    }

    public Task<bool> TryDeleteAsync(TableName table, string partition, string key, string version, CancellationToken cancellationToken)
    {
        TableLimits.CheckKey(partition, nameof(partition));
        TableLimits.CheckKey(key, nameof(key));
        TableLimits.CheckVersion(version);
        return TryAsync(table, rows => rows.DeleteEntityAsync(partition, key, new ETag(version), cancellationToken), cancellationToken);
    }

    public async Task<TableRow?> FindAsync(TableName table, string partition, string key, CancellationToken cancellationToken)
    {
        TableLimits.CheckKey(partition, nameof(partition));
        TableLimits.CheckKey(key, nameof(key));
        try
        {
            var found = await Table(table).GetEntityIfExistsAsync<TableEntity>(partition, key, cancellationToken: cancellationToken);
            return found.HasValue ? TableRows.ToRow(found.Value!) : null;
        }
        catch (RequestFailedException missing) when (IsTableMissing(missing))
        {
            return null;
        }
    }

    public IAsyncEnumerable<TableRow> ScanAsync(TableName table, string partition, string keyPrefix, CancellationToken cancellationToken)
    {
        TableLimits.CheckKey(partition, nameof(partition));
        TableLimits.CheckKeyPrefix(keyPrefix, nameof(keyPrefix));
        return ScanPagesAsync(table, TableRows.Filter(partition, keyPrefix), keyPrefix, cancellationToken);
    }

    public Task<bool> TryBatchAsync(
        TableName table,
        string partition,
        IReadOnlyList<TableChange> changes,
        CancellationToken cancellationToken)
    {
        TableLimits.CheckBatch(partition, changes);
        var actions = changes.Select(change => TableRows.ToAction(partition, change)).ToList();
        return TryAsync(
            table, async rows => (await rows.SubmitTransactionAsync(actions, cancellationToken)).GetRawResponse(), cancellationToken);
    }

    /// <summary>Makes a change, and the table first where it is missing.</summary>
    /// <returns>False when the row was there, was not, or had another version.</returns>
    private async Task<bool> TryAsync(TableName name, Func<TableClient, Task<Response>> change, CancellationToken cancellationToken)
    {
        var table = Table(name);
        try
        {
            return await MakeAsync();
        }
        catch (RequestFailedException missing) when (IsTableMissing(missing))
        {
            await table.CreateIfNotExistsAsync(cancellationToken);
            return await MakeAsync();
        }

        async Task<bool> MakeAsync()
        {
            try
            {
                // Deleting what is not there is no exception but an answer.
                return !IsRefusal((await change(table)).Status);
            }
            catch (RequestFailedException refused) when (IsRefusal(refused.Status) && !IsTableMissing(refused))
            {
                return false;
            }
        }
    }

    private async IAsyncEnumerable<TableRow> ScanPagesAsync(
        TableName table, string filter, string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var entities = Table(table)
            .QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken)
            .GetAsyncEnumerator(cancellationToken);
        while (await MoveNextAsync(entities)
            && TableRows.ToRow(entities.Current) is var row
            && row.Key.StartsWith(prefix, StringComparison.Ordinal))
            yield return row;
    }

    private static async Task<bool> MoveNextAsync(IAsyncEnumerator<TableEntity> entities)
    {
        try
        {
            return await entities.MoveNextAsync();
        }
        catch (RequestFailedException missing) when (IsTableMissing(missing))
        {
            return false;
        }
    }

    private TableClient Table(TableName name) =>
        _tables.GetOrAdd(name, static (name, service) => service.GetTableClient(name.Value), service);

    private static bool IsTableMissing(RequestFailedException failure) => failure.ErrorCode == TableErrorCode.TableNotFound;

    private static bool IsRefusal(int status) =>
        status is (int)HttpStatusCode.Conflict or (int)HttpStatusCode.NotFound or (int)HttpStatusCode.PreconditionFailed;
}
