using HotelConcierge.Assistants;
using HotelConcierge.Channels;
using HotelConcierge.Messages;

namespace HotelConcierge.Shop.Customers;

/// <summary>
/// Knows which of the ERP's customers a guest is: by the number that their channel vouches for, where exactly one customer has it, by a
/// code that went to a contact of theirs, or because they have registered here. A link is kept, and at each use the ERP is asked whether
/// it still bears it out: one whose customer is gone, or has the proven contact no more, ends.
/// </summary>
internal sealed class ShopCustomers(CustomerCatalog catalog, CustomerLinks links, ChannelCatalog channels, IErp? erp = null)
    : IKnowsCustomers
{
    public async Task<LinkedCustomer?> FindAsync(Assistant assistant, GuestContact guest, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(guest);
        if (erp is null || catalog.Find(assistant) is null)
            return null;
        if (await links.FindAsync(guest.Conversation, cancellationToken) is { } link)
        {
            if (link.Customer is null)
                return null;
            if (await StandsAsync(erp, link, cancellationToken) is { } customer)
                return new(customer.Id, customer.Name, link.Proof);
            await links.EndAsync(guest.Conversation, link, cancellationToken);
        }

        return NumberOf(guest) is { } number
            && await CustomerMatches.FindAsync(erp, new(ContactKind.Phone, number), cancellationToken) is [var only]
            && await links.TryAddAsync(guest.Conversation, LinkBy(number, only, call: null), cancellationToken)
                ? new(only.Id, only.Name, CustomerProof.Channel)
                : null;
    }

    /// <summary>Links the guest by their proven number, also when they had taken a link away.</summary>
    /// <returns>How many customers have that number; linked is the guest where it is one. Null where no number is proven.</returns>
    /// <exception cref="ErpException">The ERP cannot be asked.</exception>
    internal async Task<(int Count, Customer? Linked)?> LinkByNumberAsync(
        IErp erp, GuestContact guest, string call, CancellationToken cancellationToken)
    {
        if (NumberOf(guest) is not { } number)
            return null;
        var having = await CustomerMatches.FindAsync(erp, new(ContactKind.Phone, number), cancellationToken);
        if (having is not [var only])
            return (having.Count, null);
        await links.PutAsync(guest.Conversation, LinkBy(number, only, call), cancellationToken);
        return (1, only);
    }

    /// <summary>The guest's number in E.164, as their channel vouches for it; null where it does not.</summary>
    internal string? NumberOf(GuestContact guest) =>
        guest.Address is { } address && channels.Find(address.Channel) is IProvesNumbers proving ? proving.NumberOf(address) : null;

    private static CustomerLink LinkBy(string number, Customer customer, string? call) =>
        new(customer.Id, CustomerProof.Channel, new(ContactKind.Phone, number), call);

    private static async Task<Customer?> StandsAsync(IErp erp, CustomerLink link, CancellationToken cancellationToken) =>
        link.Contact is { } contact
            ? (await CustomerMatches.FindAsync(erp, contact, cancellationToken)).FirstOrDefault(customer => customer.Id == link.Customer)
            : await erp.ReadCustomerAsync(link.Customer!, cancellationToken);
}
