using Azure.Data.Tables;
using HotelConcierge.Contracts.Node;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Functions.Storage;
using HotelConcierge.Storage;
using HotelConcierge.Unicode;

namespace HotelConcierge.Functions.Tests.Storage;

/// <summary>Azure Tables as Azurite plays them.</summary>
[NeedsNode]
[Collection(OnAzurite.Name)]
public sealed class AzureTableStoreTests : TableStoreContract, IAsyncLifetime
{
    private readonly TableServiceClient _service;

    public AzureTableStoreTests(Azurite azurite)
    {
        _service = new(azurite.ConnectionString);
        Store = new AzureTableStore(_service);
    }

    protected override ITableStore Store { get; }

    /// <summary>The tables go over the wire as JSON, which knows whole characters only.</summary>
    protected override string AsKept(string text) => WellFormedText.Of(text);

    /// <summary>Each test begins with an empty account.</summary>
    public async Task InitializeAsync()
    {
        await foreach (var table in _service.QueryAsync())
            await _service.DeleteTableAsync(table.Name);
    }

    public Task DisposeAsync() => Task.CompletedTask;
}
