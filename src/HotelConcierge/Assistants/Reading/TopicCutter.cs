using HotelConcierge.Text;

namespace HotelConcierge.Assistants.Reading;

/// <summary>What is left of a message as its topic, verbatim, when commands and profile values are cut out.</summary>
internal static class TopicCutter
{
    /// <summary>
    /// The text from <paramref name="start"/> to <paramref name="end"/> without the mentions that can go: those that a word
    /// introduces, and those that stand at an end, where the sentence holds without them. When nothing would be left, a
    /// chosen value is the topic itself ("activities with numbers"); an age or a count never is.
    /// </summary>
    public static string Cut(FoldedText text, int start, int end, List<Mention> mentions)
    {
        var inside = mentions
            .Where(mention => mention.End > start && mention.End <= end)
            .Select(mention => mention.Start < start ? mention with { Start = start } : mention)
            .ToList();
        var cuts = Detached(text, start, end, inside);
        var topic = Without(text, start, end, cuts);
        if (topic.Length > 0)
            return topic;
        var measures = cuts.Where(cut => cut.Field.Kind is ProfileFieldKind.AgeGroup or ProfileFieldKind.Number || cut.Value is null);
        return Without(text, start, end, [.. measures]);
    }

    /// <summary>The mentions that the sentence can do without.</summary>
    public static List<Mention> Detached(FoldedText text, int start, int end, List<Mention> mentions)
    {
        var cut = new HashSet<Mention>(ReferenceEqualityComparer.Instance);
        var next = end;
        foreach (var mention in Enumerable.Reverse(mentions))
        {
            if (mention.Introduced || text.IsClauseEnd(mention.End) || text.Skip(mention.End) >= next)
            {
                cut.Add(mention);
                next = mention.Start;
            }
        }

        var previous = start;
        foreach (var mention in mentions)
        {
            if (mention.Start <= text.Skip(previous))
                cut.Add(mention);
            if (cut.Contains(mention))
                previous = mention.End;
        }

        return [.. mentions.Where(cut.Contains)];
    }

    /// <summary>
    /// The original from right after the word that ends at <paramref name="start"/> to the word that begins at
    /// <paramref name="end"/>, without white space and sentence marks around it. What is no letter (an emoji, a brace) stays.
    /// </summary>
    public static string Slice(FoldedText text, int start, int end)
    {
        var from = text.To(start);
        var to = end >= text.Length ? text.Original.Length : text.From(end);
        return from < to ? Trim(text.Original.AsSpan(from, to - from)).ToString() : "";
    }

    private static string Without(FoldedText text, int start, int end, List<Mention> cuts)
    {
        var pieces = new List<string>();
        foreach (var cut in cuts)
        {
            pieces.Add(Slice(text, start, cut.Start));
            start = cut.End;
        }

        pieces.Add(Slice(text, start, end));
        return string.Join(' ', pieces.Where(piece => piece.Length > 0));
    }

    private static ReadOnlySpan<char> Trim(ReadOnlySpan<char> piece)
    {
        int start = 0, end = piece.Length;
        while (start < end && IsAround(piece[start]))
            start++;
        while (end > start && IsAround(piece[end - 1]))
            end--;
        return piece[start..end];
    }

    private static bool IsAround(char c) => char.IsWhiteSpace(c) || ".,;:!?…¿¡-–—".Contains(c, StringComparison.Ordinal);
}
