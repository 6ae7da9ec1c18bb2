using System.Collections.Immutable;
using HotelConcierge.Assistants;
using HotelConcierge.Assistants.Loading;
using HotelConcierge.Reservations;
using HotelConcierge.Shop;

namespace HotelConcierge.Embedded.Shop;

/// <summary>Reads and checks the demo ERP's <c>products.json</c>.</summary>
internal static class DemoCatalogueFile
{
    public const string Folder = "shop";
    public const string FileName = "products.json";

    private const int BarcodeLength = 13;
    private const int LongestCode = 30;

    /// <exception cref="AssistantDataException">Anything is wrong; the message lists everything that is.</exception>
    public static DemoCatalogue Load(string demoFolder)
    {
        var errors = new DataErrors();
        var file = $"{Folder}/{FileName}";
        var data = DataFile.Json(Path.Combine(demoFolder, Folder, FileName), file, errors);
        var catalogue = data is null ? null : Read(data);
        return errors.All.Count == 0 && catalogue is not null ? catalogue : throw new AssistantDataException(demoFolder, errors.All);
    }

    /// <returns>The catalogue, as far as it can be read; what is wrong with it is noted.</returns>
    private static DemoCatalogue? Read(DataObject data)
    {
        var currency = data.Text("currency", "the currency of all prices, such as THB");
        var tax = (decimal)data.Number("taxPercent", 0, 100);
        var languages = data.Texts("languages", "the languages of the catalogue");
        var products = data.Objects("products", "products").Select(product => Product(product, languages, tax)).ToImmutableArray();
        Once(data, "products", products.Select(product => product.Code));
        Once(data, "products", products.Select(product => product.Barcode).OfType<string>());
        var customers = data.Objects("customers", "customers").Select(Customer).ToImmutableArray();
        Once(data, "customers", customers.Select(customer => customer.Id));
        var orders = data.Objects("orders", "orders").Select(order => Order(order, products, customers)).ToImmutableArray();
        Once(data, "orders", orders.Select(order => order.Number));
        data.NothingElse();

        // What is there twice has been noted, and cannot be looked up.
        return products.Select(product => product.Code).Distinct(StringComparer.Ordinal).Count() == products.Length
            ? new(currency, products, customers, orders)
            : null;
    }

    private static DemoProduct Product(DataObject data, IReadOnlyList<string> languages, decimal tax)
    {
        var code = data.Text("code", "the product's own number");
        if (!ErpKeys.IsId(code) || code.Length > LongestCode)
            data.Add("code", $"must be up to {LongestCode} letters, digits, - and _");
        var barcode = data.OptionalText("barcode", "13 digits");
        if (barcode is not null && !IsBarcode(barcode))
            data.Add("barcode", "must be 13 digits whose last one checks the others (EAN-13)");
        var product = new DemoProduct(code, Texts(data, "names", languages) ?? [], Money(data, "price"))
        {
            Barcode = barcode,
            Descriptions = Texts(data, "descriptions", languages) ?? [],
            Units = Texts(data, "unit", languages, optional: true) ?? [],
            Free = data.Has("stock") ? (decimal)data.Number("stock", 0, 1_000_000) : null,
            Minimum = data.Has("minimum") ? (decimal)data.Number("minimum", 0.001, 100_000) : 1,
            Decimals = data.OptionalWhole("decimals", 0, 3, otherwise: 0),
            TaxPercent = data.Has("taxPercent") ? (decimal)data.Number("taxPercent", 0, 100) : tax,
            PriceHasTax = data.Flag("priceHasTax"),
            IsForSale = !data.Flag("notForSale"),
        };
        data.NothingElse();
        return product;
    }

    private static Customer Customer(DataObject data)
    {
        var id = data.Text("id", "the customer's number");
        if (!ErpKeys.IsId(id))
            data.Add("id", "must be letters, digits, - and _");
        var written = data.OptionalText("phone", "a telephone number with its country");
        var phone = written is null ? null : TelephoneNumber.Read(written);
        if (written is not null && phone is null)
            data.Add("phone", "must be a telephone number with its country, such as +44 20 7946 0101");
        var email = data.OptionalText("email", "an address");
        if (phone is null && email is null)
            data.Add("phone", "or email must be there");
        var customer = new Customer(id, data.Text("name", "the customer's name"), phone, email);
        data.NothingElse();
        return customer;
    }

    private static DemoOrder Order(DataObject data, ImmutableArray<DemoProduct> products, ImmutableArray<Customer> customers)
    {
        var number = data.Text("number", "the order's number");
        var customer = data.Text("customer", "the id of a customer");
        if (!customers.Any(known => known.Id == customer))
            data.Add("customer", $"'{customer}' is no customer of this file");
        var lines = data.Objects("lines", "lines").Select(line =>
        {
            var code = line.Text("code", "a product's own number");
            if (!products.Any(product => product.Code == code))
                line.Add("code", $"'{code}' is no product of this file");
            var wanted = new WantedLine(code, (decimal)line.Number("quantity", 0.001, 100_000));
            line.NothingElse();
            return wanted;
        }).ToImmutableArray();
        if (lines.IsEmpty)
            data.Add("lines", "must name at least one product");
        var order = new DemoOrder(
            number, customer, data.Whole("daysAgo", 0, 3650), data.OptionalOneOf<OrderState>("state") ?? OrderState.Confirmed, lines);
        data.NothingElse();
        return order;
    }

    private static ImmutableDictionary<string, string>? Texts(
        DataObject data, string name, IReadOnlyList<string> languages, bool optional = false) =>
        data.Object(name, "an object with a text in each of languages", optional)?
            .TextsByLanguage(languages, [])
            .ToImmutableDictionary(StringComparer.Ordinal);

    private static decimal Money(DataObject data, string name)
    {
        var money = (decimal)data.Number(name, 0, 10_000_000);
        if (decimal.Round(money, 2) != money)
            data.Add(name, "must have two decimals at most");
        return money;
    }

    private static void Once(DataObject data, string name, IEnumerable<string> ids)
    {
        foreach (var twice in ids.GroupBy(id => id, StringComparer.Ordinal).Where(group => group.Count() > 1))
            data.Add(name, $"'{twice.Key}' is there {twice.Count()} times; name each once");
    }

    private static bool IsBarcode(string written) =>
        written.Length == BarcodeLength
        && written.All(char.IsAsciiDigit)
        && written.Select((digit, at) => (digit - '0') * (at % 2 == 0 ? 1 : 3)).Sum() % 10 == 0;
}
