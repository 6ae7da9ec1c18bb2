using System.Globalization;
using System.Text.Json.Nodes;
using HotelConcierge.Shop;
using HotelConcierge.Shop.Odoo;

namespace HotelConcierge.Tests.Shop.Odoo;

/// <summary>What Odoo alone has: versions, companies and their contacts, taxes, wildcards, numbers as staff write them.</summary>
public sealed class OdooErpTests
{
    private const string English = "en";

    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [InlineData(14)]
    [InlineData(18)]
    [InlineData(19)]
    public async Task Services_and_goods_that_are_not_counted_are_never_sold_out_whatever_the_version(int version)
    {
        await using var world = await OdooWorld.StartAsync(new() { Version = version });
        world.Odoo.Sell(new("DLV", "Delivery", 50));
        world.Odoo.Sell(new("GLV", "Gloves", 50) { Free = 0 });
        world.Odoo.Make("product.product", new() { ["name"] = "Cotton", ["default_code"] = "COT", ["list_price"] = 5 });

        Assert.Equal(
            [("COT", null), ("DLV", null), ("GLV", 0m)],
            (await world.Erp.FindProductsAsync(new(English), None)).Products.Select(product => (product.Code, product.Free)));
        Assert.Equal(["COT", "DLV"], await CodesAsync(world, new(English) { InStock = true }));
        Assert.Equal(["GLV"], await CodesAsync(world, new(English) { InStock = false }));
    }

    [Fact]
    public async Task Without_the_app_for_stock_nothing_is_counted()
    {
        await using var world = await OdooWorld.StartAsync(new() { HasStock = false });
        world.Odoo.Sell(new("GLV", "Gloves", 50) { Free = 0 });

        Assert.Equal(["GLV"], await CodesAsync(world, new(English) { InStock = true }));
        Assert.Empty(await CodesAsync(world, new(English) { InStock = false }));
        Assert.Null((await world.Erp.FindProductsAsync(new(English) { Text = "gloves" }, None)).Products[0].Free);
    }

    [Theory]
    [InlineData("%", "")]
    [InlineData("_", "")]
    [InlineData("\\", "")]
    [InlineData("100%", "ALC")]
    [InlineData("ax_b", "AXB")]
    [InlineData("axx_b", "")]
    [InlineData("'; drop table product_product; --", "")]
    public async Task Wildcards_and_quotes_in_a_search_are_words_like_others(string text, string code)
    {
        await using var world = await OdooWorld.StartAsync();
        world.Odoo.Sell(new("ALC", "Alcohol 100%", 50));
        world.Odoo.Sell(new("AXB", "Catheter axb", 50));

        Assert.Equal(code, string.Concat(await CodesAsync(world, new(English) { Text = text })));
    }

    [Fact]
    public async Task What_staff_note_on_buying_is_never_asked_for()
    {
        await using var world = await OdooWorld.StartAsync();
        world.Odoo.Sell(new("GLV", "Gloves", 50) { PurchaseNote = "Bad margin", Free = 3 });

        var found = await world.Erp.FindProductsAsync(new(English) { Text = "gloves" }, None);

        Assert.Null(Assert.Single(found.Products).Description);
        Assert.Empty((await world.Erp.FindProductsAsync(new(English) { Text = "margin" }, None)).Products);
        Assert.DoesNotContain(world.Odoo.Calls.Snapshot(), call => call.Arguments.Contains("description_purchase", StringComparison.Ordinal));
        Assert.All(
            world.Odoo.Calls.Snapshot().Where(call => call is { Model: "product.product", Method: "search_read" }),
            call => Assert.Contains("\"lang\":", call.Arguments, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_variants_own_price_is_what_is_compared()
    {
        await using var world = await OdooWorld.StartAsync();
        world.Odoo.Sell(new("GLV-S", "Gloves S", 100));
        var large = world.Odoo.Sell(new("GLV-L", "Gloves L", 100));
        var extra = world.Odoo.Make("product.template.attribute.value", new() { ["name"] = "L", ["price_extra"] = 30 });
        world.Odoo.Change(
            "product.product",
            large,
            new() { ["product_template_attribute_value_ids"] = new JsonArray(new JsonArray(6, 0, new JsonArray(extra))) });

        Assert.Equal(["GLV-L"], await CodesAsync(world, new(English) { MinimumPrice = 101 }));
        Assert.Equal(["GLV-S"], await CodesAsync(world, new(English) { MaximumPrice = 129.99m }));
        Assert.Equal(["GLV-L"], await CodesAsync(world, new(English) { Text = "gloves", MinimumPrice = 130, MaximumPrice = 130 }));
    }

    [Theory]
    [InlineData("081-234-5678", null)]
    [InlineData("+66 (0)81 234 5678", null)]
    [InlineData("(081) 234 5678", null)]
    [InlineData(null, "0812345678")]
    public async Task A_number_is_found_however_staff_wrote_it(string? phone, string? mobile)
    {
        await using var world = await OdooWorld.StartAsync();
        world.Odoo.Know(new("Somchai", phone, Mobile: mobile));
        world.Odoo.Know(new("Another", "081-234-56789"));
        world.Odoo.Know(new("Abroad", "+1 812 345 678 0"));
        world.Odoo.Know(new("At the desk", "081-234-5678 ext. 12"));

        var found = Assert.Single(await world.Erp.FindCustomersAsync("+66812345678", None));

        Assert.Equal(("Somchai", "+66812345678"), (found.Name, found.Phone));
    }

    [Fact]
    public async Task An_address_with_wildcards_in_it_is_itself_only()
    {
        await using var world = await OdooWorld.StartAsync();
        world.Odoo.Know(new("Ann", null, "annxb@clinic.example"));
        world.Odoo.Know(new("Bee", null, "Ann_B@clinic.example"));

        Assert.Equal("Bee", Assert.Single(await world.Erp.FindCustomersAsync("ann_b@clinic.example", None)).Name);
        foreach (var guess in new[] { "ann%@clinic.example", "%@%", "ann\\_b@clinic.example", "annx_@clinic.example" })
            Assert.Empty(await world.Erp.FindCustomersAsync(guess, None));
    }

    [Fact]
    public async Task A_contact_reads_the_orders_of_their_company_and_of_nobody_else()
    {
        await using var world = await OdooWorld.StartAsync();
        world.Odoo.Sell(new("GLV", "Gloves", 50) { Free = 3 });
        var clinic = world.Odoo.Know(new("Clinic"));
        world.Odoo.Change("res.partner", clinic, new() { ["is_company"] = true });
        var ann = Text(world.Odoo.Know(new("Ann", Parent: clinic)));
        var bee = Text(world.Odoo.Know(new("Bee")));
        var order = await PlaceAsync(world, ann, "key-1");
        await PlaceAsync(world, bee, "key-2");

        Assert.Equal(order.Id, Assert.Single(await world.Erp.OrdersOfAsync(ann, 10, English, None)).Id);
        Assert.Equal(order.Id, Assert.Single(await world.Erp.OrdersOfAsync(Text(clinic), 10, English, None)).Id);
        Assert.Null(await world.Erp.ReadOrderAsync(bee, order.Id, English, None));
    }

    [Fact]
    public async Task Taxes_that_only_Odoo_can_tell_are_not_guessed()
    {
        await using var world = await OdooWorld.StartAsync();
        var gloves = world.Odoo.Sell(new("GLV", "Gloves", 100) { TaxPercent = 7 });
        var fixedTax = world.Odoo.Make(
            "account.tax", new() { ["name"] = "Eco", ["amount_type"] = "fixed", ["amount"] = 2, ["company_id"] = world.Odoo.Company });
        var battery = world.Odoo.Sell(new("BAT", "Battery", 100));
        world.Odoo.Change("product.product", battery, new() { ["taxes_id"] = new JsonArray(new JsonArray(6, 0, new JsonArray(fixedTax))) });
        var position = world.Odoo.Make("account.fiscal.position", new() { ["name"] = "Abroad" });
        var (home, abroad) = (world.Odoo.Know(new("Home")), world.Odoo.Know(new("Abroad")));
        world.Odoo.Change("res.partner", abroad, new() { ["property_account_position_id"] = position });

        Assert.Equal((100m, 7m, 107m), await QuoteAsync(gloves, Text(home)));
        Assert.Equal((100m, null, 100m), await QuoteAsync(gloves, Text(abroad)));
        Assert.Equal((100m, null, 100m), await QuoteAsync(battery, Text(home)));

        world.Odoo.Make("account.fiscal.position", new() { ["name"] = "Detected", ["auto_apply"] = true });
        Assert.Equal((100m, null, 100m), await QuoteAsync(gloves, Text(home)));
        Assert.Equal((100m, 7m, 107m), await QuoteAsync(gloves, null));

        async Task<(decimal Net, decimal? Tax, decimal Total)> QuoteAsync(int product, string? customer)
        {
            var quote = await world.Erp.QuoteAsync(customer, [new(Text(product), 1)], English, None);
            return (quote.Net, quote.Tax, quote.Total);
        }
    }

    [Theory]
    [InlineData("round_per_line", 0.12)]
    [InlineData("round_globally", 0.14)]
    public async Task Taxes_are_rounded_as_the_company_has_it(string method, double tax)
    {
        await using var world = await OdooWorld.StartAsync();
        world.Odoo.Change("res.company", world.Odoo.Company, new() { ["tax_calculation_rounding_method"] = method });
        int[] products = [.. Enumerable.Range(0, 4).Select(at => world.Odoo.Sell(new($"P{at}", $"Pin {at}", 0.49m) { TaxPercent = 7 }))];

        var quote = await world.Erp.QuoteAsync(null, [.. products.Select(id => new WantedLine(Text(id), 1))], English, None);

        Assert.Equal((1.96m, (decimal)tax), (quote.Net, quote.Tax));
    }

    [Fact]
    public async Task A_draft_says_where_it_is_from_and_what_the_customer_wants()
    {
        await using var world = await OdooWorld.StartAsync();
        world.Odoo.Sell(new("GLV", "Gloves", 50) { Free = 3 });
        var ann = Text(world.Odoo.Know(new("Ann")));

        await PlaceAsync(world, ann, "key-1", "Ring <twice>\nplease");

        var draft = Assert.Single(world.Orders);
        Assert.Equal(
            ("out_invoice", "draft", "HotelConcierge", "Ring &lt;twice&gt;<br/>please"),
            ((string?)draft["move_type"], (string?)draft["state"], (string?)draft["invoice_origin"], (string?)draft["narration"]));
    }

    [Fact]
    public async Task An_order_keeps_its_kind_when_the_setting_changes()
    {
        await using var world = await OdooWorld.StartAsync(order: OdooOptions.Quotation);
        world.Odoo.Sell(new("GLV", "Gloves", 50) { Free = 3 });
        var ann = Text(world.Odoo.Know(new("Ann")));

        var order = await PlaceAsync(world, ann, "key-1");

        Assert.StartsWith("sale-", order.Id, StringComparison.Ordinal);
        Assert.StartsWith("S0", order.Number, StringComparison.Ordinal);
        Assert.Null(await world.Erp.ReadOrderAsync(ann, order.Id.Replace("sale", "invoice", StringComparison.Ordinal), English, None));
    }

    private static async Task<Order> PlaceAsync(OdooWorld world, string customer, string key, string? notes = null)
    {
        var product = (await world.Erp.FindProductsAsync(new(English), None)).Products[0];
        var quote = await world.Erp.QuoteAsync(customer, [new(product.Id, 2)], English, None);
        return await world.Erp.PlaceOrderAsync(new(key, customer, quote) { Language = English, Notes = notes }, None);
    }

    private static async Task<IEnumerable<string?>> CodesAsync(OdooWorld world, ProductQuery query) =>
        (await world.Erp.FindProductsAsync(query, None)).Products.Select(product => product.Code);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
