using System.Globalization;
using System.Net;
using HotelConcierge.Contracts.Node;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Functions.Tests.Storage;
using HotelConcierge.Simulators.Odoo;
using HotelConcierge.Simulators.OpenAI;

namespace HotelConcierge.Functions.Tests.Durable;

/// <summary>
/// A customer orders on the production host: Durable's own engine and entities, a real storage account, an Odoo over HTTP, and staff who
/// see to the order at the desk. Then they fill in a form of the hotel, and want to be forgotten.
/// </summary>
[NeedsNode]
[Collection(OnAzuriteOfTheEngine.Name)]
public sealed class OrderOnDurableTests(Azurite azurite) : IAsyncLifetime
{
    private const long Guest = 34600000452;

    private static readonly RawTrace[] Traces =
    [
        RawTrace.Of("customer's name", "Anong Wombatlattice"),
        RawTrace.Of("customer's e-mail", "anong@wombatlattice.example"),
        RawTrace.Of("ordered product", "Numbat gloves"),
        RawTrace.Of("product in the cart", "Quokka masks"),
        RawTrace.Of("total", "529.65 THB"),
        RawTrace.Of("form's answer", "tulips"),
    ];

    private SimulatedOdoo _odoo = null!;
    private DurableDesk _desk = null!;
    private int _gloves;
    private int _masks;

    public async Task InitializeAsync()
    {
        _odoo = await SimulatedOdoo.StartAsync();
        _gloves = _odoo.Sell(new("GLN-M", "Numbat gloves", 165) { Unit = "box", Free = 240, TaxPercent = 7 });
        _masks = _odoo.Sell(new("MSK-50", "Quokka masks", 75) { Unit = "box", Free = 40, TaxPercent = 7 });
        _desk = await DurableDesk.OpenAsync(
            azurite,
            Guest,
            ("Odoo:Url", _odoo.BaseAddress.ToString()),
            ("Odoo:Database", _odoo.Options.Database),
            ("Odoo:Username", _odoo.Options.Username),
            ("Odoo:ApiKey", _odoo.Options.ApiKey),

            // A busy machine is no slow ERP.
            ("Odoo:Timeout", "00:01:00"));
    }

    public async Task DisposeAsync()
    {
        if (_desk is not null)
            await _desk.DisposeAsync();
        await _odoo.DisposeAsync();
    }

    [Fact]
    public async Task A_customer_orders_once_staff_see_it_and_nothing_is_left_of_who_is_forgotten()
    {
        await _desk.ReadAfterAsync("/start shop");
        Assert.Contains("Numbat gloves", await CallAsync("gloves?", "find_products", """{"text":"gloves"}"""), StringComparison.Ordinal);
        Assert.Contains("495.00 THB", await CallAsync("3 boxes", "change_cart", Cart(_gloves, 3)), StringComparison.Ordinal);
        Assert.Contains(
            "Shall I register you",
            await CallAsync(
                "I am Anong Wombatlattice, anong@wombatlattice.example",
                "register_customer",
                """{"name":"Anong Wombatlattice","email":"anong@wombatlattice.example"}"""),
            StringComparison.Ordinal);
        await _desk.ReadAfterAsync("yes");
        Assert.Contains("529.65 THB", await CallAsync("please order", "place_order", "{}"), StringComparison.Ordinal);
        Assert.Empty(_odoo.Records("account.move"));

        var done = await _desk.ReadAfterAsync("yes");

        var order = Assert.Single(_odoo.Records("account.move"))["id"]!.GetValue<int>();
        Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"Your order request invoice-{order} is sent."), done, StringComparison.Ordinal);
        await CallAsync("2 boxes of masks", "change_cart", Cart(_masks, 2));
        var one = Assert.Single(await _desk.OpenCasesAsync());
        var (status, thread) = await _desk.SendAsync(HttpMethod.Get, $"/api/desk/cases/{one}", null);
        Assert.Equal((HttpStatusCode.OK, "order"), (status, thread!["case"]!["reason"]!.GetValue<string>()));
        Assert.Contains("3 × Numbat gloves", Assert.Single(thread["guest"]!["orders"]!.AsArray())!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("2 × Quokka masks", Assert.Single(thread["guest"]!["cart"]!.AsArray())!.GetValue<string>(), StringComparison.Ordinal);
        Assert.EndsWith(
            "registered in this chat", Assert.Single(thread["guest"]!["customer"]!.AsArray())!.GetValue<string>(), StringComparison.Ordinal);

        await _desk.ReadAfterAsync("/start hotel");
        await CallAsync("some tulips please", "order_flowers", """{"flower":"tulips"}""");
        Assert.Equal(Traces.Select(trace => trace.Name), await _desk.FindAsync(Traces));
        await _desk.ReadAfterAsync("forget me");

        Assert.Empty(await _desk.FindAsync(Traces));
        Assert.Equal(HttpStatusCode.NotFound, (await _desk.SendAsync(HttpMethod.Get, $"/api/desk/cases/{one}", null)).Status);
        Assert.Single(_odoo.Records("account.move"));
    }

    private static string Cart(int product, int quantity) => string.Create(
        CultureInfo.InvariantCulture, $$"""{"items":[{"product_id":"{{product}}","quantity":{{quantity}},"how":"set"}]}""");

    /// <summary>The guest writes; the model calls a tool for it.</summary>
    private Task<string> CallAsync(string words, string tool, string arguments)
    {
        _desk.World.Model.Enqueue(ScriptedAnswer.Call(tool, arguments));
        return _desk.ReadAfterAsync(words);
    }
}
