using HotelConcierge.Handoff;
using HotelConcierge.Shop;
using HotelConcierge.Shop.Customers;
using HotelConcierge.Tests.Turns;

namespace HotelConcierge.Tests.Shop;

/// <summary>An ERP that does not answer, or answers badly: one order or none, the guest told which, and staff where it needs them.</summary>
public sealed class ShopTroubleTests : IDisposable
{
    private static readonly ErpException Late = new(ErpTrouble.Unavailable, "No answer within 10 seconds.");

    private readonly ShopWorld _shop = new();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task An_answer_that_is_lost_after_the_work_was_done_is_found_by_its_key()
    {
        await _shop.AskAsync();
        var calls = 0;
        _shop.Erp.After = what => what == "place" && ++calls == 1 ? Late : null;

        Assert.Contains("S001 is sent", await _shop.SayPlainlyAsync("yes"), StringComparison.Ordinal);
        Assert.Single(_shop.Erp.Placed);
        Assert.Equal(2, _shop.Erp.Wanted.Count);
        Assert.Single(_shop.Erp.Wanted.Select(order => order.Key).Distinct(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(ErpTrouble.NoAccess, 1)]
    [InlineData(ErpTrouble.Broken, 1)]
    [InlineData(ErpTrouble.Unavailable, 0)]
    public async Task Staff_are_told_once_of_a_fault_that_keeps_customers_from_being_known(ErpTrouble trouble, int cases)
    {
        await _shop.Get<CustomerLinks>().PutAsync(TurnWorld.Guest, new CustomerLink("7", CustomerProof.Registered, null, null), default);
        _shop.Erp.Before = what => what == "customer" ? new(trouble, "The user may not read partners.") : null;

        await _shop.SayAsync("who am I?", "my_customer_record");
        await _shop.SayAsync("and now?", "my_customer_record");

        Assert.Equal(cases, (await _shop.CasesAsync()).Count(one => one.Urgency is CaseUrgency.Urgent));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Where_it_stays_unknown_the_guest_is_told_and_another_yes_finds_out(bool isDone)
    {
        await _shop.AskAsync();
        if (isDone)
            _shop.Erp.After = what => what == "place" ? Late : null;
        else
            _shop.Erp.Before = what => what == "place" ? Late : null;

        var unsure = await _shop.SayPlainlyAsync("yes");
        Assert.Contains("has not confirmed whether it has your order", unsure, StringComparison.Ordinal);
        Assert.Equal(CaseUrgency.Urgent, Assert.Single(await _shop.CasesAsync()).Urgency);

        // Prices may change meanwhile: what may be there already is not asked anew.
        _shop.Erp.SetPrice(StubErp.Gloves, 500);
        (_shop.Erp.After, _shop.Erp.Before) = (_ => null, _ => null);
        Assert.Contains("S001 is sent", await _shop.SayPlainlyAsync("yes"), StringComparison.Ordinal);
        Assert.Equal(529.65m, Assert.Single(_shop.Erp.Placed).Order.Total);
        Assert.Empty(await _shop.CartAsync());
    }

    [Theory]
    [InlineData(ErpTrouble.NoAccess)]
    [InlineData(ErpTrouble.Refused)]
    public async Task A_no_to_another_try_says_nothing_of_the_first_one(ErpTrouble trouble)
    {
        await _shop.AskAsync();
        _shop.Erp.After = what => what == "place" ? Late : null;
        await _shop.SayPlainlyAsync("yes");

        (_shop.Erp.After, _shop.Erp.Before) = (_ => null, what => what == "place" ? new(trouble, "The key is expired.") : null);
        Assert.Contains("has not confirmed", await _shop.SayPlainlyAsync("yes"), StringComparison.Ordinal);
        _shop.Erp.Before = _ => null;
        await _shop.SayPlainlyAsync("yes");

        Assert.Single(_shop.Erp.Placed);
    }

    [Fact]
    public async Task A_cancellation_whose_answer_is_lost_is_done_or_is_not_known_to_be()
    {
        _shop.Erp.Has(StubCustomers.Id, (StubErp.Masks, 1));
        var order = new Dictionary<string, object?> { ["order_id"] = "S001" };
        await _shop.SayAsync("cancel S001", "cancel_order", order);
        var calls = 0;
        _shop.Erp.After = what => what == "cancel" && ++calls == 1 ? Late : null;
        var cancelled = _shop.Plan.Text(ShopPlan.Cancelled, "en", ("number", "S001"));
        Assert.Contains(cancelled, await _shop.SayPlainlyAsync("yes"), StringComparison.Ordinal);
        Assert.Equal((2, OrderState.Cancelled), (calls, Assert.Single(_shop.Erp.Placed).Order.State));

        _shop.Erp.Has(StubCustomers.Id, (StubErp.Masks, 1));
        order["order_id"] = "S002";
        await _shop.SayAsync("cancel S002", "cancel_order", order);
        calls = 0;
        _shop.Erp.After = what => what == "cancel" && ++calls == 1 ? Late : null;
        _shop.Erp.Before = what => what == "cancel" && calls > 0 ? new(ErpTrouble.NoAccess, "The key has expired.") : null;
        Assert.Contains("it is not known whether order S002 is cancelled", await _shop.SayPlainlyAsync("yes"), StringComparison.Ordinal);
        Assert.Contains(await _shop.CasesAsync(), one => one.Urgency is CaseUrgency.Urgent);
    }

    [Fact]
    public async Task Whoever_orders_anew_instead_is_asked_about_the_first_try()
    {
        await _shop.AskAsync();
        _shop.Erp.After = what => what == "place" ? Late : null;
        await _shop.SayPlainlyAsync("yes");
        _shop.Erp.After = _ => null;

        _shop.Model.Says("Let me see.");
        await _shop.World.SayAsync("hm");
        Assert.Contains("It cannot be ordered twice", await _shop.SayAsync("order it", "place_order"), StringComparison.Ordinal);
        await _shop.SayPlainlyAsync("yes");

        Assert.Single(_shop.Erp.Placed);
    }

    [Fact]
    public async Task Whoever_does_not_want_it_tried_again_can_order_anew()
    {
        await _shop.AskAsync();
        _shop.Erp.Before = what => what == "place" ? Late : null;
        await _shop.SayPlainlyAsync("yes");
        _shop.Erp.Before = _ => null;
        Assert.Contains("I do not try again", await _shop.SayPlainlyAsync("no"), StringComparison.Ordinal);

        await _shop.SayAsync("order it", "place_order");
        await _shop.SayPlainlyAsync("yes");

        Assert.Single(_shop.Erp.Placed);
    }

    [Theory]
    [InlineData("quote")]
    [InlineData("read")]
    public async Task An_erp_that_does_not_answer_before_anything_is_ordered_leaves_all_as_it_was(string what)
    {
        await _shop.PutAsync(StubErp.Gloves, 3);
        _shop.Erp.Before = asked => asked == what ? Late : null;

        var read = await _shop.SayAsync("order", "place_order");

        Assert.Contains("the order system does not answer at the moment, so nothing was done", read, StringComparison.Ordinal);
        Assert.Empty(_shop.Erp.Placed);
        Assert.Equal([(StubErp.Gloves, 3m)], await _shop.CartAsync());
        Assert.Empty(await _shop.CasesAsync());
    }

    [Fact]
    public async Task A_cart_is_shown_without_prices_while_they_cannot_be_read()
    {
        await _shop.PutAsync(StubErp.Gloves, 3);
        _shop.Erp.Before = what => what == "quote" ? Late : null;

        var read = await _shop.SayAsync("my cart?", "show_cart");

        Assert.Contains("Nitrile gloves, size M: 3 box", read, StringComparison.Ordinal);
        Assert.Contains("The prices cannot be read just now", read, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ErpTrouble.NoAccess)]
    [InlineData(ErpTrouble.Refused)]
    public async Task An_order_that_is_not_taken_is_none_and_staff_are_told(ErpTrouble trouble)
    {
        await _shop.AskAsync();
        _shop.Erp.Before = what => what == "place" ? new(trouble, "The key is expired.") : null;

        var read = await _shop.SayPlainlyAsync("yes");

        Assert.Contains(_shop.Plan.Text(trouble is ErpTrouble.Refused ? ShopPlan.Refused : ShopPlan.Broken, "en"), read, StringComparison.Ordinal);
        Assert.Contains("Our staff have been told", read, StringComparison.Ordinal);
        Assert.Empty(_shop.Erp.Placed);
        Assert.Equal((CaseReason.Order, CaseUrgency.Urgent), Assert.Single((await _shop.CasesAsync()).Select(one => (one.Reason, one.Urgency))));
        Assert.Equal([(StubErp.Gloves, 3m)], await _shop.CartAsync());
        Assert.Contains(_shop.World.Log, line => line.Contains(trouble.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_fault_in_a_search_is_told_to_staff_once_a_day_and_to_the_guest_each_time()
    {
        _shop.Erp.Before = what => what == "find" ? new(ErpTrouble.Broken, "A field is missing: list_price.") : null;

        Assert.Contains("the order system has a fault", await _shop.SayAsync("I am looking for gloves", "find_products"), StringComparison.Ordinal);
        Assert.Contains("Our staff have been told", await _shop.SayAsync("and do you have masks", "find_products"), StringComparison.Ordinal);
        Assert.Single(await _shop.CasesAsync());
    }

    [Fact]
    public async Task A_call_that_runs_again_changes_the_cart_once()
    {
        var carts = _shop.Get<Carts>();
        for (var run = 0; run < 2; run++)
        {
            await carts.ChangeAsync(
                TurnWorld.Guest,
                "shop",
                "call-1",
                cart => cart with { Lines = cart.Lines.Add(new(StubErp.Gloves, 1)) },
                default);
        }

        Assert.Equal([(StubErp.Gloves, 1m)], await _shop.CartAsync());
    }
}
