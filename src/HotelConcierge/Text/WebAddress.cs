using System.Buffers;

namespace HotelConcierge.Text;

/// <summary>Finds addresses in text, as messengers do when they make them tappable.</summary>
internal static class WebAddress
{
    private const string SchemeEnd = "://";
    private const string Www = "www.";

    private static readonly SearchValues<string> _signs = SearchValues.Create([SchemeEnd, Www], StringComparison.OrdinalIgnoreCase);

    // White space is looked for beside these: quotes, and the punctuation of scripts that put no space after an address.
    private static readonly SearchValues<char> _neverInside = SearchValues.Create("<>\"“”«»、。，；：！？（）「」『』【】《》｡､؟،؛\u200B");

    private static readonly SearchValues<char> _neverLast = SearchValues.Create(".,;:!?'*_~`|’");

    /// <summary>The first address in <paramref name="text"/> that starts at or after <paramref name="from"/>.</summary>
    /// <param name="longest">How far an address is followed; one that is longer is reported one unit longer than this.</param>
    public static bool TryFind(ReadOnlySpan<char> text, int from, int longest, out int start, out int end)
    {
        for (var at = from; ;)
        {
            var found = text[at..].IndexOfAny(_signs);
            if (found < 0)
            {
                start = end = text.Length;
                return false;
            }

            var sign = at + found;
            start = StartOf(text, sign, from);
            end = text[sign] == ':' && start == sign ? start : EndOf(text, start, longest);
            if (end > sign + SchemeEnd.Length)
                return true;
            at = sign + SchemeEnd.Length;
        }
    }

    /// <summary>Whether <paramref name="text"/> ends with an address, so that a mark after it would become a part of it.</summary>
    public static bool IsAtEndOf(ReadOnlySpan<char> text)
    {
        var wordStart = text.Length;
        while (wordStart > 0 && !char.IsWhiteSpace(text[wordStart - 1]))
            wordStart--;
        return TryFind(text, wordStart, text.Length, out _, out var end) && end == text.Length;
    }

    private static int StartOf(ReadOnlySpan<char> text, int sign, int from)
    {
        if (text[sign] != ':')
            return sign;
        var start = sign;
        while (start > from && char.IsAsciiLetterOrDigit(text[start - 1]))
            start--;
        return start;
    }

    private static int EndOf(ReadOnlySpan<char> text, int start, int longest)
    {
        var stop = Math.Min(text.Length, start + (int)Math.Min((long)longest + 1, int.MaxValue - start));
        var open = 0;
        var end = start;
        for (; end < stop; end++)
        {
            var c = text[end];
            if (char.IsWhiteSpace(c) || _neverInside.Contains(c) || c is ',' or ';' && StartsAddress(text[(end + 1)..]))
                break;
            if (c == '(')
                open++;
            else if (c == ')' && --open < 0)
                break;
        }

        if (end < stop || stop == text.Length)
            while (end > start && _neverLast.Contains(text[end - 1]))
                end--;
        return end;
    }

    private static bool StartsAddress(ReadOnlySpan<char> text) =>
        text.StartsWith("http", StringComparison.OrdinalIgnoreCase) || text.StartsWith(Www, StringComparison.OrdinalIgnoreCase);
}
