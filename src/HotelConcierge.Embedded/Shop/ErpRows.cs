using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HotelConcierge.Orchestration;
using HotelConcierge.Reservations;
using HotelConcierge.Shop;
using HotelConcierge.Storage;

namespace HotelConcierge.Embedded.Shop;

/// <summary>
/// The demo ERP's rows: customers and orders, each kind in a partition of its own with a counter for its numbers, so that one batch takes
/// a number, notes the key and writes the record, or does nothing.
/// </summary>
internal sealed class ErpRows(ITableStore store)
{
    private const string Customers = "customers";
    private const string Orders = "orders";
    private const string CounterKey = "counter";
    private const string Json = "json";
    private const string Ref = "ref";
    private const int FirstNumber = 1001;

    private static readonly TableName Table = new("demoerp");

    public async Task<Customer?> FindCustomerAsync(string id, CancellationToken cancellationToken) =>
        ErpKeys.IsId(id) && await store.FindAsync(Table, Customers, RecordKey(id), cancellationToken) is { } row
            ? Read<Customer>(row)
            : null;

    /// <param name="contact">In the one spelling of <see cref="ContactOf"/>.</param>
    public async Task<IReadOnlyList<Customer>> CustomersOfAsync(string contact, CancellationToken cancellationToken)
    {
        var found = new List<Customer>();
        await foreach (var row in store.ScanAsync(Table, Customers, $"{ContactKey(contact)}:", cancellationToken))
        {
            if (await FindCustomerAsync(row[Ref]!, cancellationToken) is { } customer
                && Contacts(customer).Contains(contact, StringComparer.Ordinal))
                found.Add(customer);
        }

        return found;
    }

    public async Task<Customer> AddCustomerAsync(string key, NewCustomer wanted, CancellationToken cancellationToken)
    {
        var id = await AddAsync<Customer>(
            Customers,
            key,
            number =>
            {
                var customer = new Customer($"C{number}", wanted.Name, wanted.Phone, wanted.Email);
                return (customer.Id, customer, Contacts(customer).Select(contact => $"{ContactKey(contact)}:{customer.Id}"));
            },
            cancellationToken);
        return await FindCustomerAsync(id, cancellationToken)
            ?? throw new ErpException(ErpTrouble.Broken, "A customer of the demo ERP is gone.");
    }

    /// <summary>The order of a key; null when none was placed with it.</summary>
    public async Task<StoredOrder?> FindByKeyAsync(string key, CancellationToken cancellationToken) =>
        await store.FindAsync(Table, Orders, KeyKey(key), cancellationToken) is { } row
            ? await FindOrderAsync(row[Ref]!, cancellationToken)
            : null;

    public async Task<StoredOrder?> FindOrderAsync(string id, CancellationToken cancellationToken) =>
        ErpKeys.IsId(id) && await store.FindAsync(Table, Orders, RecordKey(id), cancellationToken) is { } row
            ? Read<StoredOrder>(row)
            : null;

    /// <summary>A customer's orders, the newest first.</summary>
    public async Task<IReadOnlyList<StoredOrder>> OrdersOfAsync(string customer, int most, CancellationToken cancellationToken)
    {
        var found = new List<StoredOrder>();
        if (!ErpKeys.IsId(customer))
            return found;
        await foreach (var row in store.ScanAsync(Table, Orders, $"of:{customer}:", cancellationToken))
        {
            if (await FindOrderAsync(row[Ref]!, cancellationToken) is { } order)
                found.Add(order);
            if (found.Count == most)
                break;
        }

        return found;
    }

    /// <summary>Adds an order, once for a key.</summary>
    public async Task<StoredOrder> AddOrderAsync(string key, StoredOrder wanted, CancellationToken cancellationToken)
    {
        var id = await AddAsync<StoredOrder>(
            Orders,
            key,
            number =>
            {
                var order = wanted with { Id = $"S{number}" };
                var newestFirst = (int.MaxValue - number).ToString("D10", CultureInfo.InvariantCulture);
                return (order.Id, order, [$"of:{order.Customer}:{newestFirst}"]);
            },
            cancellationToken);
        return await FindOrderAsync(id, cancellationToken)
            ?? throw new ErpException(ErpTrouble.Broken, "An order of the demo ERP is gone.");
    }

    /// <summary>Gives an order another state, unless <paramref name="change"/> leaves it as it is.</summary>
    /// <returns>The order as it stands then; null when there is none of that id.</returns>
    public async Task<StoredOrder?> ChangeAsync(
        string id, Func<StoredOrder, StoredOrder> change, CancellationToken cancellationToken)
    {
        while (ErpKeys.IsId(id) && await store.FindAsync(Table, Orders, RecordKey(id), cancellationToken) is { } row)
        {
            var order = Read<StoredOrder>(row);
            var changed = change(order);
            var next = Row(Orders, RecordKey(id), changed) with { Version = row.Version };
            if (changed.State == order.State || await store.TryReplaceAsync(Table, next, cancellationToken))
                return changed;
        }

        return null;
    }

    public async Task<int> CountAsync(bool ofOrders, CancellationToken cancellationToken)
    {
        var count = 0;
        await foreach (var _ in store.ScanAsync(Table, ofOrders ? Orders : Customers, RecordKey(""), cancellationToken))
            count++;
        return count;
    }

    /// <summary>The one spelling by which a number or an address is compared; null for what is neither.</summary>
    public static string? ContactOf(string? written) =>
        written is null ? null
        : written.Contains('@', StringComparison.Ordinal) ? written.Trim().ToLowerInvariant()
        : TelephoneNumber.Read(written.Trim());

    public static IEnumerable<string> Contacts(Customer customer) =>
        new[] { ContactOf(customer.Phone), ContactOf(customer.Email) }.OfType<string>();

    /// <returns>The id of the record: that of the first who called with this key.</returns>
    private async Task<string> AddAsync<T>(
        string partition,
        string key,
        Func<int, (string Id, T Record, IEnumerable<string> References)> make,
        CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await store.FindAsync(Table, partition, KeyKey(key), cancellationToken) is { } known)
                return known[Ref]!;
            var counter = await store.FindAsync(Table, partition, CounterKey, cancellationToken);
            var number = counter is null ? FirstNumber : int.Parse(counter[Ref]!, CultureInfo.InvariantCulture);
            var (id, record, references) = make(number);
            var next = Reference(partition, CounterKey, (number + 1).ToString(CultureInfo.InvariantCulture));

            // Somebody who takes the same number at the same moment changes the counter first, and this is tried again with the next.
            if (await store.TryBatchAsync(
                Table,
                partition,
                [
                    counter is null ? new TableChange.Insert(next) : new TableChange.Replace(next with { Version = counter.Version }),
                    new TableChange.Insert(Reference(partition, KeyKey(key), id)),
                    new TableChange.Insert(Row(partition, RecordKey(id), record)),
                    .. references.Select(reference => new TableChange.Insert(Reference(partition, reference, id))),
                ],
                cancellationToken))
                return id;
        }
    }

    private static string RecordKey(string id) => $"record:{id}";

    private static string KeyKey(string key) => $"key:{key}";

    // An address may hold what a key cannot.
    private static string ContactKey(string contact) =>
        $"contact:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(contact)))}";

    private static TableRow Reference(string partition, string key, string to) =>
        new(partition, key, new Dictionary<string, string>(StringComparer.Ordinal) { [Ref] = to });

    private static TableRow Row<T>(string partition, string key, T record)
    {
        var properties = new Dictionary<string, string>(StringComparer.Ordinal);
        LongText.Write(properties, Json, JsonSerializer.Serialize(record, TurnJson.Options));
        return new(partition, key, properties);
    }

    private static T Read<T>(TableRow row) => JsonSerializer.Deserialize<T>(LongText.Read(row, Json)!, TurnJson.Options)!;
}

/// <summary>An order as the demo ERP keeps it.</summary>
/// <param name="Id">Also its number.</param>
/// <param name="Notes">What the customer wants staff to know; null for nothing.</param>
internal sealed record StoredOrder(
    string Id, string Customer, OrderState State, DateTimeOffset PlacedAt, Quote Quote, string? Notes);
