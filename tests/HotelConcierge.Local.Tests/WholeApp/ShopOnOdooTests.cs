using System.Globalization;
using System.Text.Json.Nodes;
using HotelConcierge.Handoff;
using HotelConcierge.Simulators.Odoo;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary>A customer on LINE orders from a shop whose ERP is Odoo, in the whole app: one draft there, or none, and they know which.</summary>
public sealed class ShopOnOdooTests
{
    private const string Yes = "Yes, order this";

    [Fact]
    public async Task A_customer_orders_on_LINE()
    {
        await using var shop = await ShopDeployment.OpenAsync();
        var found = await shop.WriteAsync("do you have nitrile gloves?");
        Assert.Contains("Nitrile gloves, size M", found, StringComparison.Ordinal);
        Assert.Contains("165.00 THB", found, StringComparison.Ordinal);
        Assert.Contains("825.00 THB", await shop.WriteAsync("5 boxes of the first"), StringComparison.Ordinal);
        Assert.Contains("495.00 THB", await shop.WriteAsync("make it three"), StringComparison.Ordinal);
        Assert.Contains("Surgical masks", await shop.WriteAsync("2 boxes of surgical masks"), StringComparison.Ordinal);
        Assert.Contains("Anong", await shop.WriteAsync("I am new here, my name is Anong, anong@home.example"), StringComparison.Ordinal);
        Assert.Contains("your details are recorded", await shop.WriteAsync("yes"), StringComparison.Ordinal);

        var summary = await shop.WriteAsync("that's all, please order");
        Assert.Contains("Net: 645.00 THB", summary, StringComparison.Ordinal);
        Assert.Contains("Total: 690.15 THB", summary, StringComparison.Ordinal);
        Assert.Contains("Customer: Anong", summary, StringComparison.Ordinal);
        Assert.Empty(shop.Orders);
        var ordered = await shop.TapAsync(Yes);

        var order = AssertOrdered(shop, "Anong", 690.15m, (shop.Gloves, 3, 165), (shop.Masks, 2, 75));
        Assert.Contains($"Your order request {NumberOf(order)} is sent. A representative", ordered, StringComparison.Ordinal);
        Assert.Contains(NumberOf(order), await shop.WriteAsync("my orders"), StringComparison.Ordinal);
        Assert.Equal(CaseReason.Order, Assert.Single(await shop.CasesAsync()).Reason);
    }

    [Fact]
    public async Task A_customer_of_Odoos_is_linked_by_a_mailed_code_and_orders_on_their_own_account()
    {
        await using var shop = await ShopDeployment.OpenAsync(hasMail: true);
        await shop.WriteAsync("do you have nitrile gloves?");
        await shop.WriteAsync("3 boxes of the first");
        await shop.WriteAsync("please order");
        Assert.Contains("a code is on its way", await shop.WriteAsync($"my e-mail is {ShopDeployment.Malee}"), StringComparison.Ordinal);
        var code = await shop.CodeForAsync(ShopDeployment.Malee);
        Assert.Contains("the customer record of Wombatlattice Clinic", await shop.WriteAsync(code), StringComparison.Ordinal);
        var customers = shop.Odoo.Records("res.partner").Count;

        Assert.Contains("Customer: Wombatlattice Clinic", await shop.WriteAsync("please order"), StringComparison.Ordinal);
        var ordered = await shop.TapAsync(Yes);

        var order = AssertOrdered(shop, "Wombatlattice Clinic", 529.65m, (shop.Gloves, 3, 165));
        Assert.Equal(shop.MaleesId, (int)order["partner_id"]![0]!);
        Assert.Contains(NumberOf(order), ordered, StringComparison.Ordinal);
        Assert.Equal(customers, shop.Odoo.Records("res.partner").Count);
    }

    [Fact]
    public async Task Who_registers_again_is_led_to_their_own_record_and_nobody_is_made()
    {
        await using var shop = await ShopDeployment.OpenAsync(hasMail: true);
        var customers = shop.Odoo.Records("res.partner").Count;
        await shop.WriteAsync("do you have nitrile gloves?");
        await shop.WriteAsync("3 boxes of the first");
        await shop.WriteAsync($"I am new here, my name is Anong, {ShopDeployment.Malee}");
        var recorded = await shop.WriteAsync("yes");
        Assert.Contains("your details are recorded", recorded, StringComparison.Ordinal);
        Assert.Contains("no code comes, write “I want to talk to a person”", recorded, StringComparison.Ordinal);
        Assert.Contains("customer record", await shop.WriteAsync("please order"), StringComparison.Ordinal);

        await shop.WriteAsync(await shop.CodeForAsync(ShopDeployment.Malee));
        await shop.WriteAsync("please order");
        await shop.TapAsync(Yes);

        AssertOrdered(shop, "Wombatlattice Clinic", 529.65m, (shop.Gloves, 3, 165));
        Assert.Equal(customers, shop.Odoo.Records("res.partner").Count);
    }

    [Fact]
    public async Task A_customer_orders_in_Thai()
    {
        await using var shop = await ShopDeployment.OpenAsync();
        Assert.Contains("ถุงมือไนไตร ไซซ์ M", await shop.WriteAsync("มีถุงมือไนไตรไหมคะ"), StringComparison.Ordinal);
        await shop.WriteAsync("เอาอันแรก 5 กล่อง");
        Assert.Contains("495.00 THB", await shop.WriteAsync("ขอเปลี่ยนเป็น 3 กล่อง"), StringComparison.Ordinal);
        await shop.WriteAsync("ลูกค้าใหม่ค่ะ");
        Assert.Contains("อนงค์ สุขใส", await shop.WriteAsync("อนงค์ สุขใส anong@home.example"), StringComparison.Ordinal);
        await shop.WriteAsync("ใช่ค่ะ");
        Assert.Contains("รวมทั้งสิ้น 529.65 THB", await shop.WriteAsync("สั่งซื้อ"), StringComparison.Ordinal);

        var ordered = await shop.WriteAsync("ยืนยันค่ะ");

        var order = AssertOrdered(shop, "อนงค์ สุขใส", 529.65m, (shop.Gloves, 3, 165));
        Assert.Contains($"ส่งคำสั่งซื้อเลขที่ {NumberOf(order)} เรียบร้อยแล้ว", ordered, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_yes_that_LINE_delivers_again_and_again_orders_once()
    {
        await using var shop = await ShopDeployment.OpenAsync();
        await shop.AskToOrderAsync();
        var before = shop.Phone.Messages.Count;

        var yes = await shop.DeliverAsync(new(ShopDeployment.Ana) { Tap = Yes });
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => shop.Line.RedeliverAsync(yes.EventId, shop.World.Patience)));
        await shop.Phone.WaitForMessagesAsync(before + 1, shop.World.Patience);
        await shop.App.IdleAsync();
        await shop.Line.RedeliverAsync(yes.EventId, shop.World.Patience);
        await shop.App.IdleAsync();

        AssertOrdered(shop, "Anong", 529.65m, (shop.Gloves, 3, 165));
        Assert.Single(shop.Phone.Messages.Skip(before));
    }

    [Theory]
    [InlineData(OdooFaultKind.UserError, "did not take this, so nothing is ordered")]
    [InlineData(OdooFaultKind.ValidationError, "did not take this, so nothing is ordered")]
    [InlineData(OdooFaultKind.AccessError, "Nothing was ordered or changed")]
    public async Task An_order_that_Odoo_refuses_is_none_and_guest_and_staff_know_it(OdooFaultKind kind, string says)
    {
        await using var shop = await ShopDeployment.OpenAsync(hasMail: true);
        await shop.AskToOrderAsync();
        shop.Odoo.Faults.Add(new(kind) { On = OdooOperation.Load, Times = null });

        var refused = await shop.TapAsync(Yes);

        Assert.Contains(says, refused, StringComparison.Ordinal);
        Assert.Contains("Our staff have been told", refused, StringComparison.Ordinal);
        Assert.DoesNotContain("Somchai", refused, StringComparison.Ordinal);
        Assert.Empty(shop.Orders);
        await AssertStaffToldAsync(shop, "was not taken by the ERP");

        // The cart is kept, so that nothing has to be said again once it is mended.
        shop.Odoo.Faults.Clear();
        await shop.WriteAsync("please order");
        await shop.TapAsync(Yes);
        AssertOrdered(shop, "Anong", 529.65m, (shop.Gloves, 3, 165));
    }

    [Fact]
    public async Task With_an_expired_key_nothing_is_ordered_and_guest_and_staff_know_it()
    {
        await using var shop = await ShopDeployment.OpenAsync(hasMail: true);
        await shop.AskToOrderAsync();
        shop.Odoo.IsKeyValid = false;

        var failed = await shop.TapAsync(Yes);

        Assert.Contains("Nothing was ordered or changed. Our staff have been told", failed, StringComparison.Ordinal);
        Assert.Empty(shop.Orders);
        await AssertStaffToldAsync(shop, "NoAccess");
        Assert.Contains(shop.App.Log, line => line.Contains("has a fault that has to be mended (NoAccess)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_order_that_Odoo_makes_without_answering_in_time_is_there_once_and_told()
    {
        await using var shop = await ShopDeployment.OpenAsync(hasMail: false, ("Odoo:Timeout", "00:00:05"));
        await shop.AskToOrderAsync();
        var fault = shop.Odoo.Faults.Add(new(OdooFaultKind.HangAfterAccepting) { On = OdooOperation.Load });

        var ordered = await shop.TapAsync(Yes);

        Assert.Equal(1, fault.Hits);
        var order = AssertOrdered(shop, "Anong", 529.65m, (shop.Gloves, 3, 165));
        Assert.Contains($"Your order request {NumberOf(order)} is sent", ordered, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(OdooFaultKind.DropAfterAccepting, 1)]
    [InlineData(OdooFaultKind.SerializationFailure, 0)]
    [InlineData(OdooFaultKind.KeyError, 0)]
    public async Task Where_Odoo_does_not_say_what_became_of_an_order_a_second_try_makes_no_second(OdooFaultKind kind, int made)
    {
        await using var shop = await ShopDeployment.OpenAsync(hasMail: true);
        await shop.AskToOrderAsync();
        shop.Odoo.Faults.Add(new(kind) { On = OdooOperation.Load, Times = null });

        var unconfirmed = await shop.TapAsync(Yes);

        Assert.Contains("has not confirmed whether it has your order", unconfirmed, StringComparison.Ordinal);
        Assert.Equal(made, shop.Orders.Count);
        await AssertStaffToldAsync(shop, "did not confirm");

        shop.Odoo.Faults.Clear();
        var ordered = await shop.TapAsync("Try again");
        var order = AssertOrdered(shop, "Anong", 529.65m, (shop.Gloves, 3, 165));
        Assert.Contains($"Your order request {NumberOf(order)} is sent", ordered, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_Odoo_is_slow_LINE_shows_that_an_answer_is_on_its_way_until_it_comes()
    {
        await using var shop = await ShopDeployment.OpenAsync();
        await shop.AskToOrderAsync();
        var (read, typed) = (shop.Phone.Messages.Count, shop.Line.Typing.Snapshot().Count);
        var slow = shop.Odoo.Faults.Add(new(OdooFaultKind.Hang) { On = OdooOperation.Load });

        await shop.DeliverAsync(new(ShopDeployment.Ana) { Tap = Yes });
        await slow.WaitForHitAsync(cancellationToken: shop.World.Patience);

        // At once, and again before LINE has it end.
        await shop.Line.Typing.WaitForAsync(typing => typing.Count >= typed + 2, shop.World.Patience);
        Assert.Empty(shop.Orders);
        slow.Release();
        await shop.Phone.WaitForMessagesAsync(read + 1, shop.World.Patience);
        await shop.App.IdleAsync();

        var order = AssertOrdered(shop, "Anong", 529.65m, (shop.Gloves, 3, 165));
        Assert.Contains($"Your order request {NumberOf(order)} is sent", shop.ReadFrom(read), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_Odoo_is_slow_a_guest_whose_channel_shows_nothing_that_lasts_is_told_to_wait()
    {
        const long Guest = 34600000443;
        await using var odoo = await SimulatedOdoo.StartAsync();
        odoo.Sell(new("GLN-M", "Nitrile gloves, size M", 165) { Free = 240 });
        await using var hotel = await HotelDeployment.OpenAsync(
            embedded: true, [.. ShopDeployment.OdooSettings(odoo), ("Conversation:HoldAfter", "00:00:01")]);
        await hotel.DoAsync(new(Guest) { Text = "/start shop" });
        var chat = hotel.Telegram.Chat(Guest);
        var before = chat.Messages.Count;
        var slow = odoo.Faults.Add(new(OdooFaultKind.Hang) { On = OdooOperation.Read, OnlyTo = "product.product" });

        await hotel.Telegram.DeliverAsync(new(Guest) { Text = "do you have nitrile gloves?" }, hotel.World.Patience);
        await slow.WaitForHitAsync(cancellationToken: hotel.World.Patience);
        await chat.WaitForMessagesAsync(before + 1, hotel.World.Patience);
        Assert.Contains("I am looking into it", chat.Messages[before].Text, StringComparison.Ordinal);
        slow.Release();
        await chat.WaitForMessagesAsync(before + 2, hotel.World.Patience);
        await hotel.App.IdleAsync();

        Assert.Contains("Nitrile gloves", chat.Messages[^1].Text, StringComparison.Ordinal);
    }

    /// <summary>Exactly one order is in Odoo: a draft invoice of that customer with these lines.</summary>
    private static JsonObject AssertOrdered(
        ShopDeployment shop, string customer, decimal total, params (int Product, decimal Quantity, decimal Price)[] lines)
    {
        var order = Assert.Single(shop.Orders);
        Assert.Equal(
            ("draft", "out_invoice", customer, total),
            ((string?)order["state"], (string?)order["move_type"], (string?)order["partner_id"]![1], Number(order, "amount_total")));
        Assert.Equal(
            lines,
            shop.Odoo.Records("account.move.line")
                .Select(line => ((int)line["product_id"]![0]!, Number(line, "quantity"), Number(line, "price_unit"))));
        return order;

        static decimal Number(JsonObject record, string field) =>
            decimal.Parse(record[field]!.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    /// <summary>As guests read it: Odoo gives a draft no number yet.</summary>
    private static string NumberOf(JsonObject order) => string.Create(CultureInfo.InvariantCulture, $"invoice-{(int)order["id"]!}");

    private static async Task AssertStaffToldAsync(ShopDeployment shop, string what)
    {
        Assert.Contains(
            await shop.CasesAsync(),
            one => one.Urgency is CaseUrgency.Urgent && one.Summary!.Contains(what, StringComparison.Ordinal));
        Assert.Contains(
            shop.Mail.Taken,
            mail => mail.To.Contains(ShopDeployment.Staff) && mail.Message.Subject?.Contains(what, StringComparison.Ordinal) == true);
    }
}
