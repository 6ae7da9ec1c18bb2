using System.Text.Json.Nodes;
using HotelConcierge.Tools;

namespace HotelConcierge.Shop;

/// <summary>
/// Tells the model what is in the guest's cart, and what they were shown or asked last. The ERP is not asked.
/// </summary>
internal sealed class ShopContext(ShopCatalog shops, Carts carts, ShopQuestions questions) : IModelContext
{
    public async Task DescribeAsync(ToolCall guest, JsonObject known, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(guest);
        ArgumentNullException.ThrowIfNull(known);
        if (shops.Find(guest.Assistant) is not { } plan)
            return;
        var shop = guest.Assistant.Name;
        known["currency"] = plan.Currency;
        known["cart"] = CartDesk.Json((await carts.ReadAsync(guest.Conversation, shop, cancellationToken)).Lines);
        if (await questions.FindAsync(guest.Conversation, shop, cancellationToken) is not { } open || open.Turn == guest.Turn)
            return;
        if (open.HowMany is { } product)
            known["asked_how_many"] = new JsonObject { ["product_id"] = product.ProductId, ["name"] = product.Name };
        else if (!open.Products.IsEmpty)
        {
            known["products_shown"] = new JsonArray([.. open.Products.Select((shown, place) => new JsonObject
            {
                ["number"] = place + 1,
                ["product_id"] = shown.ProductId,
                ["name"] = shown.Name,
            })]);
            known["more_products"] = open.HasMore;
        }
    }
}
