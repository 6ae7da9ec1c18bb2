using HotelConcierge.Contracts;
using HotelConcierge.Diagnostics;
using HotelConcierge.Shop;
using HotelConcierge.Simulators.Odoo;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Tests.Shop.Odoo;

/// <summary>What comes of Odoo's errors, and that nothing is made twice by them.</summary>
public sealed class OdooTroubleTests
{
    private const string English = "en";
    private const string Contact = "somchai@clinic.example";

    private static readonly CancellationToken None = CancellationToken.None;

    public static TheoryData<OdooFaultKind, ErpTrouble> Troubles => new()
    {
        { OdooFaultKind.SerializationFailure, ErpTrouble.Unavailable },
        { OdooFaultKind.LockNotAvailable, ErpTrouble.Unavailable },
        { OdooFaultKind.OperationalError, ErpTrouble.Unavailable },
        { OdooFaultKind.TooManyRequests, ErpTrouble.Unavailable },
        { OdooFaultKind.BadGateway, ErpTrouble.Unavailable },
        { OdooFaultKind.DropBeforeAccepting, ErpTrouble.Unavailable },
        { OdooFaultKind.AccessError, ErpTrouble.NoAccess },
        { OdooFaultKind.UserError, ErpTrouble.Refused },
        { OdooFaultKind.ValidationError, ErpTrouble.Refused },
        { OdooFaultKind.MissingError, ErpTrouble.Refused },
        { OdooFaultKind.KeyError, ErpTrouble.Broken },
        { OdooFaultKind.LoginPage, ErpTrouble.Broken },
        { OdooFaultKind.HugeAnswer, ErpTrouble.Broken },
        { OdooFaultKind.GarbleAfterAccepting, ErpTrouble.Unavailable },
    };

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task Each_error_is_told_by_its_kind_and_nothing_of_its_words_comes_through(OdooFaultKind kind, ErpTrouble trouble)
    {
        using var logs = new RecordedLogs();
        await using var world = await OpenAsync(logs: logs);
        await world.Erp.FindProductsAsync(new(English), None);
        world.Odoo.Faults.Add(new OdooFault(kind) { On = OdooOperation.Read, Times = null });

        var exception = await Assert.ThrowsAsync<ErpException>(() => world.Erp.FindCustomersAsync(Contact, None));

        Assert.Equal(trouble, exception.Trouble);
        foreach (var secret in new[] { "Traceback", "http.py", world.Odoo.Options.ApiKey, "Somchai", "somchai" })
            Assert.DoesNotContain(secret, string.Join('\n', [exception.ToString(), .. logs.Lines, .. logs.Details]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_that_takes_too_long_is_given_up()
    {
        await using var world = await OpenAsync(timeout: TimeSpan.FromSeconds(1));
        var hung = world.Odoo.Faults.Add(new OdooFault(OdooFaultKind.Hang) { On = OdooOperation.Read, Times = null });

        var exception = await Assert.ThrowsAsync<ErpException>(() => world.Erp.FindCustomersAsync(Contact, None));

        Assert.Equal((ErpTrouble.Unavailable, true), (exception.Trouble, hung.Hits > 0));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => world.Erp.FindCustomersAsync(Contact, new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task An_expired_key_is_no_access_and_one_refusal_alone_has_us_log_in_again()
    {
        await using var world = await OpenAsync();
        Assert.Single(await world.Erp.FindCustomersAsync(Contact, None));

        world.Odoo.Faults.Add(new OdooFault(OdooFaultKind.AccessDenied) { On = OdooOperation.Read });
        Assert.Single(await world.Erp.FindCustomersAsync(Contact, None));

        world.Odoo.IsKeyValid = false;
        var exception = await Assert.ThrowsAsync<ErpException>(() => world.Erp.FindCustomersAsync(Contact, None));
        Assert.Equal(ErpTrouble.NoAccess, exception.Trouble);
        Assert.DoesNotContain(world.Odoo.Options.ApiKey, exception.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(OdooFaultKind.DropAfterAccepting)]
    [InlineData(OdooFaultKind.GarbleAfterAccepting)]
    [InlineData(OdooFaultKind.HangAfterAccepting)]
    [InlineData(OdooFaultKind.DropBeforeAccepting)]
    [InlineData(OdooFaultKind.SerializationFailure)]
    [InlineData(OdooFaultKind.BadGateway)]
    public async Task An_order_whose_answer_is_lost_is_there_once_with_its_lines_once(OdooFaultKind kind)
    {
        await using var world = await OpenAsync(timeout: TimeSpan.FromSeconds(2));
        var order = await OrderAsync(world, "key-1");
        var fault = world.Odoo.Faults.Add(new OdooFault(kind) { On = OdooOperation.Load });

        await Assert.ThrowsAsync<ErpException>(() => world.Erp.PlaceOrderAsync(order, None));
        var placed = await world.Another().PlaceOrderAsync(order, None);
        var again = await world.Erp.PlaceOrderAsync(order, None);

        Assert.Equal(1, fault.Hits);
        Assert.Equal((placed.Id, 2), (again.Id, again.Lines.Length));
        Assert.Single(world.Orders);
        Assert.Equal(2, world.Odoo.Records("account.move.line").Count);
        Assert.Equal(order.Quote.Total, placed.Total);
    }

    [Fact]
    public async Task A_customer_whose_answer_is_lost_is_there_once()
    {
        await using var world = await OpenAsync();
        var before = await world.CountCustomersAsync();
        world.Odoo.Faults.Add(new OdooFault(OdooFaultKind.DropAfterAccepting) { On = OdooOperation.Load });

        await Assert.ThrowsAsync<ErpException>(() => world.Erp.CreateCustomerAsync("key-1", new("Anong", null, "anong@home.example"), None));
        await world.Erp.CreateCustomerAsync("key-1", new("Anong", null, "anong@home.example"), None);

        Assert.Equal(before + 1, await world.CountCustomersAsync());
    }

    [Fact]
    public async Task What_the_database_could_not_do_at_once_within_an_import_is_tried_again_a_few_times()
    {
        await using var world = await OpenAsync();
        var order = await OrderAsync(world, "key-1");
        world.Odoo.Faults.Add(new OdooFault(OdooFaultKind.ImportSerializationFailure) { On = OdooOperation.Load, Times = 2 });

        await world.Erp.PlaceOrderAsync(order, None);

        Assert.Single(world.Orders);
        world.Odoo.Faults.Add(new OdooFault(OdooFaultKind.ImportSerializationFailure) { On = OdooOperation.Load, Times = 3 });
        var next = order with { Key = "key-2" };
        Assert.Equal(
            ErpTrouble.Unavailable, (await Assert.ThrowsAsync<ErpException>(() => world.Erp.PlaceOrderAsync(next, None))).Trouble);
        Assert.Single(world.Orders);
        await world.Erp.PlaceOrderAsync(next, None);
        Assert.Equal(2, world.Orders.Count);
    }

    [Fact]
    public async Task An_order_that_is_there_is_found_though_its_product_is_archived_since()
    {
        await using var world = await OpenAsync();
        var order = await OrderAsync(world, "key-1");
        var placed = await world.Erp.PlaceOrderAsync(order, None);
        world.Odoo.Change("product.product", int.Parse(order.Quote.Lines[0].ProductId, null), new() { ["active"] = false });

        var again = await world.Erp.PlaceOrderAsync(order, None);

        Assert.Equal((placed.Id, "Nitrile gloves"), (again.Id, again.Lines[0].Name));
        var other = await Assert.ThrowsAsync<ErpException>(() => world.Erp.PlaceOrderAsync(order with { Key = "key-2" }, None));
        Assert.Equal((ErpTrouble.Refused, true), (other.Trouble, other.Message.Contains("invoice_line_ids", StringComparison.Ordinal)));
        Assert.Single(world.Orders);
    }

    [Fact]
    public async Task A_key_of_another_customers_order_shows_nothing_of_it()
    {
        await using var world = await OpenAsync();
        var order = await OrderAsync(world, "key-1");
        await world.Erp.PlaceOrderAsync(order, None);
        var other = world.Odoo.Know(new("Malee", null, "malee@pharmacy.example"));

        var theirs = order with { Customer = other.ToString(System.Globalization.CultureInfo.InvariantCulture) };

        Assert.Equal(ErpTrouble.Broken, (await Assert.ThrowsAsync<ErpException>(() => world.Erp.PlaceOrderAsync(theirs, None))).Trouble);
        Assert.Single(world.Orders);
    }

    [Fact]
    public async Task The_probe_says_what_is_wrong_and_what_to_do()
    {
        await using var world = await OpenAsync();
        Assert.Equal(Condition.Well, (await AskAsync(world.Services)).Condition);

        world.Odoo.Forbid("res.partner");
        var forbidden = await AskAsync(world.Services);
        Assert.Equal((Condition.NotWell, true), (forbidden.Condition, forbidden.Says.Contains("res.partner", StringComparison.Ordinal)));

        await using var wrongKey = world.Process("another-key");
        var refused = await AskAsync(wrongKey);
        Assert.Equal((Condition.NotWell, true), (refused.Condition, refused.Remedy.Contains("Odoo__ApiKey", StringComparison.Ordinal)));
        Assert.DoesNotContain("another-key", refused.ToString(), StringComparison.Ordinal);

        await using var nowhere = world.Process("another-key", "http://127.0.0.1:9");
        var unreached = await AskAsync(nowhere);
        Assert.Equal((Condition.NotWell, true), (unreached.Condition, unreached.Remedy.Contains("Odoo__Url", StringComparison.Ordinal)));

        static Task<Finding> AskAsync(IServiceProvider services) => Assert.Single(services.GetServices<IProbe>()).AskAsync(None);
    }

    [Fact]
    public async Task An_app_that_is_missing_is_no_refusal_of_what_a_guest_asks_for()
    {
        await using var world = await OpenAsync();
        world.Odoo.Faults.Add(new OdooFault(OdooFaultKind.UserError) { OnlyTo = "account.move", Times = null });

        var exception = await Assert.ThrowsAsync<ErpException>(() => world.Erp.FindProductsAsync(new(English), None));

        Assert.Equal(ErpTrouble.Broken, exception.Trouble);
    }

    [Fact]
    public async Task A_company_that_the_user_may_not_see_is_no_access()
    {
        await using var world = await OpenAsync();
        await using var process = world.Process(world.Odoo.Options.ApiKey, company: "77");

        var exception = await Assert.ThrowsAsync<ErpException>(
            () => process.GetRequiredService<IErp>().FindProductsAsync(new(English), None));

        Assert.Equal(ErpTrouble.NoAccess, exception.Trouble);
    }

    private static async Task<OdooWorld> OpenAsync(TimeSpan? timeout = null, RecordedLogs? logs = null)
    {
        var world = await OdooWorld.StartAsync(timeout: timeout, logs: logs);
        world.Odoo.Sell(new("GLV-100", "Nitrile gloves", 189) { Thai = "ถุงมือไนไตร", Free = 5, TaxPercent = 7 });
        world.Odoo.Sell(new("MSK-050", "Surgical masks", 12.35m) { Free = 40, TaxPercent = 7 });
        world.Odoo.Know(new("Somchai Clinic", "+66 2 123 4567", Contact));
        return world;
    }

    private static async Task<NewOrder> OrderAsync(OdooWorld world, string key)
    {
        var customer = Assert.Single(await world.Erp.FindCustomersAsync(Contact, None));
        var products = (await world.Erp.FindProductsAsync(new(English), None)).Products;
        var quote = await world.Erp.QuoteAsync(customer.Id, [.. products.Select(product => new WantedLine(product.Id, 3))], English, None);
        return new(key, customer.Id, quote) { Language = English };
    }
}
