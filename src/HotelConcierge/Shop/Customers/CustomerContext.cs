using System.Text.Json.Nodes;
using HotelConcierge.Tools;

namespace HotelConcierge.Shop.Customers;

/// <summary>
/// Tells the model whether the chat is linked to a customer's record, and no more of them than that. The ERP is not asked: whoever uses the
/// link does.
/// </summary>
internal sealed class CustomerContext(
    CustomerCatalog catalog, CustomerLinks links, ShopCustomers customers, CustomerCodes codes, IErp? erp = null) : IModelContext
{
    public async Task DescribeAsync(ToolCall guest, JsonObject known, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(guest);
        ArgumentNullException.ThrowIfNull(known);
        if (erp is null || catalog.Find(guest.Assistant) is null)
            return;
        var link = await links.FindAsync(guest.Conversation, cancellationToken);
        var customer = new JsonObject { ["chat_is_linked"] = link?.Customer is not null };
        if (link?.Customer is not null)
            customer["proven_by"] = link.Proof.ToString().ToLowerInvariant();
        else if (await codes.IsWaitingAsync(guest.Conversation, cancellationToken))
            customer["was_told_that_a_code_comes"] = true;
        if (link is null && customers.NumberOf(guest.Guest) is not null)
            customer["number_is_known_from_the_chat"] = true;
        known["customer_link"] = customer;
    }
}
