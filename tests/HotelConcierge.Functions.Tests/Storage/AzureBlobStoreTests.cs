using Azure.Storage.Blobs;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Functions.Storage;
using HotelConcierge.Storage;

namespace HotelConcierge.Functions.Tests.Storage;

/// <summary>Azure Blobs as Azurite plays them. Another account goes by its connection string in <c>BlobsUnderTest</c>.</summary>
public sealed class AzureBlobStoreTests : BlobStoreContract, IAsyncLifetime
{
    private readonly BlobServiceClient _service = new(Environment.GetEnvironmentVariable("BlobsUnderTest") ?? "UseDevelopmentStorage=true");

    public AzureBlobStoreTests() => Store = new AzureBlobStore(_service);

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
