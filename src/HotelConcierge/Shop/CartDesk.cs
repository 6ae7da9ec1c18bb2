using System.Collections.Immutable;
using System.Text.Json.Nodes;
using HotelConcierge.Proposals;
using HotelConcierge.Replies;
using HotelConcierge.Tools;

namespace HotelConcierge.Shop;

/// <summary>A cart, and what the ERP says of it now.</summary>
/// <param name="Sold">Its lines that can be ordered as they are.</param>
/// <param name="Quote">What these cost; null for none of them, and where the ERP does not answer.</param>
/// <param name="Products">What the lines are of, by id.</param>
/// <param name="Troubles">What is wrong with the others, for the guest.</param>
internal sealed record ReadCart(
    ImmutableList<CartLine> Sold,
    Quote? Quote,
    IReadOnlyDictionary<string, Product> Products,
    ImmutableList<string> Troubles)
{
    public decimal? FreeOf(string product) => Products.GetValueOrDefault(product)?.Free;
}

/// <summary>Reads carts with today's prices, and shows them.</summary>
internal sealed class CartDesk(Carts carts, ErpAccess access, ShopQuestions questions, OpenProposals proposals)
{
    /// <summary>Changes the guest's cart, once for a call. A yes to what was asked before would be to another cart, so that is closed.</summary>
    public async Task ChangeAsync(ShopVisit visit, Func<Cart, Cart> change, CancellationToken cancellationToken)
    {
        if ((await carts.ReadAsync(visit.Guest, visit.Shop, cancellationToken)).Calls.Contains(visit.Call.Id))
            return;

        // Closed first: after a crash between the two the call runs again.
        if (await proposals.FindAsync(visit.Guest, call: null, cancellationToken) is { } open && ShopProposals.IsOrder(open))
            await proposals.CloseAsync(visit.Guest, cancellationToken);
        await questions.CloseAsync(visit.Guest, visit.Shop, cancellationToken);
        await carts.ChangeAsync(visit.Guest, visit.Shop, visit.Call.Id, change, cancellationToken);
    }

    /// <summary>Reads the guest's cart; what is not sold any more is taken out of it, and told.</summary>
    /// <exception cref="ErpException">The ERP does not answer.</exception>
    public async Task<ReadCart> ReadAsync(ShopVisit visit, LinkedCustomer? customer, CancellationToken cancellationToken)
    {
        var cart = await carts.ReadAsync(visit.Guest, visit.Shop, cancellationToken);
        if (cart.Lines.IsEmpty)
            return new([], null, ImmutableDictionary<string, Product>.Empty, []);
        var ids = cart.Lines.ConvertAll(line => line.ProductId);
        var products = (await visit.Erp.ReadProductsAsync(ids, visit.Language, cancellationToken))
            .DistinctBy(product => product.Id, StringComparer.Ordinal)
            .ToDictionary(product => product.Id, StringComparer.Ordinal);
        var troubles = ImmutableList.CreateBuilder<string>();
        var gone = cart.Lines.FindAll(line => !products.ContainsKey(line.ProductId));
        if (!gone.IsEmpty)
        {
            var ofGone = gone.Select(line => line.ProductId).ToHashSet(StringComparer.Ordinal);
            await carts.ChangeAsync(
                visit.Guest,
                visit.Shop,
                visit.Call.Id + "-gone",
                current => current with { Lines = current.Lines.RemoveAll(line => ofGone.Contains(line.ProductId)) },
                cancellationToken);
            troubles.Add(visit.Text(ShopPlan.Gone, ("names", string.Join(", ", gone.Select(line => PlainMarkdown.Of(line.Name))))));
        }

        var sold = ImmutableList.CreateBuilder<CartLine>();
        foreach (var line in cart.Lines.Where(line => products.ContainsKey(line.ProductId)))
        {
            if (WrongWith(visit, products[line.ProductId], line.Quantity) is { } wrong)
                troubles.Add(wrong);
            else
                sold.Add(line);
        }

        if (sold.Count == 0)
            return new([], null, products, troubles.ToImmutable());
        var quote = await visit.Erp.QuoteAsync(
            customer?.CustomerId,
            [.. sold.Select(line => new WantedLine(line.ProductId, line.Quantity))],
            visit.Language,
            cancellationToken);
        Check(quote, sold);
        await questions.TellAsync(visit.Guest, visit.Shop, AmountsOf(quote), cancellationToken);
        return new(sold.ToImmutable(), quote, products, troubles.ToImmutable());
    }

    /// <summary>Shows the cart, with prices where the ERP answers.</summary>
    /// <param name="above">What was done to it, where that has to be said; null for nothing.</param>
    public async Task<ToolResult> ShowAsync(
        ShopVisit visit, string result, string note, string? above, CancellationToken cancellationToken)
    {
        var cart = await carts.ReadAsync(visit.Guest, visit.Shop, cancellationToken);
        if (cart.Lines.IsEmpty)
        {
            return ShopVisit.Result(
                result,
                $"{note} The cart is empty.",
                Join(above, visit.Text(ShopPlan.CartEmpty)),
                new() { ["cart"] = new JsonArray() });
        }

        ReadCart read;
        try
        {
            read = await ReadAsync(visit, await access.CustomerOfAsync(visit.Call, cancellationToken), cancellationToken);
        }
        catch (ErpException trouble) when (trouble.Trouble is ErpTrouble.Unavailable)
        {
            var lines = string.Join('\n', cart.Lines.Select(ShopText.Line));
            return ShopVisit.Result(
                result,
                $"{note} The ERP does not tell the prices now.",
                Join(above, visit.Text(ShopPlan.YourCart) + "\n" + lines, visit.Text(ShopPlan.PricesUnknown)),
                new() { ["cart"] = Json(cart.Lines) });
        }

        var data = new JsonObject { ["cart"] = read.Quote is null ? new JsonArray() : Json(read, read.Quote) };
        if (read.Quote is { } quote)
            data["total"] = Money.Write(quote.Total, quote.Currency);
        string?[] said =
        [
            above,
            .. read.Troubles,
            read.Quote is { } priced
                ? $"{visit.Text(ShopPlan.YourCart)}\n{ShopText.Quote(visit, priced, read.FreeOf)}"
                : visit.Text(ShopPlan.CartEmpty),
            read.Quote is null ? null : visit.Text(ShopPlan.ToOrder),
        ];
        return ShopVisit.Result(result, $"{note} Nothing is ordered.", Join(said), data);
    }

    /// <summary>What keeps a quantity of a product from being ordered, for the guest; null for nothing.</summary>
    public static string? WrongWith(ShopVisit visit, Product product, decimal quantity) =>
        quantity < product.Minimum || decimal.Round(quantity, Math.Clamp(product.QuantityDecimals, 0, 6)) != quantity
            ? visit.Text(
                ShopPlan.BelowMinimum,
                ("name", PlainMarkdown.Of(product.Name)),
                ("count", Money.Quantity(Math.Max(product.Minimum, product.QuantityDecimals == 0 ? decimal.Ceiling(product.Minimum) : 0))))
            : null;

    /// <summary>All amounts that a quote tells.</summary>
    public static IEnumerable<decimal> AmountsOf(Quote quote) => quote.Lines
        .SelectMany(line => new[] { line.UnitPrice, line.Subtotal })
        .Append(quote.Net)
        .Append(quote.Tax ?? 0)
        .Append(quote.Total);

    /// <summary>The lines, as the model reads them.</summary>
    public static JsonArray Json(IEnumerable<CartLine> lines)
    {
        var all = new JsonArray();
        foreach (var line in lines)
        {
            var json = new JsonObject { ["product_id"] = line.ProductId, ["name"] = line.Name, ["quantity"] = line.Quantity };
            if (line.Unit is { } unit)
                json["unit"] = unit;
            all.Add(json);
        }

        return all;
    }

    /// <summary>Those of the texts that say something, one below the other.</summary>
    public static string Join(params IEnumerable<string?> texts) => string.Join("\n\n", texts.Where(text => !string.IsNullOrEmpty(text)));

    private static JsonArray Json(ReadCart read, Quote quote)
    {
        var all = new JsonArray();
        foreach (var line in quote.Lines)
        {
            var json = new JsonObject
            {
                ["product_id"] = line.ProductId,
                ["name"] = line.Name,
                ["quantity"] = line.Quantity,
                ["unit_price"] = Money.Write(line.UnitPrice, quote.Currency),
                ["subtotal"] = Money.Write(line.Subtotal, quote.Currency),
            };
            if (read.FreeOf(line.ProductId) is { } free)
                json["free"] = Math.Max(0, free);
            all.Add(json);
        }

        return all;
    }

    /// <summary>A quote is of exactly the lines that were asked about.</summary>
    private static void Check(Quote quote, ImmutableList<CartLine>.Builder lines)
    {
        var isSame = quote.Lines.Length == lines.Count
            && quote.Lines.Zip(lines).All(pair =>
                pair.First.ProductId == pair.Second.ProductId && pair.First.Quantity == pair.Second.Quantity);
        if (!isSame)
            throw new ErpException(ErpTrouble.Broken, "A quote has other lines or quantities than were asked about.");
    }
}
