using HotelConcierge.Languages;
using HotelConcierge.Tools;

namespace HotelConcierge.Turns;

/// <summary>
/// Holds what a model says to what was done: a claim of an effect that neither a result of this turn nor the guest's bookings bear out is
/// not sent.
/// </summary>
public sealed class ClaimGuard(IEnumerable<IProvesClaims> features, LanguageCatalog languages)
{
    private readonly ClaimReader _reader = new(languages);

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
    internal string WithoutInventedPrices(ToolCall guest, string text, IReadOnlyList<ToolResult> results)
    {
        if (_reader.Prices(text).Count == 0)
            return text;
        var told = results.SelectMany(result => _reader.Prices(result.Text)).ToHashSet();
        return _reader.WithoutPrices(text, amount => told.Contains(amount)
            || features.Select(feature => feature.KnowsPrice(guest, amount)).OfType<bool>().ToList() is var known
            && (known.Count == 0 || known.Contains(true)));
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

        return string.Join("\n\n", truths);
    }
}
