using HotelConcierge.Replies;
using HotelConcierge.Text;

namespace HotelConcierge.Shop;

/// <summary>What guests read of products, lines and sums: Markdown.</summary>
internal static class ShopText
{
    /// <summary>What fits every channel's buttons, in UTF-16 code units.</summary>
    private const int LongestLabel = 24;

    private const int LongestDescription = 300;

    /// <summary>A name as it stands on a choice: plain text.</summary>
    public static string Label(string name)
    {
        var line = OnOneLine(name);
        return line.Length <= LongestLabel ? line : Graphemes.Beginning(line, LongestLabel - 1).TrimEnd() + "…";
    }

    /// <summary>What stands beside it: the whole name where the label has less, the number, the price and the stock. Plain text.</summary>
    public static string Description(ShopVisit visit, Product product)
    {
        var name = OnOneLine(product.Name);
        string?[] parts = [Label(name) == name ? null : name, product.Code, Price(product), Stock(visit, product)];
        return string.Join(" · ", parts.Where(part => !string.IsNullOrEmpty(part)));
    }

    public static string Price(Product product) =>
        Money.Write(product.Price, product.Currency) + (product.Unit is { Length: > 0 } unit ? $" / {OnOneLine(unit)}" : "");

    /// <summary>How many can be had at once; null where that is not counted.</summary>
    public static string? Stock(ShopVisit visit, Product product) => product.Free switch
    {
        null => null,
        > 0 and var free => visit.Text(ShopPlan.InStock, ("count", Money.Quantity(free))),
        _ => visit.Text(ShopPlan.OutOfStock),
    };

    /// <summary>A product with all that there is to know before it is ordered.</summary>
    public static string Card(ShopVisit visit, Product product)
    {
        var heading = $"**{PlainMarkdown.Of(product.Name)}**";
        if (product.Code is { Length: > 0 } code)
            heading += $" ({PlainMarkdown.Of(code)})";
        List<string> lines = [heading, Price(product) + (Stock(visit, product) is { } stock ? $" · {stock}" : "")];
        if (product.Minimum > 1)
            lines.Add(visit.Text(ShopPlan.Minimum, ("count", Money.Quantity(product.Minimum))));
        if (product.Description is { Length: > 0 } description)
        {
            var said = OnOneLine(description);
            lines.Add(PlainMarkdown.Of(
                said.Length <= LongestDescription ? said : Graphemes.Beginning(said, LongestDescription).TrimEnd() + "…"));
        }

        if (!product.IsInStock)
            lines.Add(visit.Text(ShopPlan.OutOfStockNote));
        return string.Join("\n\n", lines);
    }

    /// <summary>The lines of a quote, and below them what it comes to.</summary>
    /// <param name="free">How many of a product can be promised; null where that is not counted.</param>
    public static string Quote(ShopVisit visit, Quote quote, Func<string, decimal?> free)
    {
        var lines = quote.Lines.Select(line => Line(line, quote.Currency) + (free(line.ProductId) is { } some && some < line.Quantity
            ? $" ({visit.Text(ShopPlan.OverStock, ("count", Money.Quantity(Math.Max(0, some))))})"
            : ""));
        return $"{string.Join('\n', lines)}\n\n{Sums(visit, quote)}";
    }

    /// <summary>A line of an order.</summary>
    public static string Line(OrderLine line, string currency) =>
        $"- {PlainMarkdown.Of(line.Name)}: {Count(line.Quantity, line.Unit)} × {Money.Write(line.UnitPrice, currency)} = " +
        Money.Write(line.Subtotal, currency);

    /// <summary>A line of which no price is known.</summary>
    public static string Line(CartLine line) => $"- {PlainMarkdown.Of(line.Name)}: {Count(line.Quantity, line.Unit)}";

    public static string OnOneLine(string text) =>
        WellFormedText.Of(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    private static string Count(decimal quantity, string? unit) =>
        Money.Quantity(quantity) + (unit is { Length: > 0 } ? " " + PlainMarkdown.Of(unit) : "");

    private static string Sums(ShopVisit visit, Quote quote)
    {
        var total = $"**{visit.Text(ShopPlan.Total, ("amount", Money.Write(quote.Total, quote.Currency)))}**";
        return quote.Tax switch
        {
            null => $"{total}\n\n{visit.Text(ShopPlan.TaxLater)}",
            0 => total,
            { } tax => string.Join(
                "\n\n",
                visit.Text(ShopPlan.Net, ("amount", Money.Write(quote.Net, quote.Currency))),
                visit.Text(ShopPlan.Tax, ("amount", Money.Write(tax, quote.Currency))),
                total),
        };
    }
}
