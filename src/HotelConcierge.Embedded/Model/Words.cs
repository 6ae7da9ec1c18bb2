using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using HotelConcierge.Text;

namespace HotelConcierge.Embedded.Model;

/// <summary>Reads text as words that can be compared: lower case, without Latin accents, digits apart from letters.</summary>
internal static class Words
{
    private const int ShortestWordWithTypos = 6;

    // Shorter Thai words stand inside too many others: "die" in "grandparents", "money" in "blue".
    private const int ShortestThaiWordInsideAnother = 5;

    /// <summary>The words of a text. Thai writes no spaces, so a whole phrase comes as one word.</summary>
    public static ImmutableArray<string> Of(string text)
    {
        var words = ImmutableArray.CreateBuilder<string>();
        var word = new StringBuilder();
        var wasDigit = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Diacritics.IsCombining(rune))
                continue;
            if (!IsPartOfWord(rune))
            {
                End(word, words);
                continue;
            }

            var isDigit = Rune.IsDigit(rune);
            if (isDigit != wasDigit)
                End(word, words);
            wasDigit = isDigit;
            word.Append(Diacritics.Fold(rune));
        }

        End(word, words);
        return words.ToImmutable();
    }

    /// <summary>
    /// Whether <paramref name="word"/> is <paramref name="known"/>, has one of the language's endings more, or, when long, one
    /// slip of the finger. A Thai word that is long enough may stand anywhere inside the other.
    /// </summary>
    public static bool Means(string word, string known, ImmutableArray<string> endings)
    {
        if (string.Equals(word, known, StringComparison.Ordinal))
            return true;
        if (IsThai(known[0]))
            return known.Length >= ShortestThaiWordInsideAnother && word.Contains(known, StringComparison.Ordinal);
        if (word.StartsWith(known, StringComparison.Ordinal))
            return endings.Any(ending => word.AsSpan(known.Length).SequenceEqual(ending));
        return known.Length >= ShortestWordWithTypos
            && word[0] == known[0]
            && endings
                .Prepend("")
                .Any(ending =>
                    word.EndsWith(ending, StringComparison.Ordinal) && IsOneSlipAway(word.AsSpan(0, word.Length - ending.Length), known));
    }

    public static bool IsThai(char letter) => letter is >= '\u0E01' and <= '\u0E5B';

    private static void End(StringBuilder word, ImmutableArray<string>.Builder words)
    {
        if (word.Length == 0)
            return;
        words.Add(word.ToString());
        word.Clear();
    }

    private static bool IsPartOfWord(Rune rune) =>
        Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>One letter missing, added or wrong, or two neighbours swapped.</summary>
    private static bool IsOneSlipAway(ReadOnlySpan<char> word, string known)
    {
        var same = word.CommonPrefixLength(known);
        var rest = word[same..];
        var knownRest = known.AsSpan(same);
        return (rest.Length - knownRest.Length) switch
        {
            0 => rest[1..].SequenceEqual(knownRest[1..])
                || (rest.Length > 1 && rest[0] == knownRest[1] && rest[1] == knownRest[0] && rest[2..].SequenceEqual(knownRest[2..])),
            1 => rest[1..].SequenceEqual(knownRest),
            -1 => rest.SequenceEqual(knownRest[1..]),
            _ => false,
        };
    }
}
