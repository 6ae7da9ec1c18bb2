using HotelConcierge.Assistants;
using HotelConcierge.Languages;
using HotelConcierge.Shop;
using HotelConcierge.Storage;

namespace HotelConcierge.Embedded.Shop;

/// <summary>
/// A demo ERP: a made-up distributor of medical and household supplies whose catalogue ships as data, and whose new customers and orders
/// are kept in the table store. Never for real orders: nobody delivers. Only the Local host has it.
/// </summary>
/// <remarks>
/// It is a system of its own beside the concierge, as every ERP is: customers and orders are its records, and a guest who says "forget
/// me" is forgotten by the concierge and not by it. A draft reserves nothing, and stock stays as the data have it. The data are read and
/// checked when something is first asked; what is wrong with them is <see cref="ErpTrouble.Broken"/>. Safe for concurrent use, also by
/// several processes on one store.
/// </remarks>
public sealed class EmbeddedErp : IErp
{
    private readonly Lazy<DemoCatalogue> _catalogue;
    private readonly ErpRows _rows;
    private readonly TimeProvider _time;

    /// <param name="demoFolder">Holds <c>shop/products.json</c>.</param>
    public EmbeddedErp(string demoFolder, ITableStore store, TimeProvider time)
        : this(new Lazy<DemoCatalogue>(() => DemoCatalogueFile.Load(demoFolder)), store, time)
    {
    }

    internal EmbeddedErp(Lazy<DemoCatalogue> catalogue, ITableStore store, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(time);
        _catalogue = catalogue;
        _rows = new(store);
        _time = time;
    }

    public string Name => "catalogue";

    private DemoCatalogue Catalogue
    {
        get
        {
            try
            {
                return _catalogue.Value;
            }
            catch (AssistantDataException wrong)
            {
                throw new ErpException(ErpTrouble.Broken, wrong.Message, wrong);
            }
        }
    }

    public Task<ProductPage> FindProductsAsync(ProductQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfNegative(query.Skip, nameof(query));
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Take, 1, nameof(query));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Take, ProductQuery.MostTaken, nameof(query));
        cancellationToken.ThrowIfCancellationRequested();
        var found = Catalogue.Search(query).Skip(query.Skip).Take(query.Take + 1).ToList();
        return Task.FromResult(new ProductPage(
            [.. found.Take(query.Take).Select(product => Catalogue.Show(product, query.Language))], found.Count > query.Take));
    }

    public Task<IReadOnlyList<Product>> ReadProductsAsync(
        IReadOnlyCollection<string> ids, string language, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ids);
        ArgumentNullException.ThrowIfNull(language);
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<Product>>(
        [
            .. ids.Distinct(StringComparer.Ordinal)
                .Select(Catalogue.Find)
                .Where(product => product is { IsForSale: true })
                .Select(product => Catalogue.Show(product!, language)),
        ]);
    }

    public async Task<IReadOnlyList<Customer>> FindCustomersAsync(string contact, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(contact);
        if (ErpRows.ContactOf(contact) is not { } wanted)
            return [];
        var shipped = Catalogue.Customers.Where(customer => ErpRows.Contacts(customer).Contains(wanted, StringComparer.Ordinal));
        return [.. shipped, .. await _rows.CustomersOfAsync(wanted, cancellationToken)];
    }

    public async Task<Customer?> ReadCustomerAsync(string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(id);
        return Catalogue.Customers.FirstOrDefault(customer => customer.Id == id) ?? await _rows.FindCustomerAsync(id, cancellationToken);
    }

    public Task<Customer> CreateCustomerAsync(string key, NewCustomer customer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(customer);
        ErpKeys.Check(key);
        return ErpRows.ContactOf(customer.Phone) is null && ErpRows.ContactOf(customer.Email) is null
            ? throw new ErpException(ErpTrouble.Refused, "A customer needs a phone or an e-mail.")
            : _rows.AddCustomerAsync(key, customer, cancellationToken);
    }

    public async Task<Quote> QuoteAsync(
        string? customer, IReadOnlyList<WantedLine> lines, string language, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(language);
        if (customer is not null)
            await RequireAsync(customer, cancellationToken);
        return Pricing.Quote(Catalogue, lines, language);
    }

    public async Task<Order> PlaceOrderAsync(NewOrder order, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(order);
        ErpKeys.Check(order.Key);
        var placed = await _rows.FindByKeyAsync(order.Key, cancellationToken);
        if (placed is null)
        {
            await RequireAsync(order.Customer, cancellationToken);

            // The prices are those that the customer read; that each line can be sold at all is the catalogue's word.
            var lines = order.Quote.Lines.Select(line => new WantedLine(line.ProductId, line.Quantity)).ToList();
            _ = Pricing.Quote(Catalogue, lines, order.Language);
            placed = await _rows.AddOrderAsync(
                order.Key,
                new("", order.Customer, OrderState.Draft, _time.GetUtcNow(), order.Quote, order.Notes),
                cancellationToken);
        }

        return placed.Customer == order.Customer
            ? Show(placed, order.Language)
            : throw new ErpException(ErpTrouble.Refused, "The key belongs to another customer's order.");
    }

    public async Task<IReadOnlyList<Order>> OrdersOfAsync(
        string customer, int most, string language, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(customer);
        ArgumentNullException.ThrowIfNull(language);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        var own = await _rows.OrdersOfAsync(customer, most, cancellationToken);
        return
        [
            .. own.Concat(ShippedOf(customer)).OrderByDescending(order => order.PlacedAt).Take(most).Select(order => Show(order, language)),
        ];
    }

    public async Task<Order?> ReadOrderAsync(string customer, string id, string language, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(customer);
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(language);
        var order = ShippedOf(customer).FirstOrDefault(order => order.Id == id) ?? await _rows.FindOrderAsync(id, cancellationToken);
        return order?.Customer == customer ? Show(order, language) : null;
    }

    public async Task<Order?> CancelOrderAsync(string customer, string id, string language, CancellationToken cancellationToken)
    {
        if (await ReadOrderAsync(customer, id, language, cancellationToken) is not { } order)
            return null;
        if (order.State is OrderState.Draft
            && await _rows.ChangeAsync(id, Cancel, cancellationToken) is { } changed)
            order = Show(changed, language);
        return order.State is OrderState.Cancelled
            ? order
            : throw new ErpException(ErpTrouble.Refused, "The order is no draft any more.");

        static StoredOrder Cancel(StoredOrder order) =>
            order.State is OrderState.Draft ? order with { State = OrderState.Cancelled } : order;
    }

    /// <summary>What staff do in an ERP. Nothing is confirmed by the concierge.</summary>
    internal Task ConfirmAsync(string id, CancellationToken cancellationToken) => _rows.ChangeAsync(
        id, order => order.State is OrderState.Draft ? order with { State = OrderState.Confirmed } : order, cancellationToken);

    internal Task<int> CountOrdersAsync(CancellationToken cancellationToken) => _rows.CountAsync(ofOrders: true, cancellationToken);

    internal async Task<int> CountCustomersAsync(CancellationToken cancellationToken) =>
        Catalogue.Customers.Length + await _rows.CountAsync(ofOrders: false, cancellationToken);

    private async Task RequireAsync(string customer, CancellationToken cancellationToken)
    {
        if (await ReadCustomerAsync(customer, cancellationToken) is null)
            throw new ErpException(ErpTrouble.Refused, "There is no such customer.");
    }

    /// <summary>Orders from before the first start, at today's prices.</summary>
    private IEnumerable<StoredOrder> ShippedOf(string customer) => Catalogue.Orders
        .Where(order => order.Customer == customer)
        .Select(order => new StoredOrder(
            order.Number,
            order.Customer,
            order.State,
            new DateTimeOffset(_time.GetUtcNow().UtcDateTime.Date.AddDays(-order.DaysAgo), TimeSpan.Zero),
            Pricing.Quote(Catalogue, order.Lines, LanguageCatalog.FallbackCode),
            Notes: null));

    private Order Show(StoredOrder order, string language) => new(
        order.Id,
        order.Id,
        order.State,
        order.PlacedAt,
        [.. order.Quote.Lines.Select(line => Show(line, language))],
        order.Quote.Total,
        order.Quote.Currency);

    /// <summary>A product that the catalogue no longer has keeps the name that it was ordered by.</summary>
    private OrderLine Show(OrderLine line, string language) => Catalogue.Find(line.ProductId) is { } product
        && Catalogue.Show(product, language) is var shown
        ? line with { Name = shown.Name, Unit = shown.Unit }
        : line;
}
