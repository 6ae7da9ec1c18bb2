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
    private readonly Azurite _azurite;

    public AzureBlobStoreTests(Azurite azurite) => Store = new AzureBlobStore(new BlobServiceClient((_azurite = azurite).ConnectionString));

    protected override IBlobStore Store { get; }

    /// <summary>Each test begins without a file.</summary>
    public Task InitializeAsync() => _azurite.EmptyAsync();

    public Task DisposeAsync() => Task.CompletedTask;
}
