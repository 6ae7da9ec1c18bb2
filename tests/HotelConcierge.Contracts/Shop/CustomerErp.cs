using System.Text;
using HotelConcierge.Shop;
using Xunit;

namespace HotelConcierge.Contracts.Shop;

/// <summary>An ERP that knows customers and sells nothing. It can fail in the ways that <see cref="ErpTrouble"/> names.</summary>
public sealed class CustomerErp : IErp
{
    private readonly Dictionary<string, string> _created = new(StringComparer.Ordinal);

    public List<Customer> Customers { get; } =
    [
        new("1", "Somchai Clinic", "+66812345671", "office@somchai.example"),
        new("2", "Malee Pharmacy", "+66812345672", "malee@pharmacy.example"),
        new("3", "Anong (home)", "+66812345673", "anong@home.example"),
        new("4", "Anong (shop)", "+66812345673", "anong@shop.example"),
        new("5", "Twin A", "+66812345675", "twins@home.example"),
        new("6", "Twin B", "+66812345676", "twins@home.example"),
    ];

    /// <summary>What every question comes to; null for an answer.</summary>
    public ErpTrouble? Trouble { get; set; }

    /// <summary>How many customers it creates without its answer arriving.</summary>
    public int LosesAnswers { get; set; }

    /// <summary>Whether it takes letters for the same that only look alike.</summary>
    public bool IsLoose { get; set; }

    /// <summary>Who was created.</summary>
    public List<NewCustomer> Wanted { get; } = [];

    /// <summary>Told where the host could die.</summary>
    public Action<string> Passing { get; set; } = _ => { };

    public string Name => "test";

    public Task<IReadOnlyList<Customer>> FindCustomersAsync(string contact, CancellationToken cancellationToken)
    {
        Fail();
        return Task.FromResult<IReadOnlyList<Customer>>([.. Customers.Where(customer =>
            customer.Phone == contact || string.Equals(Plain(customer.Email), Plain(contact), StringComparison.OrdinalIgnoreCase))]);
    }

    public Task<Customer?> ReadCustomerAsync(string id, CancellationToken cancellationToken)
    {
        Fail();
        return Task.FromResult(Customers.Find(customer => customer.Id == id));
    }

    public Task<Customer> CreateCustomerAsync(string key, NewCustomer customer, CancellationToken cancellationToken)
    {
        Fail();
        Assert.Matches("^[A-Za-z0-9_-]{1,64}$", key);
        Passing("before a customer is created");
        if (!_created.TryGetValue(key, out var id))
        {
            _created[key] = id = $"{Customers.Count + 1}";
            Wanted.Add(customer);
            Customers.Add(new(id, customer.Name, customer.Phone, customer.Email));
        }

        Passing("after a customer was created");
        return LosesAnswers-- > 0
            ? throw new ErpException(ErpTrouble.Unavailable, "no answer")
            : Task.FromResult(Customers.Single(one => one.Id == id));
    }

    public Task<ProductPage> FindProductsAsync(ProductQuery query, CancellationToken cancellationToken) => throw NotSold();

    public Task<IReadOnlyList<Product>> ReadProductsAsync(
        IReadOnlyCollection<string> ids, string language, CancellationToken cancellationToken) => throw NotSold();

    public Task<Quote> QuoteAsync(
        string? customer, IReadOnlyList<WantedLine> lines, string language, CancellationToken cancellationToken) => throw NotSold();

    public Task<Order> PlaceOrderAsync(NewOrder order, CancellationToken cancellationToken) => throw NotSold();

    public Task<IReadOnlyList<Order>> OrdersOfAsync(
        string customer, int most, string language, CancellationToken cancellationToken) => throw NotSold();

    public Task<Order?> ReadOrderAsync(string customer, string id, string language, CancellationToken cancellationToken) => throw NotSold();

    public Task<Order?> CancelOrderAsync(
        string customer, string id, string language, CancellationToken cancellationToken) => throw NotSold();

    private string? Plain(string? email) => IsLoose ? email?.Normalize(NormalizationForm.FormKC) : email;

    private void Fail()
    {
        if (Trouble is { } trouble)
            throw new ErpException(trouble, "the test's");
    }

    private static InvalidOperationException NotSold() => new("Nothing is sold here.");
}
