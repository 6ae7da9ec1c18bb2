using System.Collections.Immutable;
using HotelConcierge.Assistants;
using HotelConcierge.Messages;
using HotelConcierge.Shop;

namespace HotelConcierge.Tests.Shop;

/// <summary>An ERP in memory, with whatever trouble a test wants.</summary>
internal sealed class StubErp(TimeProvider clock) : IErp
{
    public const string Gloves = "11";
    public const string LatexGloves = "12";
    public const string Alcohol = "20";
    public const string Masks = "30";
    public const string Cotton = "40";

    private readonly Dictionary<string, Order> _byKey = new(StringComparer.Ordinal);

    public List<(string Customer, Order Order)> Placed { get; } = [];

    /// <summary>
    /// What happens when something is asked: <c>find</c>, <c>read</c>, <c>quote</c>, <c>place</c>, <c>orders</c>, <c>cancel</c>,
    /// <c>customer</c>.
    /// </summary>
    public Func<string, ErpException?> Before { get; set; } = _ => null;

    /// <summary>Likewise, once it is done.</summary>
    public Func<string, ErpException?> After { get; set; } = _ => null;

    public List<NewOrder> Wanted { get; } = [];

    public List<Product> Products { get; } =
    [
        new(Gloves, "Nitrile gloves, size M", "GLN-M", 165, "THB", "box") { Free = 240 },
        new(LatexGloves, "Latex gloves, size M", "GLL-M", 145, "THB", "box") { Free = 0 },
        new(Alcohol, "Alcohol 70%, 450 ml", "ALC-450", 85.50m, "THB", "bottle") { Free = 4 },
        new(Masks, "Surgical masks", "MSK-3", 95, "THB", "box") { Free = 80, Minimum = 5 },
        new(Cotton, "Cotton wool by weight", "COT-KG", 200, "THB", "kg") { Free = null, QuantityDecimals = 1 },
    ];

    public string Name => "stub";

    public Task<ProductPage> FindProductsAsync(ProductQuery query, CancellationToken cancellationToken) => DoAsync("find", () =>
    {
        var found = Products
            .Where(product => query.Text.Length == 0
                || query.Text.Split(' ').Any(word => product.Name.Contains(word, StringComparison.OrdinalIgnoreCase))
                || product.Code == query.Text)
            .Where(product => query.InStock is not { } inStock || product.IsInStock == inStock)
            .Where(product => query.MinimumPrice is not { } minimum || product.Price >= minimum)
            .Where(product => query.MaximumPrice is not { } maximum || product.Price <= maximum)
            .Skip(query.Skip)
            .ToList();
        return new ProductPage([.. found.Take(query.Take)], found.Count > query.Take);
    });

    public Task<IReadOnlyList<Product>> ReadProductsAsync(
        IReadOnlyCollection<string> ids, string language, CancellationToken cancellationToken) =>
        DoAsync<IReadOnlyList<Product>>("read", () => [.. Products.Where(product => ids.Contains(product.Id))]);

    public Task<IReadOnlyList<Customer>> FindCustomersAsync(string contact, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Customer>>([]);

    public Task<Customer?> ReadCustomerAsync(string id, CancellationToken cancellationToken) =>
        DoAsync<Customer?>("customer", () => new(id, "Somchai Clinic", null, null));

    public Task<Customer> CreateCustomerAsync(string key, NewCustomer customer, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<Quote> QuoteAsync(
        string? customer, IReadOnlyList<WantedLine> lines, string language, CancellationToken cancellationToken) =>
        DoAsync("quote", () => QuoteOf(lines));

    public Task<Order> PlaceOrderAsync(NewOrder order, CancellationToken cancellationToken) => DoAsync("place", () =>
    {
        Wanted.Add(order);
        if (_byKey.TryGetValue(order.Key, out var known))
            return known;
        var number = $"S{Placed.Count + 1:000}";
        var placed = new Order(
            $"id-{number}", number, OrderState.Draft, clock.GetUtcNow(), order.Quote.Lines, order.Quote.Total, order.Quote.Currency);
        Placed.Add((order.Customer, placed));
        return _byKey[order.Key] = placed;
    });

    public Task<IReadOnlyList<Order>> OrdersOfAsync(string customer, int most, string language, CancellationToken cancellationToken) =>
        DoAsync<IReadOnlyList<Order>>("orders", () => [.. Of(customer).Reverse().Take(most)]);

    public Task<Order?> ReadOrderAsync(string customer, string id, string language, CancellationToken cancellationToken) =>
        DoAsync("orders", () => Of(customer).FirstOrDefault(order => order.Id == id));

    public Task<Order?> CancelOrderAsync(string customer, string id, string language, CancellationToken cancellationToken) =>
        DoAsync("cancel", () =>
        {
            var place = Placed.FindIndex(one => one.Customer == customer && one.Order.Id == id);
            if (place < 0)
                return null;
            if (Placed[place].Order.State is not (OrderState.Draft or OrderState.Cancelled))
                throw new ErpException(ErpTrouble.Refused, "The order is no draft.");
            SetState(id, OrderState.Cancelled);
            return Placed[place].Order;
        });

    public void SetState(string id, OrderState state)
    {
        var place = Placed.FindIndex(one => one.Order.Id == id);
        Placed[place] = (Placed[place].Customer, Placed[place].Order with { State = state });
    }

    public void SetPrice(string id, decimal price)
    {
        var place = Products.FindIndex(product => product.Id == id);
        Products[place] = Products[place] with { Price = price };
    }

    /// <summary>An order of somebody's, from before.</summary>
    public Order Has(string customer, params (string Product, decimal Quantity)[] lines)
    {
        var quote = QuoteOf([.. lines.Select(line => new WantedLine(line.Product, line.Quantity))]);
        var number = $"S{Placed.Count + 1:000}";
        var order = new Order($"id-{number}", number, OrderState.Draft, clock.GetUtcNow(), quote.Lines, quote.Total, quote.Currency);
        Placed.Add((customer, order));
        return order;
    }

    private IEnumerable<Order> Of(string customer) => Placed.Where(one => one.Customer == customer).Select(one => one.Order);

    private Quote QuoteOf(IReadOnlyList<WantedLine> wanted)
    {
        var lines = wanted.Select(line =>
        {
            var product = Products.Find(one => one.Id == line.ProductId)
                ?? throw new ErpException(ErpTrouble.Refused, "A line names an unknown product.");
            return new OrderLine(product.Id, product.Name, line.Quantity, product.Unit, product.Price, product.Price * line.Quantity);
        }).ToImmutableArray();
        var net = lines.Sum(line => line.Subtotal);
        var tax = decimal.Round(net * 0.07m, 2, MidpointRounding.AwayFromZero);
        return new(lines, net, tax, net + tax, "THB");
    }

    private Task<T> DoAsync<T>(string what, Func<T> work)
    {
        if (Before(what) is { } trouble)
            return Task.FromException<T>(trouble);
        T done;
        try
        {
            done = work();
        }
        catch (ErpException refused)
        {
            return Task.FromException<T>(refused);
        }

        return After(what) is { } late ? Task.FromException<T>(late) : Task.FromResult(done);
    }
}

/// <summary>Says of every guest that they are the same customer, or nobody.</summary>
internal sealed class StubCustomers : IKnowsCustomers
{
    public const string Id = "c-7";

    public LinkedCustomer? Customer { get; set; } = new(Id, "Somchai Clinic", CustomerProof.Code);

    public Task<LinkedCustomer?> FindAsync(Assistant assistant, GuestContact guest, CancellationToken cancellationToken) =>
        Task.FromResult(Customer);
}
