using HotelConcierge.Handoff;
using HotelConcierge.Tools;

namespace HotelConcierge.Shop.Customers;

/// <summary>Tells staff which customer the chat is linked to.</summary>
internal sealed class CustomerFacts(CustomerCatalog catalog, CustomerLinks links) : ITellsStaff
{
    public async Task<IReadOnlyList<GuestFact>> TellAsync(ToolCall guest, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(guest);
        if (catalog.Find(guest.Assistant) is null
            || await links.FindAsync(guest.Conversation, cancellationToken) is not { Customer: { } customer } link)
            return [];
        var contact = link.Contact is { } proved ? $", {proved.Masked}" : "";
        return [new(GuestFactKind.Customer, $"{customer} in the ERP, {ProofOf(link.Proof)}{contact}")];
    }

    private static string ProofOf(CustomerProof proof) => proof switch
    {
        CustomerProof.Channel => "by the number that they write from",
        CustomerProof.Code => "by a code",
        _ => "registered in this chat",
    };
}
