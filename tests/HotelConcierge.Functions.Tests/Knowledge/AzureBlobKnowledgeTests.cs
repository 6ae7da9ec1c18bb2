using Azure.Storage.Blobs;
using HotelConcierge.Contracts.Knowledge;
using HotelConcierge.Contracts.Node;
using HotelConcierge.Functions.Knowledge;
using HotelConcierge.Functions.Tests.Storage;
using HotelConcierge.Knowledge;

namespace HotelConcierge.Functions.Tests.Knowledge;

/// <summary>Documents in Azure Blobs as Azurite plays them.</summary>
[NeedsNode]
[Collection(OnAzurite.Name)]
public sealed class AzureBlobKnowledgeTests : KnowledgeSourceContract, IAsyncLifetime
{
    private readonly BlobContainerClient _container;

    public AzureBlobKnowledgeTests(Azurite azurite)
    {
        _container = new BlobServiceClient(azurite.ConnectionString).GetBlobContainerClient("knowledge-under-test");
        Source = new AzureBlobKnowledge(_container);
    }

    protected override IKnowledgeSource Source { get; }

    /// <summary>Each test begins without a document.</summary>
    public async Task InitializeAsync()
    {
        await _container.CreateIfNotExistsAsync();
        await foreach (var document in _container.GetBlobsAsync())
            await _container.DeleteBlobIfExistsAsync(document.Name);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    protected override Task WriteAsync(string assistant, string name, byte[] content) =>
        _container.GetBlobClient($"{assistant}/knowledge/{name}").UploadAsync(BinaryData.FromBytes(content), overwrite: true);

    protected override Task RemoveAsync(string assistant, string name) =>
        _container.DeleteBlobIfExistsAsync($"{assistant}/knowledge/{name}");
}
