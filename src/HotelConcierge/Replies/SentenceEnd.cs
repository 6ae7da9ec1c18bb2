using System.Buffers;
using System.Collections.Frozen;
using HotelConcierge.Languages;

namespace HotelConcierge.Replies;

/// <summary>How good a place between two words is for a pause.</summary>
internal static class SentenceEnd
{
    private const int LongestAbbreviation = 12;

    /// <summary>Marks after which Chinese and Japanese go on without a space.</summary>
    public static readonly SearchValues<char> WithoutSpace = SearchValues.Create("。！？｡、，；：");

    private static readonly SearchValues<char> _stops = SearchValues.Create("!?…。！？｡؟۔।॥።။៕։");
    private static readonly SearchValues<char> _pauses = SearchValues.Create(",;:،؛、，；：–—");
    private static readonly SearchValues<char> _closing = SearchValues.Create("\"')]}»”’」』）】》*_~`");

    // Of every language there is: replies mix them, and a cut a word later does no harm.
    private static readonly FrozenSet<string> _abbreviations =
        LanguageCatalog.Default.All.SelectMany(language => language.Abbreviations).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Steps over quotes, brackets and marks that close after a sentence.</summary>
    public static int AfterClosing(ReadOnlySpan<char> text, int position)
    {
        while (position < text.Length && _closing.Contains(text[position]))
            position++;
        return position;
    }

    /// <summary>Judges the place between the words that end at <paramref name="end"/> and start at <paramref name="next"/>.</summary>
    public static CutRank Rank(ReadOnlySpan<char> text, int end, int next)
    {
        var last = end - 1;
        while (last > 0 && _closing.Contains(text[last]))
            last--;
        var sign = text[last];
        if (_stops.Contains(sign))
            return CutRank.Sentence;
        if (sign == '.')
            return RankDot(text[..last], next < text.Length ? text[next] : '\0');
        if (_pauses.Contains(sign))
            return CutRank.Clause;
        return next < text.Length && HasSpacesOnlyBetweenPhrases(sign) && HasSpacesOnlyBetweenPhrases(text[next])
            ? CutRank.Clause
            : CutRank.Word;
    }

    /// <param name="before">All that comes before the dot.</param>
    private static CutRank RankDot(ReadOnlySpan<char> before, char next)
    {
        var start = before.Length;
        var shortest = Math.Max(0, before.Length - LongestAbbreviation);
        while (start > shortest && !char.IsWhiteSpace(before[start - 1]) && before[start - 1] is not '(')
            start--;
        var word = before[start..];
        if (word.IsEmpty)
            return CutRank.Sentence;
        if (word.Length == 1 && char.IsLetter(word[0]) || word.Contains('.')
            || _abbreviations.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word))
            return CutRank.Word;
        return char.IsLower(next) || !word.ContainsAnyExceptInRange('0', '9') ? CutRank.Clause : CutRank.Sentence;
    }

    /// <summary>Thai, Lao, Burmese and Khmer.</summary>
    private static bool HasSpacesOnlyBetweenPhrases(char c) =>
        c is >= '\u0E00' and <= '\u0EFF' or >= '\u1000' and <= '\u109F' or >= '\u1780' and <= '\u17FF';
}
