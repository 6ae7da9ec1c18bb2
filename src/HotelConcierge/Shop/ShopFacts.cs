using System.Globalization;
using HotelConcierge.Handoff;
using HotelConcierge.Tools;

namespace HotelConcierge.Shop;

/// <summary>Tells staff what the guest has ordered through this chat, and what is in their cart.</summary>
internal sealed class ShopFacts(ShopCatalog shops, ShopOrders orders, Carts carts) : ITellsStaff
{
    public async Task<IReadOnlyList<GuestFact>> TellAsync(ToolCall guest, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(guest);
        if (shops.Find(guest.Assistant) is null)
            return [];
        var placed = await orders.AllAsync(guest.Conversation, cancellationToken);
        var cart = await carts.ReadAsync(guest.Conversation, guest.Assistant.Name, cancellationToken);
        return
        [
            .. placed.OrderByDescending(order => order.At).Select(order => new GuestFact(GuestFactKind.Orders, LineOf(order))),
            .. cart.Lines.Select(line => new GuestFact(GuestFactKind.Cart, LineOf(line.Quantity, line.Name, line.ProductId))),
        ];
    }

    private static string LineOf(PlacedOrder order)
    {
        var number = order.Number ?? "not confirmed by the ERP";
        var at = order.At.ToUniversalTime().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
        var lines = string.Join("; ", order.Quote.Lines.Select(line => LineOf(line.Quantity, line.Name, line.ProductId)));
        return $"{number}, {at}, {Money.Write(order.Quote.Total, order.Quote.Currency)}: {lines}";
    }

    private static string LineOf(decimal quantity, string name, string id) => $"{Money.Quantity(quantity)} × {name} ({id})";
}
