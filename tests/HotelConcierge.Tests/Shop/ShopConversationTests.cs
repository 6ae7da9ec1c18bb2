using HotelConcierge.Assistants;
using HotelConcierge.Handoff;
using HotelConcierge.Messages;
using HotelConcierge.Shop;
using HotelConcierge.Tests.Turns;

namespace HotelConcierge.Tests.Shop;

/// <summary>Whole conversations of customers with the shop.</summary>
public sealed class ShopConversationTests : IDisposable
{
    private readonly ShopWorld _shop = new();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task A_customer_searches_chooses_corrects_confirms_and_has_one_draft()
    {
        var found = await _shop.SayAsync("do you have gloves", "find_products", new Dictionary<string, object?> { ["text"] = "gloves" });
        Assert.Contains("1. Nitrile gloves, size M", found, StringComparison.Ordinal);
        Assert.Contains("165.00 THB / box · in stock: 240", found, StringComparison.Ordinal);
        Assert.Contains("out of stock", found, StringComparison.Ordinal);

        var card = await _shop.SayPlainlyAsync("1");
        Assert.Contains("GLN-M", card, StringComparison.Ordinal);
        Assert.Contains("How many would you like?", card, StringComparison.Ordinal);

        var cart = await _shop.SayPlainlyAsync("5 boxes please");
        Assert.Contains("Nitrile gloves, size M: 5 box × 165.00 THB = 825.00 THB", cart, StringComparison.Ordinal);
        Assert.Contains("Total: 882.75 THB", cart, StringComparison.Ordinal);

        await _shop.PutAsync(StubErp.Alcohol, 6);
        await _shop.SayAsync("make it three boxes of gloves", "change_cart", ShopWorld.Change((StubErp.Gloves, 3, "set")));
        var asked = await _shop.SayAsync("that is all, order it", "place_order", new Dictionary<string, object?> { ["notes"] = "ring twice" });
        Assert.Contains("3 box × 165.00 THB = 495.00 THB", asked, StringComparison.Ordinal);
        Assert.Contains("6 bottle × 85.50 THB = 513.00 THB (only 4 in stock now)", asked, StringComparison.Ordinal);
        Assert.Contains("Net: 1,008.00 THB", asked, StringComparison.Ordinal);
        Assert.Contains("Tax: 70.56 THB", asked, StringComparison.Ordinal);
        Assert.Contains("Total: 1,078.56 THB", asked, StringComparison.Ordinal);
        Assert.Contains("Customer: Somchai Clinic", asked, StringComparison.Ordinal);
        Assert.Contains("Note: ring twice", asked, StringComparison.Ordinal);
        Assert.Empty(_shop.Erp.Placed);

        var ordered = await _shop.SayPlainlyAsync("yes please");
        Assert.Contains("Your order request S001 is sent. A representative will contact you", ordered, StringComparison.Ordinal);
        var (customer, order) = Assert.Single(_shop.Erp.Placed);
        Assert.Equal((StubCustomers.Id, OrderState.Draft, 1078.56m), (customer, order.State, order.Total));
        Assert.Equal([(StubErp.Gloves, 3m), (StubErp.Alcohol, 6m)], order.Lines.Select(line => (line.ProductId, line.Quantity)));
        Assert.Equal("ring twice", Assert.Single(_shop.Erp.Wanted).Notes);
        Assert.Empty(await _shop.CartAsync());
    }

    [Fact]
    public async Task Behind_the_promise_that_somebody_calls_stands_a_case_beside_which_the_concierge_goes_on()
    {
        await _shop.AskAsync();
        await _shop.SayPlainlyAsync("yes");

        var one = Assert.Single(await _shop.CasesAsync());
        Assert.Equal(
            (CaseReason.Order, CaseStatus.Concierge, "shop", BuiltInDesk.DeskName), (one.Reason, one.Status, one.Assistant, one.Desk));
        Assert.Contains("S001", one.Summary, StringComparison.Ordinal);
        var thread = await _shop.Get<DeskThreads>().ReadAsync(one.Id, default);
        Assert.Contains(thread!.Entries, entry => entry.From is ThreadVoice.Note && entry.Text.Contains("Nitrile gloves", StringComparison.Ordinal));

        _shop.Model.Says("You are welcome.");
        Assert.Equal("You are welcome.", await _shop.World.SayAsync("thank you"));
    }

    [Fact]
    public async Task Where_nobody_could_be_told_nobody_is_promised()
    {
        using var shop = new ShopWorld(hasDesk: false);
        await shop.AskAsync();

        var ordered = await shop.SayPlainlyAsync("yes");

        Assert.Contains("S001 is in our order system as a draft", ordered, StringComparison.Ordinal);
        Assert.DoesNotContain("contact you", ordered, StringComparison.Ordinal);
        Assert.Single(shop.Erp.Placed);
    }

    [Fact]
    public async Task In_thai_the_same_is_said_in_thai()
    {
        await _shop.SayAsync("ขอถุงมือ M สามกล่องค่ะ", "change_cart", ShopWorld.Change((StubErp.Gloves, 3, "set")));
        var asked = await _shop.SayAsync("สั่งเลยค่ะ", "place_order");
        Assert.Contains("สรุปคำสั่งซื้อ", asked, StringComparison.Ordinal);
        Assert.Contains("รวมทั้งสิ้น 529.65 THB", asked, StringComparison.Ordinal);

        Assert.Contains("ส่งคำสั่งซื้อเลขที่ S001 เรียบร้อยแล้ว", await _shop.SayPlainlyAsync("ยืนยันค่ะ"), StringComparison.Ordinal);
        Assert.Single(_shop.Erp.Placed);
    }

    [Fact]
    public async Task Whoever_is_no_known_customer_is_told_what_is_needed_and_keeps_the_cart()
    {
        _shop.Customers.Customer = null;

        Assert.Contains("your customer record", await _shop.AskAsync(), StringComparison.Ordinal);
        Assert.Contains("your customer record", await _shop.SayAsync("what did I order", "my_orders"), StringComparison.Ordinal);
        Assert.Equal([(StubErp.Gloves, 3m)], await _shop.CartAsync());
    }

    [Fact]
    public async Task A_no_orders_nothing_and_keeps_the_cart()
    {
        await _shop.AskAsync();

        Assert.Contains("nothing is ordered", await _shop.SayPlainlyAsync("no thanks"), StringComparison.Ordinal);
        Assert.Empty(_shop.Erp.Placed);
        Assert.Equal([(StubErp.Gloves, 3m)], await _shop.CartAsync());
    }

    [Fact]
    public async Task A_yes_to_prices_that_have_changed_orders_nothing_and_the_new_summary_is_asked()
    {
        await _shop.AskAsync();
        _shop.Erp.SetPrice(StubErp.Gloves, 170);

        var again = await _shop.SayPlainlyAsync("yes");
        Assert.Contains("have changed", again, StringComparison.Ordinal);
        Assert.Contains("3 box × 170.00 THB = 510.00 THB", again, StringComparison.Ordinal);
        Assert.Empty(_shop.Erp.Placed);

        await _shop.SayPlainlyAsync("yes");
        Assert.Equal(545.70m, Assert.Single(_shop.Erp.Placed).Order.Total);
    }

    [Fact]
    public async Task A_yes_after_a_product_is_gone_orders_nothing_and_asks_about_the_rest()
    {
        await _shop.PutAsync(StubErp.Alcohol, 2);
        await _shop.AskAsync();
        _shop.Erp.Products.RemoveAll(product => product.Id == StubErp.Alcohol);

        var again = await _shop.SayPlainlyAsync("yes");
        Assert.Contains("No longer sold, and left out: Alcohol 70%, 450 ml", again, StringComparison.Ordinal);
        Assert.Empty(_shop.Erp.Placed);
    }

    [Fact]
    public async Task A_yes_after_two_hours_orders_nothing()
    {
        await _shop.AskAsync();
        await _shop.World.Host.AdvanceAsync(TimeSpan.FromHours(2));

        _shop.Model.Says("What would you like?");
        await _shop.World.SayAsync("yes");
        Assert.Empty(_shop.Erp.Placed);
    }

    [Fact]
    public async Task A_yes_after_the_cart_has_changed_is_to_nothing()
    {
        await _shop.AskAsync();
        await _shop.PutAsync(StubErp.Gloves, 4);

        _shop.Model.Says("Shall I show the summary?");
        await _shop.World.SayAsync("yes");
        Assert.Empty(_shop.Erp.Placed);
    }

    [Fact]
    public async Task Products_are_shown_page_by_page()
    {
        _shop.Erp.Products.AddRange(Enumerable.Range(1, 7).Select(at =>
            new Product($"s{at}", $"Syringe {at} ml", null, at, "THB", null) { Free = 10 }));

        var first = await _shop.SayAsync("I am looking for syringes", "find_products", new Dictionary<string, object?> { ["text"] = "Syringe" });
        Assert.Contains("5. Syringe 5 ml", first, StringComparison.Ordinal);
        Assert.Contains("6. More products", first, StringComparison.Ordinal);

        var second = await _shop.SayPlainlyAsync("more");
        Assert.Contains("1. Syringe 6 ml", second, StringComparison.Ordinal);
        Assert.Contains("2. Syringe 7 ml", second, StringComparison.Ordinal);
        Assert.Contains("Syringe 7 ml", await _shop.SayPlainlyAsync("2"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_out_of_stock_can_be_ordered_and_what_is_in_stock_is_named_instead()
    {
        await _shop.SayAsync("do you have gloves", "find_products", new Dictionary<string, object?> { ["text"] = "gloves" });

        var card = await _shop.SayPlainlyAsync("2");

        Assert.Contains("It is out of stock at the moment. You can order it all the same", card, StringComparison.Ordinal);
        Assert.Contains("These are in stock:", card, StringComparison.Ordinal);
        Assert.Contains("Nitrile gloves, size M: 165.00 THB / box", card, StringComparison.Ordinal);
        Assert.Contains("145.00 THB = 290.00 THB (only 0 in stock now)", await _shop.SayPlainlyAsync("2"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, null, null, "Latex gloves, size M", "Nitrile gloves")]
    [InlineData(true, null, null, "Nitrile gloves, size M", "Latex gloves")]
    [InlineData(null, 0, 150, "Latex gloves, size M", "Nitrile gloves")]
    [InlineData(null, 150, 200, "Nitrile gloves, size M", "Latex gloves")]
    public async Task Stock_and_prices_narrow_the_search(bool? inStock, int? minimum, int? maximum, string found, string not)
    {
        var arguments = new Dictionary<string, object?> { ["text"] = "gloves" };
        foreach (var (name, value) in new (string, object?)[] { ("in_stock", inStock), ("minimum_price", minimum), ("maximum_price", maximum) })
        {
            if (value is not null)
                arguments[name] = value;
        }

        var read = await _shop.SayAsync("gloves", "find_products", arguments);

        Assert.Contains(found, read, StringComparison.Ordinal);
        Assert.DoesNotContain(not + ", size M**", read, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_conversation_keeps_the_cart_and_closes_the_question_and_forget_me_leaves_nothing()
    {
        await _shop.AskAsync();
        await _shop.SayPlainlyAsync("new conversation");
        Assert.Equal([(StubErp.Gloves, 3m)], await _shop.CartAsync());
        _shop.Model.Says("What would you like?");
        await _shop.World.SayAsync("yes");
        Assert.Empty(_shop.Erp.Placed);

        await _shop.AskAsync();
        await _shop.SayPlainlyAsync("yes");
        Assert.NotEmpty(await _shop.CasesAsync());
        await _shop.SayPlainlyAsync("forget me");

        Assert.Equal(0, await _shop.RowsAsync());
        Assert.Empty(await _shop.CasesAsync());
    }

    [Fact]
    public async Task The_opening_is_in_thai_with_a_line_in_english()
    {
        var opened = new InboundMessage("", TurnWorld.Address, MessageKind.Text, "/start") { OpensChat = true };
        _shop.World.Hear(opened with { Id = "m-open" });
        await _shop.World.RunAsync();

        var read = Assert.Single(_shop.World.Phone.Shown);
        Assert.Equal(_shop.World.Reply(ReplyKeys.Help, "th"), read.Replace("• ", "- ", StringComparison.Ordinal));
        Assert.Contains("Would you rather write in English?", read, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_erp_nothing_crashes_and_the_model_is_told()
    {
        using var shop = new ShopWorld(hasErp: false);
        shop.Model.Calls("find_products").Says("I am sorry, the shop is not connected.");

        Assert.Equal("I am sorry, the shop is not connected.", await shop.World.SayAsync("gloves"));
        Assert.Contains("not connected", shop.Results[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_model_knows_the_cart_and_what_was_shown_and_no_price_that_could_be_old()
    {
        await _shop.PutAsync(StubErp.Gloves, 3);
        await _shop.SayAsync("gloves", "find_products", new Dictionary<string, object?> { ["text"] = "gloves" });
        _shop.Model.Says("Fine.");
        await _shop.World.SayAsync("let me think");

        var known = string.Join('\n', _shop.Model.Shown[^1].Select(message => message.Text));
        Assert.Contains("\"cart\":[{\"product_id\":\"11\",\"name\":\"Nitrile gloves, size M\",\"quantity\":3", known, StringComparison.Ordinal);
        Assert.Contains("\"products_shown\":[{\"number\":1,\"product_id\":\"11\"", known, StringComparison.Ordinal);
        Assert.DoesNotContain("Somchai Clinic", known, StringComparison.Ordinal);
    }
}
