namespace HotelConcierge.Knowledge.Reading;

/// <summary>
/// Refuses pages that nest beyond anything a person would write: the time to parse them grows with the square of the depth.
/// Only a count of tags, before the real parser; elements that may stay open in an ordinary page do not count.
/// </summary>
internal static class HtmlDepth
{
    private const int Deepest = 1000;

    private static readonly HashSet<string> MayStayOpen = new(StringComparer.OrdinalIgnoreCase)
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "param",
        "p", "li", "dt", "dd", "option", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "rt", "rp", "body", "html", "head",
    };

    /// <exception cref="DocumentException">It nests too deeply.</exception>
    public static void Check(string html)
    {
        var depth = 0;
        var names = MayStayOpen.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var at = html.IndexOf('<', StringComparison.Ordinal); at >= 0 && at + 1 < html.Length; at = html.IndexOf('<', at + 1))
        {
            var isEnd = html[at + 1] == '/';
            var start = isEnd ? at + 2 : at + 1;
            var end = start;
            while (end < html.Length && char.IsAsciiLetterOrDigit(html[end]))
                end++;
            if (end == start || names.Contains(html.AsSpan(start, end - start)))
                continue;
            depth = isEnd ? Math.Max(depth - 1, 0) : depth + 1;
            if (depth > Deepest)
                throw new DocumentException($"nests more than {Deepest} elements; save it as a simpler page, or as Markdown");
        }
    }
}
