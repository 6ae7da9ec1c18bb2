using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues;

namespace HotelConcierge.Functions.Tests.Storage;

/// <summary>Whatever a storage account gives away to who has its key, the engine's own tables, blobs and queues included.</summary>
internal static class AccountContents
{
    private const int MostMessages = 32;

    /// <summary>
    /// Each table row, blob (snapshots and what is deleted and could be had back included) and waiting message: where it is, and its bytes.
    /// </summary>
    public static async Task<IReadOnlyList<(string Place, byte[] Bytes)>> ReadAsync(
        string connectionString, CancellationToken cancellationToken)
    {
        List<(string, byte[])> contents = [];
        var tables = new TableServiceClient(connectionString);
        await foreach (var table in tables.QueryAsync(cancellationToken: cancellationToken))
        {
            await foreach (var row in tables.GetTableClient(table.Name).QueryAsync<TableEntity>(cancellationToken: cancellationToken))
            {
                var place = $"table {table.Name} {row.PartitionKey} {row.RowKey}";
                contents.Add((place, System.Text.Encoding.UTF8.GetBytes(place)));
                contents.AddRange(row.Select(property => ($"{place} {property.Key}", BytesOf(property.Value))));
            }
        }

        var blobs = new BlobServiceClient(connectionString);
        await foreach (var container in blobs.GetBlobContainersAsync(BlobContainerTraits.Metadata, cancellationToken: cancellationToken))
            await ReadAsync(blobs.GetBlobContainerClient(container.Name), contents, cancellationToken);

        var queues = new QueueServiceClient(connectionString);
        await foreach (var queue in queues.GetQueuesAsync(cancellationToken: cancellationToken))
        {
            var waiting = await queues.GetQueueClient(queue.Name).PeekMessagesAsync(MostMessages, cancellationToken);
            contents.AddRange(waiting.Value.Select(message => ($"queue {queue.Name}", message.Body.ToArray())));
        }

        return contents;
    }

    private static async Task ReadAsync(
        BlobContainerClient container, List<(string Place, byte[] Bytes)> contents, CancellationToken cancellationToken)
    {
        const BlobStates Old = BlobStates.Snapshots | BlobStates.Uncommitted | BlobStates.Deleted;
        await foreach (var blob in container.GetBlobsAsync(BlobTraits.Metadata, Old, prefix: null, cancellationToken))
        {
            var place = $"blob {container.Name}/{blob.Name} {blob.Snapshot}";
            contents.Add((place, System.Text.Encoding.UTF8.GetBytes(place)));
            contents.AddRange(blob.Metadata.Select(pair => (place, System.Text.Encoding.UTF8.GetBytes($"{pair.Key}={pair.Value}"))));
            if (blob.Deleted)
                continue;
            var client = container.GetBlobClient(blob.Name);
            if (blob.Snapshot is { } snapshot)
                client = client.WithSnapshot(snapshot);
            var content = (await client.DownloadContentAsync(cancellationToken)).Value.Content.ToArray();
            contents.Add((place, content));
            if (content is [0x1F, 0x8B, ..])
                contents.Add((place, Inflate(content)));
        }
    }

    /// <summary>The engine packs what is too long for a row.</summary>
    private static byte[] Inflate(byte[] packed)
    {
        using var stream = new System.IO.Compression.GZipStream(new MemoryStream(packed), System.IO.Compression.CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static byte[] BytesOf(object? value) => value switch
    {
        byte[] bytes => bytes,
        BinaryData data => data.ToArray(),
        _ => System.Text.Encoding.UTF8.GetBytes(Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? ""),
    };
}
