using Azure.Data.Tables;
using HotelConcierge.Contracts.Node;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Functions.Storage;
using HotelConcierge.Storage;
using HotelConcierge.Text;

namespace HotelConcierge.Functions.Tests.Storage;

/// <summary>Azure Tables as Azurite plays them.</summary>
[NeedsNode]
[Collection(OnAzurite.Name)]
public sealed class AzureTableStoreTests : TableStoreContract, IAsyncLifetime
{
    private readonly Azurite _azurite;

    public AzureTableStoreTests(Azurite azurite) =>
        Store = new AzureTableStore(new TableServiceClient((_azurite = azurite).ConnectionString));

    protected override ITableStore Store { get; }

    /// <summary>The tables go over the wire as JSON, which knows whole characters only.</summary>
    protected override string AsKept(string text) => WellFormedText.Of(text);

    /// <summary>Each test begins with an empty account.</summary>
    public Task InitializeAsync() => _azurite.EmptyAsync();

    public Task DisposeAsync() => Task.CompletedTask;
}
