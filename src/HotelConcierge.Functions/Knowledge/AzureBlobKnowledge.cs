using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using HotelConcierge.Knowledge;

namespace HotelConcierge.Functions.Knowledge;

/// <summary>The documents in a container, named as in the assistants' folders: <c>ASSISTANT/knowledge/prices.en.md</c>.</summary>
internal sealed class AzureBlobKnowledge(BlobContainerClient container) : IKnowledgeSource
{
    public async IAsyncEnumerable<KnowledgeFile> ListAsync(string assistant, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var folder = FolderOf(assistant);
        await foreach (var blob in container.GetBlobsAsync(new GetBlobsOptions { Prefix = folder }, cancellationToken))
            yield return new(blob.Name[folder.Length..], blob.Properties.ETag?.ToString() ?? "", blob.Properties.ContentLength ?? 0);
    }

    public async Task<byte[]?> ReadAsync(string assistant, string name, CancellationToken cancellationToken)
    {
        try
        {
            return (
                await container.GetBlobClient(FolderOf(assistant) + name).DownloadContentAsync(cancellationToken)
            ).Value.Content.ToArray();
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
    }

    private static string FolderOf(string assistant) => $"{assistant}/knowledge/";
}
