using System.Globalization;

namespace HotelConcierge.Text;

/// <summary>Characters as a reader sees them: a letter with its accents, a family emoji, a flag.</summary>
internal static class Graphemes
{
    private const char FirstThatJoins = '\u0300';

    /// <summary>How far beyond a place one has to look to know whether a character ends there: one code point.</summary>
    private const int LookAhead = 2;

    /// <summary>Whether what starts here belongs to the white space or the punctuation before it, as an accent would.</summary>
    public static bool Joins(string text, int position) =>
        position > 0 && position < text.Length && text[position] >= FirstThatJoins
        && StringInfo.GetNextTextElementLength(text.AsSpan(position - 1, Math.Min(LookAhead + 1, text.Length - position + 1))) > 1;

    /// <summary>Steps over white space, but not over the last one if it carries an accent.</summary>
    public static int SkipWhiteSpace(string text, int from)
    {
        var at = from;
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        return at > from && Joins(text, at) ? at - 1 : at;
    }

    /// <summary>
    /// Where the character that starts at <paramref name="start"/> ends; beyond <paramref name="last"/> nobody looks closely.
    /// </summary>
    public static int EndOf(string text, int start, int last) =>
        start >= text.Length ? text.Length + 1 : start + StringInfo.GetNextTextElementLength(Near(text, start, last));

    /// <summary>A boundary near the end of a range, found without reading the range from its start.</summary>
    public static int SomeBoundary(string text, int start, int end)
    {
        var at = end;
        while (at > start && !(StandsAlone(text[at - 1]) && StandsAlone(text[at])))
            at--;
        return at;
    }

    /// <summary>The end of one character, or of as much of it as fits without half a code point.</summary>
    public static int EndWithin(string text, int start, int longest)
    {
        var end = EndOf(text, start, Math.Min(text.Length, start + longest));
        if (end - start <= longest)
            return end;
        end = start + longest;
        return char.IsLowSurrogate(text[end]) && char.IsHighSurrogate(text[end - 1]) ? end - 1 : end;
    }

    /// <summary>As much of a text from its start as fits, in whole characters.</summary>
    /// <param name="most">In UTF-16 code units.</param>
    public static string Beginning(string text, int most)
    {
        if (text.Length <= most)
            return text;
        var at = 0;
        while (EndOf(text, at, most) is var end && end <= most)
            at = end;
        return text[..at];
    }

    private static ReadOnlySpan<char> Near(string text, int start, int last) =>
        text.AsSpan(start, Math.Min(text.Length, last + LookAhead) - start);

    /// <summary>Characters that two in a row never join: Latin, kana, and the common ideographs.</summary>
    private static bool StandsAlone(char c) =>
        c is >= ' ' and < FirstThatJoins or >= '\u3041' and <= '\u3096' or >= '\u30A1' and <= '\u30FF' or >= '\u3400' and <= '\u9FFF';
}
