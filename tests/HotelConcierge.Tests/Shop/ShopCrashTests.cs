using HotelConcierge.Shop;

namespace HotelConcierge.Tests.Shop;

/// <summary>The host dies at every point of the turn in which a customer says yes.</summary>
public sealed class ShopCrashTests
{
    private static readonly ErpException Late = new(ErpTrouble.Unavailable, "No answer.");

    [Fact]
    public async Task One_order_one_case_and_one_confirmation_come_of_it() => await AtEveryPointAsync(
        _ => { },
        (shop, read) =>
        {
            Assert.Contains("S001 is sent", Assert.Single(read), StringComparison.Ordinal);
            Assert.Single(shop.Erp.Placed);
        },
        cases: 1,
        left: 0);

    [Fact]
    public async Task A_price_that_has_changed_is_asked_once_and_orders_nothing() => await AtEveryPointAsync(
        shop => shop.Erp.SetPrice(StubErp.Gloves, 170),
        (shop, read) =>
        {
            Assert.Contains("3 box × 170.00 THB", Assert.Single(read), StringComparison.Ordinal);
            Assert.Contains("Yes, order this", read[0], StringComparison.Ordinal);
            Assert.Empty(shop.Erp.Placed);
        },
        cases: 0,
        left: 1);

    [Fact]
    public async Task An_order_of_which_the_erp_says_nothing_is_one_at_most() => await AtEveryPointAsync(
        shop => shop.Erp.After = what => what == "place" ? Late : null,
        (shop, read) =>
        {
            Assert.Contains("has not confirmed", Assert.Single(read), StringComparison.Ordinal);
            Assert.Single(shop.Erp.Placed);
        },
        cases: 1,
        left: 1);

    private static async Task AtEveryPointAsync(Action<ShopWorld> arrange, Action<ShopWorld, List<string>> holds, int cases, int left)
    {
        var points = 1;
        for (var death = 0; death < points; death++)
        {
            using var shop = new ShopWorld();
            await shop.AskAsync();
            arrange(shop);
            var (before, shown) = (shop.World.Host.CrashPoints, shop.World.Phone.Shown.Count);
            var at = death;
            shop.World.Host.CrashWhen = point => at > 0 && point.Number - before == at;

            await shop.World.RunAsync("yes");

            holds(shop, [.. shop.World.Phone.Shown.Skip(shown)]);
            Assert.Equal(left, (await shop.CartAsync()).Count);
            Assert.Equal(cases, (await shop.CasesAsync()).Count);
            if (death == 0)
                points = shop.World.Host.CrashPoints - before + 1;
        }

        Assert.InRange(points, 30, 1_000);
    }
}
