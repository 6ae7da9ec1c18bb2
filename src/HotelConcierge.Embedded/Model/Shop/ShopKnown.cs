using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using HotelConcierge.Embedded.Model.Concierge;
using HotelConcierge.Shop.Search;

namespace HotelConcierge.Embedded.Model.Shop;

/// <summary>A product that the model was told of.</summary>
internal sealed record KnownProduct(string Id, string Name)
{
    /// <summary>How many are in the cart; 0 for a product that is only shown.</summary>
    public decimal Quantity { get; init; }
}

/// <summary>What the model was told of the cart and of what the customer was shown.</summary>
internal sealed class ShopKnown(KnownNow known)
{
    public string Language => known.Language;

    public string? Proposal => known.Proposal;

    public ImmutableArray<KnownProduct> Cart { get; } = Products(known["cart"]);

    /// <summary>The list that the customer was shown last, in its order.</summary>
    public ImmutableArray<KnownProduct> Shown { get; } = Products(known["products_shown"]);

    public bool HasMore => known["more_products"] is JsonValue more && more.TryGetValue<bool>(out var has) && has;

    /// <summary>The product of which the customer was asked how many they want; null for none.</summary>
    public KnownProduct? AskedHowMany { get; } = known["asked_how_many"] is JsonObject asked ? Product(asked) : null;

    /// <summary>The ones of the products that words name; empty for none, and for no words.</summary>
    public static ImmutableArray<KnownProduct> Named(ImmutableArray<KnownProduct> products, string words) =>
        words.Length == 0 || products.IsEmpty
            ? []
            :
            [
                .. new ProductIndex([.. products.Select(product => new ProductText([product.Name], [], [product.Id]))])
                    .Find(words)
                    .Select(at => products[at]),
            ];

    private static ImmutableArray<KnownProduct> Products(JsonNode? list) =>
        [.. (list as JsonArray ?? []).OfType<JsonObject>().Select(Product)];

    private static KnownProduct Product(JsonObject product) => new(
        EmbeddedConcierge.Text(product, "product_id"), EmbeddedConcierge.Text(product, "name"))
    {
        Quantity = decimal.TryParse(
            EmbeddedConcierge.Text(product, "quantity"), NumberStyles.Float, CultureInfo.InvariantCulture, out var quantity)
            ? quantity
            : 0,
    };
}
