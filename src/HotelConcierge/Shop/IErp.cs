namespace HotelConcierge.Shop;

/// <summary>
/// The system that knows products, customers and orders. One suite, <c>ErpContract</c>, holds every implementation to this.
/// </summary>
/// <remarks>
/// Ids are the system's own, as texts; nothing but equality is to be read from them. Amounts are in the product's or the order's currency.
/// Every method throws <see cref="ErpException"/> and nothing else where the system cannot be asked or says no.
/// </remarks>
public interface IErp
{
    /// <summary>What it is called where staff read of it: <c>catalogue</c>, <c>odoo</c>.</summary>
    string Name { get; }

    /// <summary>Finds products that are for sale, the likeliest first.</summary>
    Task<ProductPage> FindProductsAsync(ProductQuery query, CancellationToken cancellationToken);

    /// <summary>Reads products by their ids. Those that are unknown or not for sale are left out.</summary>
    /// <param name="language">In which their names are wanted; BCP 47.</param>
    Task<IReadOnlyList<Product>> ReadProductsAsync(
        IReadOnlyCollection<string> ids, string language, CancellationToken cancellationToken);

    /// <summary>Finds the customers whose phone or e-mail is exactly this one; spellings of one number are one.</summary>
    /// <param name="contact">A number in E.164, or an e-mail address.</param>
    Task<IReadOnlyList<Customer>> FindCustomersAsync(string contact, CancellationToken cancellationToken);

    /// <summary>Reads a customer; null when there is none of that id.</summary>
    Task<Customer?> ReadCustomerAsync(string id, CancellationToken cancellationToken);

    /// <summary>Creates a customer, once for a key: called again with it, it returns the one that it has created.</summary>
    /// <param name="key">1 to 64 letters, digits, <c>-</c> and <c>_</c>.</param>
    Task<Customer> CreateCustomerAsync(string key, NewCustomer customer, CancellationToken cancellationToken);

    /// <summary>What lines would cost a customer now: prices, taxes and total as the system has them, none of which a caller can set.</summary>
    /// <param name="customer">Null for whoever is not known yet.</param>
    /// <exception cref="ErpException">With <see cref="ErpTrouble.Refused"/> where a line names an unknown product or a quantity that
    /// cannot be sold.</exception>
    Task<Quote> QuoteAsync(
        string? customer, IReadOnlyList<WantedLine> lines, string language, CancellationToken cancellationToken);

    /// <summary>
    /// Places an order as a draft for staff, once for a key, also when a call ended without an answer and is made again. Out of stock is
    /// no obstacle; the prices are those of the quote.
    /// </summary>
    /// <returns>The order; called again with its key, the one that was placed.</returns>
    Task<Order> PlaceOrderAsync(NewOrder order, CancellationToken cancellationToken);

    /// <summary>A customer's own orders and invoices, the newest first.</summary>
    /// <param name="most">1 to 50.</param>
    Task<IReadOnlyList<Order>> OrdersOfAsync(string customer, int most, string language, CancellationToken cancellationToken);

    /// <summary>One of a customer's own orders; null when they have none of that id.</summary>
    Task<Order?> ReadOrderAsync(string customer, string id, string language, CancellationToken cancellationToken);

    /// <summary>Cancels a customer's own order while it is a draft. Done twice, it changes nothing.</summary>
    /// <returns>The order as it stands then; null when they have none of that id.</returns>
    /// <exception cref="ErpException">With <see cref="ErpTrouble.Refused"/> where it is no draft any more.</exception>
    Task<Order?> CancelOrderAsync(string customer, string id, string language, CancellationToken cancellationToken);
}
