using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using HotelConcierge.Storage;

namespace HotelConcierge.Functions.Storage;

/// <summary>Azure Blobs: one container, which is made at the first write where the deployment has not made it.</summary>
internal sealed class AzureBlobStore(BlobServiceClient service) : IBlobStore
{
    public const string Container = "media";

    private readonly BlobContainerClient _container = service.GetBlobContainerClient(Container);

    public async Task PutAsync(BlobName name, Blob blob, CancellationToken cancellationToken)
    {
        Blob.Check(blob);
        try
        {
            await UploadAsync();
        }
        catch (RequestFailedException missing) when (IsContainerMissing(missing))
        {
            await _container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            await UploadAsync();
        }

        Task UploadAsync() => _container.GetBlobClient(name.Value).UploadAsync(
            BinaryData.FromBytes(blob.Content),
            new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = blob.ContentType } },
            cancellationToken);
    }

    public async Task<Blob?> FindAsync(BlobName name, CancellationToken cancellationToken)
    {
        try
        {
            var found = (await _container.GetBlobClient(name.Value).DownloadContentAsync(cancellationToken)).Value;
            return new Blob(found.Details.ContentType, found.Content.ToMemory());
        }
        catch (RequestFailedException missing) when (IsContainerMissing(missing) || missing.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
    }

    public async Task DeleteAsync(BlobName name, CancellationToken cancellationToken)
    {
        try
        {
            await _container.GetBlobClient(name.Value).DeleteIfExistsAsync(cancellationToken: cancellationToken);
        }
        catch (RequestFailedException missing) when (IsContainerMissing(missing))
        {
            // Nothing was ever kept.
        }
    }

    public async IAsyncEnumerable<BlobName> ListAsync(BlobName folder, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var found = _container
            .GetBlobsAsync(new GetBlobsOptions { Prefix = folder.Value + "/" }, cancellationToken)
            .GetAsyncEnumerator(cancellationToken);
        while (await MoveNextAsync(found))
            yield return new BlobName(found.Current.Name);
    }

    private static async Task<bool> MoveNextAsync(IAsyncEnumerator<BlobItem> found)
    {
        try
        {
            return await found.MoveNextAsync();
        }
        catch (RequestFailedException missing) when (IsContainerMissing(missing))
        {
            return false;
        }
    }

    private static bool IsContainerMissing(RequestFailedException failure) => failure.ErrorCode == BlobErrorCode.ContainerNotFound;
}
