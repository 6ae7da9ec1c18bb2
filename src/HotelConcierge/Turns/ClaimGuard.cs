using HotelConcierge.Languages;
using HotelConcierge.Tools;

namespace HotelConcierge.Turns;

/// <summary>
/// Holds what a model says to what was done: a claim of an effect that neither a result of this turn nor the guest's bookings bear out is
/// not sent.
/// </summary>
public sealed class ClaimGuard(IEnumerable<IProvesClaims> features, LanguageCatalog languages)
{
    private readonly ClaimReader _reader = languages.Reader(all => new ClaimReader(all));

    /// <summary>Whether a text claims what is not so.</summary>
    /// <param name="guest">Who is told it.</param>
    /// <param name="results">Of this turn's tools.</param>
    internal async Task<bool> IsUntrueAsync(
        ToolCall guest, string text, IReadOnlyList<ToolResult> results, CancellationToken cancellationToken)
    {
        foreach (var kind in _reader.Read(text))
        {
            var proofs = new List<bool>();
            foreach (var feature in features.Where(feature => feature.Kinds.Contains(kind)))
            {
                if (await feature.IsTrueAsync(guest, kind, text, results, cancellationToken) is { } proof)
                    proofs.Add(proof);
            }

            if (proofs.Count > 0 && !proofs.Contains(true))
                return true;
        }

        return false;
    }

    /// <summary>
    /// A text without its claims: where a tool has said what was done in its own line, the model's word for it is at best the same again.
    /// </summary>
    internal string WithoutClaims(string text) => _reader.Without(text);

    /// <summary>
    /// A text without the sentences that tell a price which neither a result of this turn nor a feature tells. Where no feature tells
    /// prices, it stays as it is.
    /// </summary>
    internal async Task<string> WithoutInventedPricesAsync(
        ToolCall guest, string text, IReadOnlyList<ToolResult> results, CancellationToken cancellationToken)
    {
        var amounts = _reader.Prices(text);
        if (amounts.Count == 0)
            return text;
        var told = results.SelectMany(result => _reader.Prices(result.Text)).ToHashSet();
        foreach (var amount in amounts.Distinct().Where(amount => !told.Contains(amount)).ToList())
        {
            if (!await IsInventedAsync(guest, amount, cancellationToken))
                told.Add(amount);
        }

        return _reader.WithoutPrices(text, told.Contains);
    }

    private async Task<bool> IsInventedAsync(ToolCall guest, decimal amount, CancellationToken cancellationToken)
    {
        var isAnybodys = false;
        foreach (var feature in features)
        {
            switch (await feature.KnowsPriceAsync(guest, amount, cancellationToken))
            {
                case true:
                    return false;
                case false:
                    isAnybodys = true;
                    break;
            }
        }

        return isAnybodys;
    }

    /// <summary>What is true, for a guest whose model insists on something else.</summary>
    /// <param name="text">What it insists on.</param>
    internal async Task<string> TruthAsync(ToolCall guest, string text, CancellationToken cancellationToken)
    {
        var claimed = _reader.Read(text);
        var truths = new List<string>();
        foreach (var feature in features.Where(feature => feature.Kinds.Overlaps(claimed)))
        {
            if (await feature.TruthAsync(guest, cancellationToken) is { } truth)
                truths.Add(truth);
        }

        // What tells nothing but prices that nobody knows claims nothing else.
        foreach (var feature in claimed.Count == 0 && _reader.Prices(text).Count > 0 ? features : [])
        {
            if (feature.WhereItsPricesAre(guest) is { } words)
                truths.Add(words);
        }

        return string.Join("\n\n", truths);
    }
}
