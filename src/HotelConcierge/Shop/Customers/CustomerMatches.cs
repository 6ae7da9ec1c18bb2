namespace HotelConcierge.Shop.Customers;

/// <summary>Finds the one customer that has a contact.</summary>
internal static class CustomerMatches
{
    /// <summary>Those that have exactly this contact, each once.</summary>
    /// <remarks>
    /// An ERP may compare addresses by rules of its own, by which letters that only look alike are the same: whoever owns such an address
    /// is somebody else, so it is compared once more.
    /// </remarks>
    /// <exception cref="ErpException">The ERP cannot be asked.</exception>
    public static async Task<IReadOnlyList<Customer>> FindAsync(IErp erp, CustomerContact contact, CancellationToken cancellationToken) =>
    [
        .. (await erp.FindCustomersAsync(contact.Value, cancellationToken))
            .Where(customer => contact.Kind is ContactKind.Phone
                || string.Equals(customer.Email?.Trim(), contact.Value, StringComparison.OrdinalIgnoreCase))
            .DistinctBy(customer => customer.Id, StringComparer.Ordinal),
    ];

    /// <summary>
    /// The only one that has all of these contacts; where several do, the only one of them that has a number that is proven.
    /// </summary>
    /// <param name="proven">In E.164; null for none.</param>
    /// <returns>Null for none and for several.</returns>
    /// <exception cref="ErpException">The ERP cannot be asked.</exception>
    public static async Task<Customer?> OnlyAsync(
        IErp erp, IEnumerable<CustomerContact> contacts, string? proven, CancellationToken cancellationToken)
    {
        IReadOnlyList<Customer>? all = null;
        foreach (var contact in contacts)
        {
            var found = await FindAsync(erp, contact, cancellationToken);
            all = all is null ? found : Both(all, found);
        }

        if (all is { Count: > 1 } && proven is not null)
            all = Both(all, await FindAsync(erp, new(ContactKind.Phone, proven), cancellationToken));
        return all is [var only] ? only : null;
    }

    private static List<Customer> Both(IReadOnlyList<Customer> some, IReadOnlyList<Customer> others) =>
        [.. some.Where(one => others.Any(other => other.Id == one.Id))];
}
