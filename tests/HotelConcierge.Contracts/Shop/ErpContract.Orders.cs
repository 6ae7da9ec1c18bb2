using HotelConcierge.Shop;
using Xunit;

namespace HotelConcierge.Contracts.Shop;

public abstract partial class ErpContract
{
    private const string SomchaiContact = "office@somchai-clinic.example";
    private const string MaleeContact = "malee@pharmacy.example";

    [Fact]
    public async Task A_quote_adds_up_to_the_cent()
    {
        await using var server = await StartAsync();
        var lines = await LinesAsync(server, ("MSK-050", 3), ("COT-500", 0.5m), ("THM-001", 1), ("BOK-001", 2), ("DLV-001", 1));

        foreach (var customer in new[] { null, (await CustomerAsync(server, SomchaiContact)).Id })
        {
            var quote = await server.Erp.QuoteAsync(customer, lines, English, None);

            Assert.Equal("THB", quote.Currency);
            Assert.Equal([12.35m, 89.90m, 107.00m, 120.00m, 0m], quote.Lines.Select(line => line.UnitPrice));
            Assert.Equal([37.05m, 44.95m, 107.00m, 240.00m, 0m], quote.Lines.Select(line => line.Subtotal));
            Assert.Equal(["Surgical masks", "Cotton wool"], quote.Lines.Take(2).Select(line => line.Name));
            Assert.Equal(["pack of 5", "kg", null], quote.Lines.Take(3).Select(line => line.Unit));
            Assert.Equal(lines, quote.Lines.Select(line => new WantedLine(line.ProductId, line.Quantity)));
            Assert.Equal(quote.Net + (quote.Tax ?? 0), quote.Total);
            if (quote.Tax is not null)
                Assert.Equal((422.00m, 12.74m, 434.74m), (quote.Net, quote.Tax, quote.Total));
        }
    }

    [Fact]
    public async Task A_quote_names_products_in_the_asked_language_and_stock_is_no_obstacle()
    {
        await using var server = await StartAsync();

        var quote = await server.Erp.QuoteAsync(null, await LinesAsync(server, ("GLV-200", 5), ("THM-001", 4)), Thai, None);
        Assert.Equal(["ถุงมือยาง ไซซ์ M", "ปรอทวัดไข้ดิจิทัล"], quote.Lines.Select(line => line.Name));
    }

    [Theory]
    [InlineData("GLV-100", 0)]
    [InlineData("GLV-100", -1)]
    [InlineData("GLV-100", 1.5)]
    [InlineData("COT-500", 0.001)]
    public async Task A_quantity_that_cannot_be_sold_is_refused(string code, double quantity)
    {
        await using var server = await StartAsync();
        var lines = await LinesAsync(server, ("MSK-050", 1), (code, (decimal)quantity));

        await RefusedAsync(() => server.Erp.QuoteAsync(null, lines, English, None));
    }

    [Fact]
    public async Task Fewer_than_the_minimum_are_refused()
    {
        await using var server = await StartAsync();
        if (!KnowsMinimum)
            return;

        await RefusedAsync(() => QuoteAsync(server, SomchaiContact, ("SYR-010", 9)));
        Assert.Equal(45.00m, (await QuoteAsync(server, SomchaiContact, ("SYR-010", 10))).Lines[0].Subtotal);
    }

    [Fact]
    public async Task An_unknown_product_or_customer_and_no_line_at_all_are_refused()
    {
        await using var server = await StartAsync();
        var lines = await LinesAsync(server, ("MSK-050", 1));

        foreach (var id in new[] { "999999", "no id; at all", "" })
        {
            await RefusedAsync(() => server.Erp.QuoteAsync(null, [.. lines, new(id, 1)], English, None));
            await RefusedAsync(() => server.Erp.QuoteAsync(id, lines, English, None));
        }

        await RefusedAsync(() => server.Erp.QuoteAsync(null, [], English, None));
        var quote = await server.Erp.QuoteAsync(null, lines, English, None);
        await RefusedAsync(() => server.Erp.PlaceOrderAsync(new("order-key-1", "999999", quote) { Language = English }, None));
        Assert.Equal(0, await server.CountOrdersAsync());
    }

    [Fact]
    public async Task An_order_is_a_draft_with_exactly_what_was_quoted()
    {
        await using var server = await StartAsync();
        var order = await PlaceAsync(server, SomchaiContact, "order-key-1", ("GLV-100", 2), ("COT-500", 1.25m), ("THM-001", 1));
        var customer = await CustomerAsync(server, SomchaiContact);
        var quote = await QuoteAsync(server, SomchaiContact, ("GLV-100", 2), ("COT-500", 1.25m), ("THM-001", 1));

        Assert.NotEmpty(order.Number);
        Assert.Equal((OrderState.Draft, quote.Total, "THB"), (order.State, order.Total, order.Currency));
        foreach (var read in new[]
        {
            order,
            await server.Another().ReadOrderAsync(customer.Id, order.Id, English, None),
            Assert.Single(await server.Another().OrdersOfAsync(customer.Id, 10, English, None)),
        })
        {
            Assert.Equal((order.Id, order.Number, order.State, order.Total), (read!.Id, read.Number, read.State, read.Total));
            Assert.Equal(quote.Lines.AsEnumerable(), read.Lines);
        }
    }

    [Fact]
    public async Task An_order_is_placed_once_for_a_key()
    {
        await using var server = await StartAsync();

        var first = await PlaceAsync(server, SomchaiContact, "order-key-1", ("GLV-100", 2));
        var again = await PlaceAsync(server, SomchaiContact, "order-key-1", ("GLV-100", 2));
        var quote = await QuoteAsync(server, SomchaiContact, ("GLV-100", 2));
        var elsewhere = await server.Another().PlaceOrderAsync(
            new("order-key-1", (await CustomerAsync(server, SomchaiContact)).Id, quote) { Language = English }, None);

        Assert.Equal((first.Id, first.Id), (again.Id, elsewhere.Id));
        Assert.Equal(1, await server.CountOrdersAsync());
        Assert.NotEqual(first.Id, (await PlaceAsync(server, SomchaiContact, "order-key-2", ("GLV-100", 2))).Id);
        Assert.Equal(2, await server.CountOrdersAsync());
    }

    [Fact]
    public async Task Many_who_place_one_order_at_once_place_one()
    {
        await using var server = await StartAsync();
        var customer = (await CustomerAsync(server, SomchaiContact)).Id;
        var quote = await QuoteAsync(server, SomchaiContact, ("GLV-100", 2));

        var placed = await Task.WhenAll(Enumerable.Range(0, 8).Select(at => Either(server, at)
            .PlaceOrderAsync(new("order-key-1", customer, quote) { Language = English }, None)));

        Assert.Single(placed.Select(order => order.Id).Distinct(StringComparer.Ordinal));
        Assert.Equal(1, await server.CountOrdersAsync());
    }

    [Fact]
    public async Task Many_who_place_orders_at_once_get_one_each_with_a_number_of_its_own()
    {
        await using var server = await StartAsync();
        var customer = (await CustomerAsync(server, SomchaiContact)).Id;
        var quote = await QuoteAsync(server, SomchaiContact, ("GLV-100", 2));

        var placed = await Task.WhenAll(Enumerable.Range(0, 8).Select(at => Either(server, at)
            .PlaceOrderAsync(new($"order-key-{at}", customer, quote) { Language = English }, None)));

        Assert.Equal(8, placed.Select(order => order.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(8, placed.Select(order => order.Number).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(8, await server.CountOrdersAsync());
    }

    [Fact]
    public async Task A_customer_reads_only_their_own_orders_the_newest_first()
    {
        await using var server = await StartAsync();
        var (somchai, malee) = (await CustomerAsync(server, SomchaiContact), await CustomerAsync(server, MaleeContact));
        var orders = new List<Order>();
        for (var at = 0; at < 3; at++)
            orders.Add(await PlaceAsync(server, SomchaiContact, $"order-key-{at}", ("GLV-100", at + 1)));
        var theirs = await PlaceAsync(server, MaleeContact, "order-key-malee", ("MSK-050", 1));

        Assert.Equal(
            orders.Select(order => order.Id).Reverse(),
            (await server.Erp.OrdersOfAsync(somchai.Id, 10, English, None)).Select(order => order.Id));
        Assert.Equal(
            [orders[2].Id, orders[1].Id],
            (await server.Erp.OrdersOfAsync(somchai.Id, 2, English, None)).Select(order => order.Id));
        Assert.Equal([theirs.Id], (await server.Erp.OrdersOfAsync(malee.Id, 10, English, None)).Select(order => order.Id));
        Assert.Null(await server.Erp.ReadOrderAsync(malee.Id, orders[0].Id, English, None));
        Assert.Null(await server.Erp.ReadOrderAsync(somchai.Id, theirs.Id, English, None));
        foreach (var nobody in new[] { "999999", "no id; at all", "" })
        {
            Assert.Empty(await server.Erp.OrdersOfAsync(nobody, 10, English, None));
            Assert.Null(await server.Erp.ReadOrderAsync(somchai.Id, nobody, English, None));
            Assert.Null(await server.Erp.ReadOrderAsync(nobody, orders[0].Id, English, None));
        }
    }

    [Fact]
    public async Task A_draft_is_cancelled_by_its_own_customer_however_often()
    {
        await using var server = await StartAsync();
        var (somchai, malee) = (await CustomerAsync(server, SomchaiContact), await CustomerAsync(server, MaleeContact));
        var order = await PlaceAsync(server, SomchaiContact, "order-key-1", ("GLV-100", 2));

        Assert.Null(await server.Erp.CancelOrderAsync(malee.Id, order.Id, English, None));
        Assert.Null(await server.Erp.CancelOrderAsync(somchai.Id, "999999", English, None));
        Assert.Equal(OrderState.Draft, (await server.Erp.ReadOrderAsync(somchai.Id, order.Id, English, None))!.State);

        for (var times = 0; times < 3; times++)
            Assert.Equal(OrderState.Cancelled, (await server.Erp.CancelOrderAsync(somchai.Id, order.Id, English, None))!.State);
        Assert.Equal(OrderState.Cancelled, (await server.Another().ReadOrderAsync(somchai.Id, order.Id, English, None))!.State);

        // What is cancelled stays it: its key places nothing new.
        Assert.Equal(order.Id, (await PlaceAsync(server, SomchaiContact, "order-key-1", ("GLV-100", 2))).Id);
        Assert.Equal(1, await server.CountOrdersAsync());
    }

    [Fact]
    public async Task What_staff_have_confirmed_is_not_cancelled()
    {
        await using var server = await StartAsync();
        var somchai = await CustomerAsync(server, SomchaiContact);
        var order = await PlaceAsync(server, SomchaiContact, "order-key-1", ("GLV-100", 2));
        await server.ConfirmAsync(order.Id);

        Assert.Equal(OrderState.Confirmed, (await server.Erp.ReadOrderAsync(somchai.Id, order.Id, English, None))!.State);
        await RefusedAsync(() => server.Erp.CancelOrderAsync(somchai.Id, order.Id, English, None));
        Assert.Equal(OrderState.Confirmed, (await server.Erp.ReadOrderAsync(somchai.Id, order.Id, English, None))!.State);
    }

    protected static async Task<Quote> QuoteAsync(IErpServer server, string contact, params (string Code, decimal Quantity)[] wanted)
    {
        ArgumentNullException.ThrowIfNull(server);
        var customer = await CustomerAsync(server, contact);
        return await server.Erp.QuoteAsync(customer.Id, await LinesAsync(server, wanted), English, None);
    }

    protected static async Task<Order> PlaceAsync(
        IErpServer server, string contact, string key, params (string Code, decimal Quantity)[] wanted)
    {
        ArgumentNullException.ThrowIfNull(server);
        var customer = await CustomerAsync(server, contact);
        var quote = await QuoteAsync(server, contact, wanted);
        return await server.Erp.PlaceOrderAsync(new(key, customer.Id, quote) { Language = English }, None);
    }

    /// <summary>One process or the other, in turns.</summary>
    private static IErp Either(IErpServer server, int at) => at % 2 == 0 ? server.Erp : server.Another();
}
