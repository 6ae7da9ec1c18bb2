using HotelConcierge.Replies;

namespace HotelConcierge.Turns;

/// <summary>An answer that ends in the middle of something. Pure.</summary>
internal static class CutAnswer
{
    /// <summary>A third: a greeting before what was cut is no answer.</summary>
    private const int SmallestShare = 3;

    private const string Bullets = "-*•+|";
    private const string Announces = ":：,;";

    /// <summary>The text up to its last whole sentence or line; empty when there is none.</summary>
    public static string WholePart(string text)
    {
        var stop = text.AsSpan().TrimEnd().Length;
        var phrase = 0;
        for (var end = stop; end > 0; end--)
        {
            if (end < stop && !MayEndAt(text, end))
                continue;
            var next = end;
            while (next < text.Length && char.IsWhiteSpace(text[next]))
                next++;
            var rank = SentenceEnd.Rank(text, end, next);
            if (rank is CutRank.Sentence || (end < stop && EndsLine(text, end, next)))
                return text[..end];

            // Thai has no mark at the end of a sentence; a space stands between phrases.
            if (rank is CutRank.Clause && text[end - 1] is >= '\u0E00' and <= '\u0E7F')
                phrase = Math.Max(phrase, end);
        }

        return text[..phrase];
    }

    /// <summary>Whether enough of the text is left to be an answer.</summary>
    public static bool IsMost(string whole, string text) => whole.Length > 0 && whole.Length * SmallestShare >= text.Length;

    private static bool MayEndAt(string text, int end) =>
        (char.IsWhiteSpace(text[end]) && !char.IsWhiteSpace(text[end - 1])) || SentenceEnd.WithoutSpace.Contains(text[end - 1]);

    /// <summary>
    /// Whether a line ends here that says something by itself: of a list or a table, or the last of a paragraph. A heading, and what
    /// announces something, does not.
    /// </summary>
    private static bool EndsLine(string text, int end, int next)
    {
        var ends = text.AsSpan(end, next - end).Count('\n');
        var line = text.AsSpan(0, end);
        line = line[(line.LastIndexOf('\n') + 1)..].Trim();
        return ends > 0
            && !Announces.Contains(line[^1])
            && line[0] is not '#'
            && !(line.StartsWith("**", StringComparison.Ordinal) && line.EndsWith("**", StringComparison.Ordinal))
            && (ends > 1 || char.IsDigit(line[0]) || Bullets.Contains(line[0]));
    }
}
