using System.Text.Json.Nodes;
using HotelConcierge.Tools;

namespace HotelConcierge.Shop;

/// <summary>
/// Tells the model what is in the guest's cart, what they were shown or asked last, and whether they are known as a customer.
/// </summary>
internal sealed class ShopContext(ShopCatalog shops, ErpAccess access, Carts carts, ShopQuestions questions) : IModelContext
{
    public async Task DescribeAsync(ToolCall guest, JsonObject known, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(guest);
        ArgumentNullException.ThrowIfNull(known);
        if (shops.Find(guest.Assistant) is not { } plan)
            return;
        var shop = guest.Assistant.Name;
        known["currency"] = plan.Currency;
        known["customer"] = await CustomerAsync(guest, cancellationToken);
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

    /// <summary>A name, and nothing that could be read out to somebody else.</summary>
    private async Task<string> CustomerAsync(ToolCall guest, CancellationToken cancellationToken)
    {
        try
        {
            return await access.CustomerOfAsync(guest, cancellationToken) is { } customer ? $"known as {customer.Name}" : "not known yet";
        }
        catch (ErpException)
        {
            // Whoever needs it asks again, and tells what is wrong.
            return "cannot be read now";
        }
    }
}
