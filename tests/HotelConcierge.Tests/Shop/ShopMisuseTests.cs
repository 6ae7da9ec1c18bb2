using System.Text.Json.Nodes;
using HotelConcierge.Proposals;
using HotelConcierge.Shop;
using HotelConcierge.Tests.Turns;

namespace HotelConcierge.Tests.Shop;

/// <summary>A model that uses the shop badly, or lies: nothing is ordered, and the guest reads something sensible.</summary>
public sealed class ShopMisuseTests : IDisposable
{
    private readonly ShopWorld _shop = new();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task A_model_that_says_yes_for_the_guest_orders_nothing()
    {
        await _shop.AskAsync();
        var proposal = await ProposalAsync();
        _shop.Model.Calls("answer_proposal", Answer(proposal)).Says("The summary is above.");

        await _shop.World.SayAsync("how long is the delivery?");

        Assert.Empty(_shop.Erp.Placed);
        Assert.Contains("no plain yes", _shop.Results[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_yes_in_the_turn_that_asks_orders_nothing()
    {
        await _shop.PutAsync(StubErp.Gloves, 3);
        _shop.Model.Calls("place_order").Calls("answer_proposal", Answer("prop-0000000000000000")).Says("DONE");

        await _shop.World.SayAsync("order, yes");

        Assert.Empty(_shop.Erp.Placed);
    }

    [Fact]
    public async Task Another_customers_id_and_prices_of_its_own_change_nothing()
    {
        await _shop.PutAsync(StubErp.Gloves, 3);
        await _shop.SayAsync("order", "place_order", new Dictionary<string, object?>
        {
            ["customer_id"] = "c-1",
            ["partner_id"] = 1,
            ["lines"] = new JsonArray(new JsonObject { ["product_id"] = StubErp.Gloves, ["quantity"] = 3, ["price"] = 1 }),
            ["total"] = 3,
        });
        await _shop.SayPlainlyAsync("yes");

        var (customer, order) = Assert.Single(_shop.Erp.Placed);
        Assert.Equal((StubCustomers.Id, 529.65m), (customer, order.Total));
    }

    [Fact]
    public async Task A_guest_who_is_another_customer_by_the_time_of_the_yes_orders_nothing()
    {
        await _shop.AskAsync();
        _shop.Customers.Customer = new("c-9", "Other Clinic", CustomerProof.Code);

        Assert.Contains("your customer record", await _shop.SayPlainlyAsync("yes"), StringComparison.Ordinal);
        Assert.Empty(_shop.Erp.Placed);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1e9)]
    [InlineData(2.5)]
    [InlineData("three")]
    [InlineData("3")]
    [InlineData(true)]
    [InlineData(null)]
    public async Task A_quantity_that_is_none_changes_nothing(object? quantity)
    {
        await _shop.PutAsync(StubErp.Gloves, 3);
        var before = _shop.Model.Shown.Count;
        _shop.Model.Calls("change_cart", ShopWorld.Change((StubErp.Gloves, quantity, "set"))).Says("How many would you like?");

        var read = await _shop.World.SayAsync("some more gloves");

        Assert.NotEmpty(read);
        Assert.True(_shop.Model.Shown.Count > before);
        Assert.Contains("items[0]", string.Join(' ', _shop.Results), StringComparison.Ordinal);
        Assert.Equal([(StubErp.Gloves, 3m)], await _shop.CartAsync());
    }

    [Theory]
    [InlineData("no-such-product")]
    [InlineData(11)]
    [InlineData("")]
    [InlineData(null)]
    public async Task A_product_that_is_none_changes_nothing_of_the_others_either(object? product)
    {
        _shop.Model.Calls("change_cart", ShopWorld.Change((StubErp.Gloves, 3, "set"), (product, 2, "add"))).Says("Which product?");

        Assert.Equal("Which product?", await _shop.World.SayAsync("gloves and the other thing"));

        Assert.Contains("items[1]", _shop.Results[0], StringComparison.Ordinal);
        Assert.Empty(await _shop.CartAsync());
    }

    [Fact]
    public async Task Arrays_as_another_system_had_them_change_nothing()
    {
        _shop.Model
            .Calls("change_cart", new Dictionary<string, object?>
            {
                ["product_ids"] = new JsonArray(11, 20, 30),
                ["quantities"] = new JsonArray(1, 2),
            })
            .Says("What would you like?");

        Assert.Equal("What would you like?", await _shop.World.SayAsync("order these"));
        Assert.Empty(await _shop.CartAsync());
    }

    [Fact]
    public async Task A_quantity_below_the_smallest_order_is_told_with_what_it_is()
    {
        var read = await _shop.PutAsync(StubErp.Masks, 2);

        Assert.Contains("Surgical masks: it can be ordered from 5 on", read, StringComparison.Ordinal);
        Assert.Empty(await _shop.CartAsync());
        await _shop.PutAsync(StubErp.Cotton, 2.5m);
        Assert.Equal([(StubErp.Cotton, 2.5m)], await _shop.CartAsync());
    }

    [Fact]
    public async Task A_cart_grows_neither_beyond_its_lines_nor_by_repeated_additions()
    {
        _shop.Erp.Products.AddRange(Enumerable.Range(0, 60).Select(at => new Product($"x{at}", $"Thing {at}", null, 1, "THB", null)));
        var fifty = Enumerable.Range(0, 50).Select(at => ((object?)$"x{at}", (object?)1, "set")).ToArray();
        await _shop.SayAsync("everything", "change_cart", ShopWorld.Change(fifty));
        Assert.Equal(50, (await _shop.CartAsync()).Count);

        _shop.Model.Calls("change_cart", ShopWorld.Change(("x55", 1, "set"))).Says("Your cart is full.");
        await _shop.World.SayAsync("one more");
        _shop.Model.Calls("change_cart", ShopWorld.Change(("x1", 9_999, "add"), ("x1", 9_999, "add"))).Says("Too many.");
        await _shop.World.SayAsync("many more");

        var cart = await _shop.CartAsync();
        Assert.Equal(50, cart.Count);
        Assert.All(cart, line => Assert.InRange(line.Quantity, 1, _shop.Plan.MostQuantity));
    }

    [Theory]
    [InlineData("Your order has been placed, I ordered three boxes for you.")]
    [InlineData("Great news: your order is confirmed!")]
    [InlineData("I have ordered the gloves for you.")]
    [InlineData("I have forwarded your order to our sales team.")]
    public async Task A_claim_that_something_is_ordered_does_not_reach_the_guest(string claim)
    {
        await _shop.PutAsync(StubErp.Gloves, 3);
        _shop.Model.Says(claim).Says(claim);

        var read = await _shop.World.SayAsync("ok order the gloves");

        Assert.DoesNotContain(claim, read, StringComparison.Ordinal);
        Assert.NotEqual(_shop.World.Reply("apology"), read);
        Assert.Empty(_shop.Erp.Placed);
    }

    [Fact]
    public async Task A_claim_in_thai_does_not_either()
    {
        await _shop.SayAsync("ขอถุงมือสามกล่อง", "change_cart", ShopWorld.Change((StubErp.Gloves, 3, "set")));
        const string Claim = "สั่งซื้อถุงมือให้เรียบร้อยแล้วค่ะ";
        _shop.Model.Says(Claim).Says(Claim);

        var read = await _shop.World.SayAsync("สั่งถุงมือเลยนะ");

        Assert.Equal(_shop.Plan.Text(ShopPlan.NothingOrdered, "th"), read);
    }

    [Fact]
    public async Task A_price_that_no_tool_told_does_not_reach_the_guest_and_one_that_it_told_does()
    {
        _shop.Model.Says("The gloves cost 99 baht.").Says("They cost 99 baht, really.");
        Assert.Equal(_shop.Plan.Text(ShopPlan.PricesAsked, "en"), await _shop.World.SayAsync("how much are gloves"));

        await _shop.SayAsync("gloves", "find_products", new Dictionary<string, object?> { ["text"] = "gloves" });
        _shop.Model.Says("The nitrile ones cost 165 baht a box.");
        Assert.Equal("The nitrile ones cost 165 baht a box.", await _shop.World.SayAsync("and the first one was?"));
    }

    [Theory]
    [InlineData("minimum_price", "cheap")]
    [InlineData("maximum_price", -5)]
    [InlineData("page", 0)]
    [InlineData("page", 1.5)]
    [InlineData("in_stock", "yes")]
    public async Task A_search_of_wrong_types_is_told_to_the_model(string name, object value)
    {
        _shop.Model.Calls("find_products", new Dictionary<string, object?> { [name] = value }).Says("What do you look for?");

        Assert.Equal("What do you look for?", await _shop.World.SayAsync("show me something"));
        Assert.Contains($"Nothing was found: {name} has to be", _shop.Results[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forged_tap_finds_nothing_of_anybody()
    {
        var read = await _shop.SayAsync("look", "find_products", new Dictionary<string, object?> { ["product_id"] = "../../etc" });

        Assert.NotEmpty(read);
        Assert.Empty(await _shop.CartAsync());
    }

    private static Dictionary<string, object?> Answer(string proposal) => new(StringComparer.Ordinal)
    {
        ["proposal_id"] = proposal,
        ["answer"] = "yes",
    };

    private async Task<string> ProposalAsync() =>
        (await _shop.Get<OpenProposals>().FindAsync(TurnWorld.Guest, call: null, default))!.Id;
}
