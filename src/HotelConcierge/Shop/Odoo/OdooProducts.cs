using System.Collections.Immutable;
using System.Globalization;

namespace HotelConcierge.Shop.Odoo;

/// <summary>Products of Odoo: the variants, since those are sold and counted.</summary>
internal sealed class OdooProducts(OdooClient odoo, OdooInstallation installation)
{
    private const string Model = "product.product";

    /// <summary>How many products of one language are looked at for words, and in one look at prices.</summary>
    private const int MostCandidates = 300;

    private const int MostLooks = 20;

    private static readonly string[] Sought = ["name", "default_code", "barcode", "description_sale", "lst_price"];

    public async Task<ProductPage> FindAsync(ProductQuery query, CancellationToken cancellationToken)
    {
        var schema = await installation.ReadAsync(cancellationToken);
        var language = schema.LanguageOf(query.Language);
        var ids = string.IsNullOrWhiteSpace(query.Text)
            ? await FindAnyAsync(query, schema, language, cancellationToken)
            : [.. (await FindNamedAsync(query, schema, language, cancellationToken)).Skip(query.Skip).Take(query.Take + 1)];
        var products = await ReadAsync([.. ids.Take(query.Take)], language, onlyForSale: true, schema, cancellationToken);
        return new([.. products.Select(product => product.Product)], ids.Count > query.Take);
    }

    /// <summary>Reads products in the order of their ids.</summary>
    public async Task<IReadOnlyList<OdooProduct>> ReadAsync(
        IReadOnlyList<int> ids, string language, bool onlyForSale, OdooSchema schema, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
            return [];
        var domain = OdooDomain.In("id", ids);
        var records = await odoo.SearchAsync(
            Model,
            onlyForSale ? domain.And(ForSale) : domain,
            [.. Sought, "type", "currency_id", "uom_id", .. schema.ProductFields],
            language,
            cancellationToken,
            withArchived: !onlyForSale);
        int[] taxIds = [.. records.SelectMany(record => record.References("taxes_id")).Distinct()];
        var taxes = await OdooTax.ReadAsync(odoo, taxIds, schema.Company, cancellationToken);
        var byId = records.ToDictionary(record => record.Id);
        return [.. ids.Distinct().Where(byId.ContainsKey).Select(id => Read(byId[id], taxes, schema))];
    }

    /// <summary>The numbers of products; whatever is no such number is passed over.</summary>
    public static IEnumerable<int> Numbers(IEnumerable<string> ids) => ids.Select(OdooIds.Read).OfType<int>();

    private static OdooDomain ForSale { get; } = OdooDomain.Where("sale_ok", "=", true);

    private static OdooProduct Read(OdooRecord record, IReadOnlyDictionary<int, OdooTax> taxes, OdooSchema schema)
    {
        ImmutableArray<OdooTax> own = [.. record.References("taxes_id").Where(taxes.ContainsKey).Select(id => taxes[id])];
        var unit = record.Reference("uom_id");
        var kind = unit is { } known && schema.Units.TryGetValue(known.Id, out var found) ? found : new(IsPiece: false, Decimals: 0);
        var step = 1m;
        for (var decimals = 0; decimals < kind.Decimals; decimals++)
            step /= 10;
        var product = new Product(
            OdooClient.Text(record.Id),
            record.Text("name") ?? "",
            record.Text("default_code"),
            record.Number("lst_price"),
            record.Reference("currency_id")?.Name ?? schema.Currency.Name,
            kind.IsPiece ? null : unit?.Name)
        {
            Barcode = record.Text("barcode"),
            Description = record.Text("description_sale"),
            PriceHasTax = own.Any(tax => tax.IsInPrice),
            Free = IsCounted(record, schema) ? record.Number("free_qty") : null,
            Minimum = step,
            QuantityDecimals = kind.Decimals,
        };
        return new(product, own);
    }

    // Of services, and of goods whose stock is not kept, Odoo says 0, which is not sold out.
    private static bool IsCounted(OdooRecord record, OdooSchema schema) =>
        schema.ProductFields.Contains("free_qty")
        && (schema.ProductFields.Contains("is_storable") ? record.Flag("is_storable") : record.Text("type") is "product");

    private static OdooDomain? StockOf(ProductQuery query, OdooSchema schema)
    {
        if (query.InStock is not { } wanted)
            return null;
        if (!schema.ProductFields.Contains("free_qty"))
            return wanted ? OdooDomain.All : OdooDomain.In("id", []);
        var isNew = schema.ProductFields.Contains("is_storable");
        return wanted
            ? OdooDomain.Any(
                isNew ? OdooDomain.Where("is_storable", "=", false) : OdooDomain.Where("type", "!=", "product"),
                OdooDomain.Where("free_qty", ">", 0))
            : (isNew ? OdooDomain.Where("is_storable", "=", true) : OdooDomain.Where("type", "=", "product"))
                .And(OdooDomain.Where("free_qty", "<=", 0));
    }

    // A variant's price cannot be searched: it is the template's and what its attributes add.
    private static OdooDomain PricesOf(ProductQuery query)
    {
        var domain = OdooDomain.All;
        var hasExtra = OdooDomain.Where("product_template_attribute_value_ids.price_extra", "!=", 0);
        if (query.MinimumPrice is { } least)
            domain = domain.And(OdooDomain.Any(OdooDomain.Where("list_price", ">=", least), hasExtra));
        if (query.MaximumPrice is { } most)
            domain = domain.And(OdooDomain.Any(OdooDomain.Where("list_price", "<=", most), hasExtra));
        return domain;
    }

    private static bool IsPriced(OdooRecord record, ProductQuery query) =>
        (query.MinimumPrice is not { } least || record.Number("lst_price") >= least)
        && (query.MaximumPrice is not { } most || record.Number("lst_price") <= most);

    private async Task<IReadOnlyList<int>> FindAnyAsync(
        ProductQuery query, OdooSchema schema, string language, CancellationToken cancellationToken)
    {
        const string Order = "default_code, id";
        var domain = ForSale.And(StockOf(query, schema) ?? OdooDomain.All);
        if (query is { MinimumPrice: null, MaximumPrice: null })
        {
            var page = await odoo.SearchAsync(
                Model, domain, ["id"], language, cancellationToken, limit: query.Take + 1, offset: query.Skip, order: Order);
            return [.. page.Select(record => record.Id)];
        }

        List<int> found = [];
        domain = domain.And(PricesOf(query));
        for (var look = 0; look < MostLooks && found.Count <= query.Skip + query.Take; look++)
        {
            var records = await odoo.SearchAsync(
                Model,
                domain,
                ["lst_price"],
                language,
                cancellationToken,
                limit: MostCandidates,
                offset: look * MostCandidates,
                order: Order);
            found.AddRange(records.Where(record => IsPriced(record, query)).Select(record => record.Id));
            if (records.Count < MostCandidates)
                break;
        }

        return [.. found.Skip(query.Skip).Take(query.Take + 1)];
    }

    /// <summary>
    /// Looks in all languages for products that have all of the words; where there are none, for those that have parts of them, of which
    /// those stay whose words are the searched ones but for slips.
    /// </summary>
    private async Task<IReadOnlyList<int>> FindNamedAsync(
        ProductQuery query, OdooSchema schema, string language, CancellationToken cancellationToken)
    {
        var words = OdooWords.Of(query.Text);
        if (words.Written.Count == 0)
            return [];
        var narrowed = ForSale.And(StockOf(query, schema) ?? OdooDomain.All);
        string[] languages = [language, .. schema.Languages.Where(spoken => spoken != language)];
        var all = words.Written.Aggregate(narrowed, (domain, word) => domain.And(OdooDomain.Any(
            OdooDomain.Contains("name", word),
            OdooDomain.Contains("default_code", word),
            OdooDomain.Contains("description_sale", word),
            OdooDomain.Is("barcode", word))));
        var found = await RateAsync(all, words, languages, query, cancellationToken);
        if (found.Count == 0 && words.Pieces() is { Count: > 0 } pieces)
        {
            var some = narrowed.And(OdooDomain.Any(pieces.Select(piece => OdooDomain.Contains("name", piece))));
            var rated = await RateAsync(some, words, languages, query, cancellationToken);
            var best = rated.Values.Select(rating => rating.Share).DefaultIfEmpty(0).Max();
            found = rated.Where(pair => words.IsEnough(pair.Value.Share, best)).ToDictionary();
        }

        return
        [
            .. found
                .OrderByDescending(pair => pair.Value.Share)
                .ThenBy(pair => pair.Value.Code, StringComparer.Ordinal)
                .ThenBy(pair => pair.Key)
                .Select(pair => pair.Key),
        ];
    }

    private async Task<Dictionary<int, Rating>> RateAsync(
        OdooDomain domain, OdooWords words, IReadOnlyList<string> languages, ProductQuery query, CancellationToken cancellationToken)
    {
        var found = await Task.WhenAll(languages.Select(language =>
            odoo.SearchAsync(Model, domain, Sought, language, cancellationToken, limit: MostCandidates)));
        var ratings = new Dictionary<int, Rating>();
        foreach (var record in found.SelectMany(records => records).Where(record => IsPriced(record, query)))
        {
            var code = record.Text("default_code");
            var share = words.Are(code) || words.Are(record.Text("barcode"))
                ? 2
                : words.Rate(record.Text("name") ?? "", code, record.Text("description_sale"));
            if (!ratings.TryGetValue(record.Id, out var other) || other.Share < share)
                ratings[record.Id] = new(share, code ?? "");
        }

        return ratings;
    }

    private readonly record struct Rating(double Share, string Code);
}

/// <summary>A product with the taxes that the company puts on it.</summary>
internal sealed record OdooProduct(Product Product, ImmutableArray<OdooTax> Taxes);

/// <summary>Ids as the port has them: numbers of Odoo.</summary>
internal static class OdooIds
{
    /// <returns>Null for what is no number of Odoo, or not written as we write it.</returns>
    public static int? Read(string id) =>
        int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 && OdooClient.Text(number) == id
            ? number
            : null;
}
