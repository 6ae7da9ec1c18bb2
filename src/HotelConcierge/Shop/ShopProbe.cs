using HotelConcierge.Diagnostics;

namespace HotelConcierge.Shop;

/// <summary>Whether the assistants that sell have an ERP to sell from. How that one is, its own probe tells.</summary>
internal sealed class ShopProbe(ShopCatalog shops, ErpAccess access) : IProbe
{
    public string What => "shop";

    public string Remedy => "Set Odoo__Url, or take shop.json out of the folder of the assistant that is not to sell.";

    public Task<Finding> AskAsync(CancellationToken cancellationToken)
    {
        var names = string.Join(", ", shops.Assistants);
        return Task.FromResult(
            names.Length == 0 ? Finding.Well("No assistant sells anything.")
            : access.Erp is { } erp ? Finding.Well($"Sold from {erp.Name} by {names}.")
            : Finding.Warning($"There is no ERP to sell from, so customers of {names} are told that the shop is not connected.", Remedy));
    }
}
