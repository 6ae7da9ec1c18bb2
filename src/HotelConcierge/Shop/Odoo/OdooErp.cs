namespace HotelConcierge.Shop.Odoo;

/// <summary>Odoo, versions 14 to 21, by its external API.</summary>
/// <remarks>
/// Prices are those of the products' sale price; pricelists of a customer are not read. What customers and orders are created is there
/// once for a key by the external id that Odoo's database has but once.
/// </remarks>
internal sealed class OdooErp(OdooProducts products, OdooCustomers customers, OdooOrders orders, OdooInstallation installation) : IErp
{
    public string Name => "odoo";

    public Task<ProductPage> FindProductsAsync(ProductQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        return products.FindAsync(query, cancellationToken);
    }

    public async Task<IReadOnlyList<Product>> ReadProductsAsync(
        IReadOnlyCollection<string> ids, string language, CancellationToken cancellationToken)
    {
        int[] numbers = [.. OdooProducts.Numbers(ids)];
        if (numbers.Length == 0)
            return [];
        var schema = await installation.ReadAsync(cancellationToken);
        var found = await products.ReadAsync(numbers, schema.LanguageOf(language), onlyForSale: true, schema, cancellationToken);
        return [.. found.Select(product => product.Product)];
    }

    public Task<IReadOnlyList<Customer>> FindCustomersAsync(string contact, CancellationToken cancellationToken) =>
        customers.FindAsync(contact, cancellationToken);

    public Task<Customer?> ReadCustomerAsync(string id, CancellationToken cancellationToken) => customers.ReadAsync(id, cancellationToken);

    public Task<Customer> CreateCustomerAsync(string key, NewCustomer customer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(customer);
        return customers.CreateAsync(Checked(key), customer, cancellationToken);
    }

    public Task<Quote> QuoteAsync(
        string? customer, IReadOnlyList<WantedLine> lines, string language, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lines);
        return orders.QuoteAsync(customer, lines, language, cancellationToken);
    }

    public Task<Order> PlaceOrderAsync(NewOrder order, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(order);
        Checked(order.Key);
        return orders.PlaceAsync(order, cancellationToken);
    }

    public Task<IReadOnlyList<Order>> OrdersOfAsync(
        string customer, int most, string language, CancellationToken cancellationToken) =>
        orders.OfAsync(customer, most, language, cancellationToken);

    public Task<Order?> ReadOrderAsync(string customer, string id, string language, CancellationToken cancellationToken) =>
        orders.ReadAsync(customer, id, language, cancellationToken);

    public Task<Order?> CancelOrderAsync(string customer, string id, string language, CancellationToken cancellationToken) =>
        orders.CancelAsync(customer, id, language, cancellationToken);

    // A point in it would name another module of Odoo's.
    private static string Checked(string key) =>
        key is { Length: > 0 and <= 64 } && key.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '-' or '_')
            ? key
            : throw new ErpException(ErpTrouble.Refused, "A key is 1 to 64 letters, digits, dashes and underscores.");
}
