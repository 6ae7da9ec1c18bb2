using System.Globalization;

namespace HotelConcierge.Settings;

/// <summary>What models cost. Made of <c>Budget__Prices</c>.</summary>
/// <remarks>
/// One line of text, because the names of models cannot be parts of names in an environment:
/// <c>gpt-5.4-mini=0.75/4.50; gpt-5.4=2.50/15.00</c> says what a million tokens cost that the model reads and writes, in
/// one currency of the operator's choice.
/// </remarks>
public sealed class PriceTable
{
    private const decimal Million = 1_000_000;
    private const decimal DearestBelievable = 100_000;
    private const string Example =
        "Write model=input/output for a million tokens each, separated by semicolons, such as gpt-5.4-mini=0.75/4.50.";

    private readonly IReadOnlyList<(string Model, decimal Input, decimal Output)> _prices;

    private PriceTable(IReadOnlyList<(string Model, decimal Input, decimal Output)> prices) => _prices = prices;

    /// <summary>Nothing has a price.</summary>
    public static PriceTable Empty { get; } = new([]);

    public bool IsEmpty => _prices.Count == 0;

    /// <summary>Reads a table.</summary>
    /// <returns>The table, or <see cref="Empty"/> with what is wrong with the text and how to put it right.</returns>
    public static (PriceTable Table, string? Problem) Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var prices = new List<(string Model, decimal Input, decimal Output)>();
        foreach (var entry in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (entry.Split('=', StringSplitOptions.TrimEntries) is not [{ Length: > 0 } model, var price]
                || price.Split('/', StringSplitOptions.TrimEntries) is not [var input, var output])
                return (Empty, $"'{entry}' is no price. {Example}");
            if (Amount(input) is not { } read || Amount(output) is not { } written)
                return (
                    Empty,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"'{price}' is no pair of amounts from 0 to {DearestBelievable} with a point for the decimals. {Example}"));
            if (prices.Exists(other => string.Equals(other.Model, model, StringComparison.OrdinalIgnoreCase)))
                return (Empty, $"'{model}' has two prices. Leave one.");
            prices.Add((model, read, written));
        }

        return (new(prices), null);
    }

    /// <summary>What so many tokens cost.</summary>
    /// <param name="model">
    /// As the service names it: <c>gpt-5.4-mini-2026-03-17</c> has the price of <c>gpt-5.4-mini</c>, the longest name that it
    /// begins with.
    /// </param>
    /// <param name="isKnown">False when the table has no such model: then the dearest price counts, so that a budget holds.</param>
    public decimal CostOf(string? model, long inputTokens, long outputTokens, out bool isKnown)
    {
        isKnown = true;
        if (IsEmpty)
            return 0;
        var known = _prices.Where(price => IsOf(price.Model, model)).OrderByDescending(price => price.Model.Length).Take(1).ToList();
        isKnown = known.Count > 0;
        return (isKnown ? known : _prices).Max(price => ((inputTokens * price.Input) + (outputTokens * price.Output)) / Million);
    }

    private static bool IsOf(string priced, string? model) =>
        model is not null
        && model.StartsWith(priced, StringComparison.OrdinalIgnoreCase)
        && (model.Length == priced.Length || model[priced.Length] is '-' or '@' or ':');

    private static decimal? Amount(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
        && amount is >= 0 and <= DearestBelievable
            ? amount
            : null;
}
