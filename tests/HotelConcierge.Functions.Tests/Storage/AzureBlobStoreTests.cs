using Azure.Storage.Blobs;
using HotelConcierge.Contracts.Node;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Functions.Storage;
using HotelConcierge.Storage;

namespace HotelConcierge.Functions.Tests.Storage;

/// <summary>Azure Blobs as Azurite plays them.</summary>
[NeedsNode]
[Collection(OnAzurite.Name)]
public sealed class AzureBlobStoreTests : BlobStoreContract, IAsyncLifetime
{
    private readonly BlobServiceClient _service;

    public AzureBlobStoreTests(Azurite azurite)
    {
        _service = new(azurite.ConnectionString);
        Store = new AzureBlobStore(_service);
    }

    protected override IBlobStore Store { get; }

    /// <summary>Each test begins without a file.</summary>
    public async Task InitializeAsync()
    {
        var container = _service.GetBlobContainerClient(AzureBlobStore.Container);
        if (!await container.ExistsAsync())
            return;
        await foreach (var file in container.GetBlobsAsync())
            await container.DeleteBlobIfExistsAsync(file.Name);
    }

    public Task DisposeAsync() => Task.CompletedTask;
}
