using Azure.Data.Tables;
using HotelConcierge.Contracts.Conversations;
using HotelConcierge.Contracts.Node;
using HotelConcierge.Functions.Storage;
using HotelConcierge.Functions.Tests.Storage;
using HotelConcierge.Storage;

namespace HotelConcierge.Functions.Tests.Conversations;

[NeedsNode]
[Collection(OnAzurite.Name)]
public sealed class AzureOptOutsTests : OptOutsContract, IAsyncLifetime
{
    private readonly Azurite _azurite;

    public AzureOptOutsTests(Azurite azurite) => Store = new AzureTableStore(new TableServiceClient((_azurite = azurite).ConnectionString));

    protected override ITableStore Store { get; }

    public Task InitializeAsync() => _azurite.EmptyAsync();

    public Task DisposeAsync() => Task.CompletedTask;
}
