using HotelConcierge.Text;

namespace HotelConcierge.Proposals;

/// <summary>
/// Whether a text says nothing but phrases that are known, one after another, and at least one of those that matter. Of a script without
/// spaces the phrases are cut out of its stretches, the longest first.
/// </summary>
internal sealed class PhraseCover
{
    /// <summary>A longer stretch of a script without spaces says something else, in UTF-16 code units.</summary>
    private const int LongestStretch = 60;

    private readonly HashSet<string> _meant;
    private readonly HashSet<string> _known;
    private readonly int _longest;

    /// <param name="meant">Phrases of which there has to be one.</param>
    /// <param name="beside">Phrases that may stand around it.</param>
    public PhraseCover(IEnumerable<string> meant, IEnumerable<string> beside)
    {
        _meant = meant.Select(Fold).ToHashSet(StringComparer.Ordinal);
        _known = [.. _meant, .. beside.Select(Fold)];
        _longest = _known.Max(phrase => phrase.Count(letter => letter == ' ') + 1);
    }

    /// <param name="alsoKnown">Further words that may stand around it; null for none.</param>
    public bool Covers(string text, Func<string, bool>? alsoKnown = null) => Covers(text, alsoKnown, out var found) && found;

    /// <summary>As <see cref="Covers(string, Func{string, bool})"/>, but none of those that matter needs to be there.</summary>
    public bool CoversAll(string text, Func<string, bool>? alsoKnown = null) => Covers(text, alsoKnown, out _);

    private bool Covers(string text, Func<string, bool>? alsoKnown, out bool found)
    {
        found = false;
        var words = WordsOf(text);
        for (var at = 0; at < words.Count;)
        {
            var length = Math.Min(_longest, words.Count - at);
            while (length > 0 && !_known.Contains(string.Join(' ', words.GetRange(at, length))))
                length--;
            if (length > 0)
                found |= _meant.Contains(string.Join(' ', words.GetRange(at, length)));
            else if (alsoKnown?.Invoke(words[at]) != true && !CoversStretch(words[at], alsoKnown, ref found))
                return false;
            at += Math.Max(1, length);
        }

        return true;
    }

    private bool CoversStretch(string stretch, Func<string, bool>? alsoKnown, ref bool found)
    {
        if (!stretch.Any(FoldedText.IsThai) || stretch.Length > LongestStretch)
            return false;
        while (stretch.Length > 0)
        {
            var length = stretch.Length;
            while (length > 0 && !_known.Contains(stretch[..length]) && alsoKnown?.Invoke(stretch[..length]) != true)
                length--;
            if (length == 0)
                return false;
            found |= _meant.Contains(stretch[..length]);
            stretch = stretch[length..];
        }

        return true;
    }

    private static List<string> WordsOf(string text) =>
        [.. Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    private static string Fold(string text) =>
        FoldedText.Of(text).Text.Replace(FoldedText.Pause, ' ').Replace('\n', ' ').Trim();
}
