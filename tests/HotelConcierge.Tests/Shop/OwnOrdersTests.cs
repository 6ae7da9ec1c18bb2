using HotelConcierge.Proposals;
using HotelConcierge.Shop;
using HotelConcierge.Tests.Turns;

namespace HotelConcierge.Tests.Shop;

/// <summary>What customers ordered before: they see it, order it again and cancel it while it is a draft, and nobody else's.</summary>
public sealed class OwnOrdersTests : IDisposable
{
    private readonly ShopWorld _shop = new();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task The_same_as_last_time_comes_at_todays_prices_without_what_is_gone()
    {
        _shop.Erp.Has("somebody-else", (StubErp.Masks, 9));
        _shop.Erp.Has(StubCustomers.Id, (StubErp.Gloves, 2), (StubErp.Alcohol, 1));
        _shop.Erp.SetPrice(StubErp.Gloves, 171);
        _shop.Erp.Products.RemoveAll(product => product.Id == StubErp.Alcohol);

        var read = await _shop.SayAsync("the same as last month", "reorder");

        Assert.Contains("The lines of order S002 are in your cart", read, StringComparison.Ordinal);
        Assert.Contains("No longer sold, and left out: Alcohol 70%, 450 ml", read, StringComparison.Ordinal);
        Assert.Contains("2 box × 171.00 THB", read, StringComparison.Ordinal);
        Assert.Equal([(StubErp.Gloves, 2m)], await _shop.CartAsync());
        Assert.Equal(2, _shop.Erp.Placed.Count);
    }

    [Fact]
    public async Task What_of_the_last_order_does_not_fit_is_told()
    {
        _shop.Erp.Has(StubCustomers.Id, (StubErp.Gloves, _shop.Plan.MostQuantity + 1), (StubErp.Alcohol, 2));

        var read = await _shop.SayAsync("the same as last month", "reorder");

        Assert.Contains("Not as many as in that order, or none: Nitrile gloves, size M.", read, StringComparison.Ordinal);
        Assert.Equal([(StubErp.Gloves, _shop.Plan.MostQuantity), (StubErp.Alcohol, 2m)], await _shop.CartAsync());
    }

    [Fact]
    public async Task A_yes_after_the_same_as_last_time_orders_nothing_of_what_was_asked_before()
    {
        _shop.Erp.Has(StubCustomers.Id, (StubErp.Masks, 2));
        await _shop.AskAsync();
        var before = await _shop.Get<OpenProposals>().FindAsync(TurnWorld.Guest, call: null, default);

        await _shop.SayAsync("the same as last month", "reorder");
        await _shop.SayAsync(
            "yes, order", "answer_proposal", new Dictionary<string, object?> { ["proposal_id"] = before!.Id, ["answer"] = "yes" });

        Assert.Single(_shop.Erp.Placed);
        Assert.Null(await _shop.Get<OpenProposals>().FindAsync(TurnWorld.Guest, call: null, default));
    }

    [Fact]
    public async Task Who_became_a_customer_here_sees_and_cancels_only_what_they_ordered_here()
    {
        _shop.Customers.Customer = new(StubCustomers.Id, "Somchai Clinic", CustomerProof.Registered);
        _shop.Erp.Has(StubCustomers.Id, (StubErp.Masks, 9));
        Assert.DoesNotContain("S001", await _shop.SayAsync("my orders", "my_orders"), StringComparison.Ordinal);
        var asked = new Dictionary<string, object?> { ["order_id"] = "S001" };
        Assert.DoesNotContain("Shall I cancel", await _shop.SayAsync("cancel S001", "cancel_order", asked), StringComparison.Ordinal);

        await _shop.AskAsync();
        await _shop.SayPlainlyAsync("yes");

        var read = await _shop.SayAsync("my orders", "my_orders");
        Assert.Contains("S002", read, StringComparison.Ordinal);
        Assert.DoesNotContain("S001", read, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Customers_see_their_own_orders_and_cancel_a_draft_by_their_own_yes()
    {
        _shop.Erp.Has("somebody-else", (StubErp.Masks, 9));
        var own = _shop.Erp.Has(StubCustomers.Id, (StubErp.Gloves, 2));

        var read = await _shop.SayAsync("where is my order", "my_orders");
        Assert.Contains("S002", read, StringComparison.Ordinal);
        Assert.Contains("draft, not confirmed yet, 353.10 THB", read, StringComparison.Ordinal);
        Assert.DoesNotContain("S001", read, StringComparison.Ordinal);
        var others = await _shop.SayAsync("and S001?", "my_orders", new Dictionary<string, object?> { ["order_id"] = "id-S001" });
        Assert.Contains("You have no order id-S001", others, StringComparison.Ordinal);

        var asked = await _shop.SayAsync("cancel S002", "cancel_order", new Dictionary<string, object?> { ["order_id"] = "S002" });
        Assert.Contains("Shall I cancel order S002 over 353.10 THB?", asked, StringComparison.Ordinal);
        Assert.Equal(OrderState.Draft, _shop.Erp.Placed[1].Order.State);
        Assert.Contains("Order S002 is cancelled", await _shop.SayPlainlyAsync("yes, cancel it"), StringComparison.Ordinal);
        Assert.Equal(OrderState.Cancelled, _shop.Erp.Placed[1].Order.State);

        _shop.Erp.SetState(own.Id, OrderState.Confirmed);
        var late = await _shop.SayAsync("cancel S002 once more", "cancel_order", new Dictionary<string, object?> { ["order_id"] = "S002" });
        Assert.Contains("already begun with order S002", late, StringComparison.Ordinal);
        Assert.Contains("Our staff have been told", late, StringComparison.Ordinal);
    }
}
