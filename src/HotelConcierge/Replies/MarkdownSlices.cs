namespace HotelConcierge.Replies;

/// <summary>
/// Cuts Markdown of more than <see cref="Longest"/> units into parts that can be parsed alone, because some short patterns,
/// such as <c>[a](</c> over and over, cost the parser the square of their length. What a guest is sent is nearly always one part.
/// </summary>
internal static class MarkdownSlices
{
    public const int Longest = 16 * 1024;

    /// <summary>A code block that is longer than this is cut all the same.</summary>
    private const int LongestWithCode = 4 * Longest;

    public static IEnumerable<Range> Of(string markdown)
    {
        for (var start = 0; start < markdown.Length;)
        {
            var end = markdown.Length - start <= Longest ? markdown.Length : EndFrom(markdown, start);
            yield return start..end;
            start = end;
        }
    }

    /// <summary>The last blank line within reach, else the last line end; outside of code blocks if there is any.</summary>
    private static int EndFrom(string markdown, int start)
    {
        var (blankLine, line, inCode) = (0, 0, 0);
        var openFence = '\0';
        for (var at = start; at < markdown.Length;)
        {
            var length = markdown.AsSpan(at).IndexOf('\n');
            var next = length < 0 ? markdown.Length : at + length + 1;
            var reach = blankLine + line > 0 || openFence == '\0' ? Longest : LongestWithCode;
            if (next - start > reach)
                break;
            var content = markdown.AsSpan(at, next - at).Trim();
            if (content.StartsWith("```", StringComparison.Ordinal) || content.StartsWith("~~~", StringComparison.Ordinal))
                openFence = openFence == '\0' ? content[0] : openFence == content[0] ? '\0' : openFence;
            if (openFence != '\0')
                inCode = next;
            else if (content.IsEmpty)
                blankLine = next;
            else
                line = next;
            at = next;
        }

        var best = blankLine > start ? blankLine : line > start ? line : inCode;
        return best > start ? best : EndOfLongLine(markdown, start);
    }

    private static int EndOfLongLine(string markdown, int start)
    {
        var lineEnd = markdown.IndexOf('\n', start);
        return lineEnd < 0 ? markdown.Length : lineEnd + 1;
    }
}
