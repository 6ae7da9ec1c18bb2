using System.Collections.Immutable;
using HotelConcierge.Contracts;
using HotelConcierge.Contracts.Shop;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Embedded.Shop;
using HotelConcierge.Shop;

namespace HotelConcierge.Tests.Embedded.Shop;

public sealed class EmbeddedErpTests : ErpContract
{
    [Fact]
    public async Task More_than_anybody_orders_is_refused()
    {
        await using var server = await StartAsync();

        await RefusedAsync(async () => await server.Erp.QuoteAsync(null, await LinesAsync(server, ("GLV-100", 1e9m)), English, None));
    }

    [Fact]
    public async Task A_key_that_is_none_is_a_mistake_of_the_caller()
    {
        await using var server = await StartAsync();
        var quote = await QuoteAsync(server, "malee@pharmacy.example", ("GLV-100", 1));
        var customer = await CustomerAsync(server, "malee@pharmacy.example");

        foreach (var key in new[] { "", "a b", "a/b", new string('a', 65) })
        {
            await Assert.ThrowsAsync<ArgumentException>(() =>
                server.Erp.PlaceOrderAsync(new(key, customer.Id, quote) { Language = English }, None));
            await Assert.ThrowsAsync<ArgumentException>(() => server.Erp.CreateCustomerAsync(key, new("A", null, "a@b.example"), None));
        }
    }

    [Fact]
    public async Task Another_customers_key_gives_nothing_away()
    {
        await using var server = await StartAsync();
        await PlaceAsync(server, "malee@pharmacy.example", "order-key-1", ("GLV-100", 1));

        await RefusedAsync(() => PlaceAsync(server, "office@somchai-clinic.example", "order-key-1", ("GLV-100", 1)));
    }

    protected override Task<IErpServer> StartAsync() => Task.FromResult<IErpServer>(new Server());

    private sealed class Server : IErpServer
    {
        private readonly InMemoryTableStore _store = new();
        private readonly ManualTimeProvider _clock = new();
        private readonly EmbeddedErp _erp;

        public Server() => _erp = New();

        public IErp Erp => _erp;

        public IErp Another() => New();

        public Task ConfirmAsync(string orderId) => _erp.ConfirmAsync(orderId, CancellationToken.None);

        public Task<int> CountOrdersAsync() => _erp.CountOrdersAsync(CancellationToken.None);

        public Task<int> CountCustomersAsync() => _erp.CountCustomersAsync(CancellationToken.None);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private EmbeddedErp New() => new(new Lazy<DemoCatalogue>(Catalogue), _store, _clock);

        private static DemoCatalogue Catalogue() => new(
            Seed.Currency,
            [.. Seed.Products.Select(Product)],
            [.. Seed.Customers.Select((customer, at) =>
                new Customer($"C{at}", customer.Name, ErpRows.ContactOf(customer.Phone), customer.Email))],
            []);

        private static DemoProduct Product(SeededProduct seeded) => new(seeded.Code, Both(seeded.English, seeded.Thai), seeded.Price)
        {
            Descriptions = Both(seeded.Description, null),
            Units = Both(seeded.Unit, null),
            Barcode = seeded.Barcode,
            Free = seeded.Free,
            Minimum = seeded.QuantityDecimals > 0 ? 0.01m : seeded.Minimum,
            Decimals = seeded.QuantityDecimals,
            TaxPercent = seeded.TaxPercent,
            PriceHasTax = seeded.PriceHasTax,
            IsForSale = seeded.IsForSale,
        };

        private static ImmutableDictionary<string, string> Both(string? english, string? thai)
        {
            var texts = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
            if (english is not null)
                texts.Add(English, english);
            if (thai is not null)
                texts.Add(Thai, thai);
            return texts.ToImmutable();
        }
    }
}
