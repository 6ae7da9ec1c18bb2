using HotelConcierge.Handoff;
using HotelConcierge.Shop;
using HotelConcierge.Shop.Customers;
using HotelConcierge.Storage;
using HotelConcierge.Tests.Shop;
using HotelConcierge.Tests.Turns;

namespace HotelConcierge.Tests.Handoff;

/// <summary>Who looks after a guest sees what they have ordered, what is in their cart, which customer they are, and what they have begun.</summary>
public sealed class GuestFactsTests
{
    [Fact]
    public async Task An_order_and_the_next_cart_are_told_and_gone_with_the_guest()
    {
        using var shop = new ShopWorld();
        await shop.AskAsync();
        await shop.SayPlainlyAsync("yes");
        await shop.PutAsync(StubErp.Masks, 6);

        var one = Assert.Single(await shop.CasesAsync());
        Assert.Equal(CaseReason.Order, one.Reason);
        var told = await FactsAsync(shop, one);
        var order = Assert.Single(told, fact => fact.Kind is GuestFactKind.Orders).Line;
        Assert.StartsWith(shop.Erp.Placed.Single().Order.Number + ", ", order, StringComparison.Ordinal);
        Assert.EndsWith($" THB: 3 × Nitrile gloves, size M ({StubErp.Gloves})", order, StringComparison.Ordinal);
        Assert.Equal(
            $"6 × Surgical masks ({StubErp.Masks})", Assert.Single(told, fact => fact.Kind is GuestFactKind.Cart).Line);

        await shop.Get<GuestTables>().EraseAsync(TurnWorld.Guest, exceptKeyPrefix: "", default);
        Assert.Empty(await FactsAsync(shop, one));
    }

    [Fact]
    public async Task An_order_that_the_erp_did_not_confirm_is_told_as_such()
    {
        using var shop = new ShopWorld();
        await shop.AskAsync();
        shop.Erp.Before = what => what is "place" ? new(ErpTrouble.Unavailable, "No answer within 10 seconds.") : null;
        await shop.SayPlainlyAsync("yes");

        var told = await FactsAsync(shop, Assert.Single(await shop.CasesAsync()));
        Assert.StartsWith(
            "not confirmed by the ERP, ", Assert.Single(told, fact => fact.Kind is GuestFactKind.Orders).Line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CustomerProof.Channel, "ana@home.example", "42 in the ERP, by the number that they write from, a•••@h•••.example")]
    [InlineData(CustomerProof.Code, "ana@home.example", "42 in the ERP, by a code, a•••@h•••.example")]
    [InlineData(CustomerProof.Registered, null, "42 in the ERP, registered in this chat")]
    public async Task The_customer_is_told_with_the_proof_and_without_the_whole_contact(CustomerProof proof, string? email, string line)
    {
        using var shop = new ShopWorld();
        await shop.AskAsync();
        await shop.SayPlainlyAsync("yes");
        var contact = email is null ? null : CustomerContact.OfEmail(email);
        await shop.Get<CustomerLinks>().PutAsync(TurnWorld.Guest, new CustomerLink("42", proof, contact, Call: null), default);
        var one = Assert.Single(await shop.CasesAsync());

        Assert.Equal(line, Assert.Single(await FactsAsync(shop, one), fact => fact.Kind is GuestFactKind.Customer).Line);
        await shop.Get<CustomerLinks>().PutAsync(TurnWorld.Guest, new CustomerLink(null, proof, contact, Call: null), default);
        Assert.DoesNotContain(await FactsAsync(shop, one), fact => fact.Kind is GuestFactKind.Customer);
    }

    [Fact]
    public async Task A_form_that_is_begun_is_told_until_it_has_lapsed()
    {
        using var desk = new DeskWorld();
        desk.World.Model.Calls("order_flowers", new Dictionary<string, object?>(StringComparer.Ordinal) { ["flower"] = "tulips" }).Says("DONE");
        await desk.World.SayAsync("some tulips please");
        var one = await desk.AskForPersonAsync();

        Assert.Equal(
            [(GuestFactKind.Forms, "flowers: flowers tulips")],
            (await desk.ThreadAsync(one.Id)).Guest.Facts.Select(fact => (fact.Kind, fact.Line)));
        await desk.World.Host.AdvanceAsync(TimeSpan.FromDays(2));
        Assert.Empty((await desk.ThreadAsync(one.Id)).Guest.Facts);
    }

    private static async Task<IReadOnlyList<GuestFact>> FactsAsync(ShopWorld shop, DeskCase one)
    {
        await shop.Get<DeskCases>().OpenAsync(one, CaseEntry.Event(CaseEvents.Opened, one.OpenedAt, CaseEvents.Opened), default);
        return (await shop.Get<DeskThreads>().ReadAsync(one.Id, default))!.Guest.Facts;
    }
}
