using Azure;
using Azure.Data.Tables;
using HotelConcierge.Storage;
using HotelConcierge.Text;

namespace HotelConcierge.Functions.Storage;

/// <summary>Rows and changes of the port in the SDK's words, and back.</summary>
internal static class TableRows
{
    public static TableEntity ToEntity(TableRow row)
    {
        var entity = new TableEntity(row.Partition, row.Key);
        foreach (var (name, text) in row.Properties)
            entity[name] = WellFormedText.Of(text);
        return entity;
    }

    public static TableRow ToRow(TableEntity entity)
    {
        var properties = entity.Where(property => IsOurs(property.Key) && property.Value is string)
            .ToDictionary(property => property.Key, property => (string)property.Value, StringComparer.Ordinal);
        return new(entity.PartitionKey, entity.RowKey, properties) { Version = entity.ETag.ToString() };
    }

    public static TableTransactionAction ToAction(string partition, TableChange change) =>
        change switch
        {
            TableChange.Insert insert => new(TableTransactionActionType.Add, ToEntity(insert.Row)),
            TableChange.Put put => new(TableTransactionActionType.UpsertReplace, ToEntity(put.Row)),
            TableChange.Replace replace => new(
                TableTransactionActionType.UpdateReplace,
                ToEntity(replace.Row),
                new ETag(replace.Row.Version)),
            TableChange.Delete delete => new(
                TableTransactionActionType.Delete,
                new TableEntity(partition, delete.Key),
                delete.Version.Length == 0 ? ETag.All : new ETag(delete.Version)),
            _ => throw new NotSupportedException($"The table store does not know the change {change.GetType().Name}."),
        };

    /// <summary>The rows of a partition from the prefix on, to its end where that can be said.</summary>
    public static string Filter(string partition, string prefix) => (prefix, EndOf(prefix)) switch
    {
        ("", _) => TableClient.CreateQueryFilter($"PartitionKey eq {partition}"),
        (_, null) => TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {prefix}"),
        (_, { } end) => TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {prefix} and RowKey lt {end}"),
    };

    // The SDK keeps the keys, the time stamp and what begins with "odata." among the properties; no name of ours can be theirs.
    private static bool IsOurs(string name) =>
        name is not (nameof(TableEntity.PartitionKey) or nameof(TableEntity.RowKey)) && !name.Contains('.', StringComparison.Ordinal);

    /// <summary>The first key after all that begin with the prefix; null where the next character would be none.</summary>
    private static string? EndOf(string prefix)
    {
        if (prefix.Length == 0 || prefix[^1] == char.MaxValue)
            return null;
        var next = (char)(prefix[^1] + 1);
        return char.IsSurrogate(next) ? null : prefix[..^1] + next;
    }
}
