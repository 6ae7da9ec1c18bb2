using System.Collections.Immutable;
using HotelConcierge.Languages;
using HotelConcierge.Shop;
using HotelConcierge.Shop.Search;

namespace HotelConcierge.Embedded.Shop;

/// <summary>The demo ERP's data as they ship: read once, never changed.</summary>
/// <param name="Currency">ISO 4217, of all prices.</param>
/// <param name="Orders">From before the first start.</param>
internal sealed record DemoCatalogue(
    string Currency, ImmutableArray<DemoProduct> Products, ImmutableArray<Customer> Customers, ImmutableArray<DemoOrder> Orders)
{
    private readonly Dictionary<string, DemoProduct> _byId = Products.ToDictionary(product => product.Code, StringComparer.Ordinal);

    private readonly ProductIndex _index = new(
    [
        .. Products.Select(product => new ProductText(
            [.. product.Names.Values],
            [.. product.Descriptions.Values],
            [product.Code, .. product.Barcode is { } barcode ? [barcode] : Array.Empty<string>()])),
    ]);

    public DemoProduct? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>Those that are for sale and what is looked for, the likeliest first.</summary>
    public IEnumerable<DemoProduct> Search(ProductQuery query) =>
        _index.Find(query.Text)
            .Select(at => Products[at])
            .Where(product => product.IsForSale
                && (query.InStock is not { } inStock || product.IsInStock == inStock)
                && (query.MinimumPrice is not { } least || product.Price >= least)
                && (query.MaximumPrice is not { } most || product.Price <= most));

    public Product Show(DemoProduct product, string language) =>
        new(product.Code, In(product.Names, language)!, product.Code, product.Price, Currency, In(product.Units, language))
        {
            Barcode = product.Barcode,
            Description = In(product.Descriptions, language),
            PriceHasTax = product.PriceHasTax,
            Free = product.Free,
            Minimum = product.Minimum,
            QuantityDecimals = product.Decimals,
        };

    /// <summary>A text in a language such as <c>th</c> or <c>th-TH</c>, else in English; null where there is none.</summary>
    public static string? In(IReadOnlyDictionary<string, string> texts, string language) =>
        texts.GetValueOrDefault(language.Split('-')[0]) ?? texts.GetValueOrDefault(LanguageCatalog.FallbackCode);
}

/// <summary>A product of the demo. Its id is its code.</summary>
/// <param name="Names">By language.</param>
internal sealed record DemoProduct(string Code, ImmutableDictionary<string, string> Names, decimal Price)
{
    /// <summary>By language; empty for none.</summary>
    public ImmutableDictionary<string, string> Descriptions { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>By language; empty where pieces are counted.</summary>
    public ImmutableDictionary<string, string> Units { get; init; } = ImmutableDictionary<string, string>.Empty;

    public string? Barcode { get; init; }

    /// <summary>Null where stock is not counted.</summary>
    public decimal? Free { get; init; }

    public decimal Minimum { get; init; } = 1;

    public int Decimals { get; init; }

    public decimal TaxPercent { get; init; }

    public bool PriceHasTax { get; init; }

    public bool IsForSale { get; init; } = true;

    public bool IsInStock => Free is null or > 0;
}

/// <summary>An order from before the first start, so that there is something to look back on.</summary>
/// <param name="DaysAgo">Seen from today, whenever that is.</param>
internal sealed record DemoOrder(string Number, string Customer, int DaysAgo, OrderState State, ImmutableArray<WantedLine> Lines);
