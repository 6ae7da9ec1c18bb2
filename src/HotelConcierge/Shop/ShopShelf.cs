using System.Collections.Immutable;
using System.Text.Json.Nodes;
using HotelConcierge.Messages;
using HotelConcierge.Replies;
using HotelConcierge.Tools;

namespace HotelConcierge.Shop;

/// <summary>Shows guests what there is: lists to choose from, and single products.</summary>
internal sealed class ShopShelf(ShopQuestions questions, Carts carts, TimeProvider clock)
{
    private const int MostAlternatives = 3;

    private const string Untouched = "Nothing is in the cart or ordered by this.";

    /// <summary>
    /// How many products are shown at once: what the shop says, as far as the channel shows so many and a choice for more.
    /// </summary>
    public static int PageSize(ShopVisit visit) => Math.Clamp(visit.Plan.ProductsShown, 1, Math.Max(1, visit.Call.MostChoices - 1));

    /// <summary>Lists what is found.</summary>
    /// <param name="isQuiet">The guest is shown nothing: the model alone is told.</param>
    public async Task<ToolResult> ListAsync(ShopVisit visit, ProductQuery query, bool isQuiet, CancellationToken cancellationToken)
    {
        query = query with { Language = visit.Language, Take = PageSize(visit) };
        var page = await visit.Erp.FindProductsAsync(query, cancellationToken);
        var data = new JsonObject();
        if (query.MinimumPrice is { } minimum)
            data["minimum_price"] = Money.Write(minimum, visit.Plan.Currency);
        if (query.MaximumPrice is { } maximum)
            data["maximum_price"] = Money.Write(maximum, visit.Plan.Currency);
        if (page.Products.IsEmpty)
            return ShopVisit.Result("none", "Nothing was found. Say so, and offer to look for something else.", line: null, data);

        await TellPricesAsync(visit, page.Products, cancellationToken);
        var alternatives = page.Products.All(product => product.IsInStock)
            ? []
            : await InsteadAsync(visit, query, page.Products, cancellationToken);
        data["products"] = Json(page.Products, numbered: !isQuiet && page.Products.Length > 1);
        data["has_more"] = page.HasMore;
        if (!alternatives.IsEmpty)
            data["in_stock_instead"] = Json(alternatives, numbered: false);

        // One list at a time can be answered by a number.
        if (isQuiet || visit.Call.HasAsked)
            return ShopVisit.Result("products", $"{Untouched} The guest was shown nothing of it.", line: null, data);
        if (page is { Products: [var only], HasMore: false } && query.Skip == 0)
        {
            await AskHowManyAsync(visit, query, only, cancellationToken);
            return ShopVisit.Result(
                "product",
                $"{Untouched} Ask how many they want, unless they have said so.",
                ShopText.Card(visit, only) + Instead(visit, alternatives),
                data,
                Picture(only)) with
            {
                SaysAll = false,
            };
        }

        var shown = page.Products.Select(Shown).ToImmutableArray();
        await questions.AskAsync(
            visit.Guest,
            visit.Shop,
            Question(visit, query) with { Products = shown, HasMore = page.HasMore },
            cancellationToken);
        List<ReplyChoice> options =
        [
            .. page.Products.Select(product => new ReplyChoice(
                ShopQuestion.ProductPrefix + product.Id, ShopText.Label(product.Name), ShopText.Description(visit, product))),
        ];
        if (page.HasMore)
            options.Add(new(ShopQuestion.MoreTap, visit.Text(ShopPlan.More)));
        var choices = new ReplyPart.Choices("", options, visit.Text(ShopPlan.Button)) { NumberHint = visit.Text(ShopPlan.NumberHint) };
        return ShopVisit.Result(
            "products", $"{Untouched} The guest reads the list below your words.", visit.Text(ShopPlan.Found), data, choices);
    }

    /// <summary>Shows one product and asks how many of it the guest wants.</summary>
    public async Task<ToolResult> ShowAsync(ShopVisit visit, string id, CancellationToken cancellationToken)
    {
        if (await visit.Erp.ReadProductsAsync([id], visit.Language, cancellationToken) is not [var product, ..])
            return ShopVisit.Result("gone", "There is no such product, or it is not sold any more. Look for others.", line: null);
        await TellPricesAsync(visit, [product], cancellationToken);
        if (visit.Call.HasAsked)
        {
            return ShopVisit.Result(
                "product",
                $"{Untouched} The guest was shown nothing of it.",
                line: null,
                new() { ["products"] = Json([product], numbered: false) });
        }

        var before = await questions.FindAsync(visit.Guest, visit.Shop, cancellationToken);
        var query = before?.Query ?? new ProductQuery(visit.Language);
        var alternatives = product.IsInStock ? [] : await InsteadAsync(visit, query, [product], cancellationToken);
        await AskHowManyAsync(visit, query, product, cancellationToken);
        var inCart = (await carts.ReadAsync(visit.Guest, visit.Shop, cancellationToken)).Lines.Find(line => line.ProductId == id);
        var question = inCart is null
            ? visit.Text(ShopPlan.HowMany)
            : visit.Text(ShopPlan.HowManyInAll, ("count", Money.Quantity(inCart.Quantity)));
        return ShopVisit.Result(
            "product",
            $"{Untouched} The guest is asked how many they want.",
            $"{ShopText.Card(visit, product)}{Instead(visit, alternatives)}\n\n{question}",
            new() { ["products"] = Json([product], numbered: false), ["in_stock_instead"] = Json(alternatives, numbered: false) },
            Picture(product));
    }

    /// <summary>A product, as the model reads it.</summary>
    public static JsonObject Json(Product product)
    {
        var json = new JsonObject
        {
            ["product_id"] = product.Id,
            ["name"] = product.Name,
            ["price"] = Money.Write(product.Price, product.Currency),
            ["price_has_tax"] = product.PriceHasTax,
        };
        if (product.Code is { } code)
            json["code"] = code;
        if (product.Unit is { } unit)
            json["unit"] = unit;
        if (product.Description is { } description)
            json["description"] = description;
        json["in_stock"] = product.IsInStock;
        if (product.Free is { } free)
            json["free"] = Math.Max(0, free);
        if (product.Minimum != 1)
            json["smallest_order"] = product.Minimum;
        return json;
    }

    private static JsonArray Json(ImmutableArray<Product> products, bool numbered)
    {
        var all = new JsonArray();
        foreach (var product in products)
        {
            var json = Json(product);
            if (numbered)
                json["number"] = all.Count + 1;
            all.Add(json);
        }

        return all;
    }

    /// <summary>What the same search finds in stock.</summary>
    private static async Task<ImmutableArray<Product>> InsteadAsync(
        ShopVisit visit, ProductQuery query, ImmutableArray<Product> without, CancellationToken cancellationToken)
    {
        if (query.InStock is false)
            return [];
        var found = await visit.Erp.FindProductsAsync(
            query with { Language = visit.Language, InStock = true, Skip = 0, Take = MostAlternatives + without.Length },
            cancellationToken);
        var instead = found.Products.Where(product => !without.Any(known => known.Id == product.Id)).Take(MostAlternatives);
        return [.. instead];
    }

    private static string Instead(ShopVisit visit, ImmutableArray<Product> alternatives) => alternatives.IsEmpty
        ? ""
        : $"\n\n{visit.Text(ShopPlan.Instead)}\n" + string.Join(
            '\n', alternatives.Select(product => $"- {PlainMarkdown.Of(product.Name)}: {ShopText.Price(product)}"));

    private static ReplyPart.Picture? Picture(Product product) =>
        product.Picture is { } picture ? new(picture, "", product.Name) : null;

    private static ShownProduct Shown(Product product) =>
        new(product.Id, product.Name, ShopText.Label(product.Name)) { Unit = product.Unit };

    private Task AskHowManyAsync(ShopVisit visit, ProductQuery query, Product product, CancellationToken cancellationToken) =>
        questions.AskAsync(
            visit.Guest,
            visit.Shop,
            Question(visit, query) with { HowMany = Shown(product) },
            cancellationToken);

    private ShopQuestion Question(ShopVisit visit, ProductQuery query) =>
        new(visit.Call.Id, visit.Call.Turn, visit.Call.TurnNumber, clock.GetUtcNow(), query);

    private Task TellPricesAsync(ShopVisit visit, ImmutableArray<Product> products, CancellationToken cancellationToken) =>
        questions.TellAsync(visit.Guest, visit.Shop, products.Select(product => product.Price), cancellationToken);
}
