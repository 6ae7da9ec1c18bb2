using HotelConcierge.Text;

namespace HotelConcierge.Replies;

/// <summary>
/// Whether a model's translation of a sentence of ours may stand in its place. It cannot be read by us, so it is held to what can be
/// counted.
/// </summary>
internal static class TranslationCheck
{
    /// <summary>Within the shortest message that a channel of ours carries as one, in UTF-16 code units.</summary>
    private const int Longest = 1_000;

    /// <summary>Languages differ in length, but not more than so; a short sentence may grow by this many code units.</summary>
    private const int Growth = 3;
    private const int ShortGrowth = 60;

    /// <summary>Whether it says as much, with the same slots, numbers and addresses, and nothing that is not ours.</summary>
    public static bool MayStandFor(string sentence, string translation) =>
        !string.IsNullOrWhiteSpace(translation)
        && translation.Length <= Math.Min(Longest, Math.Max(sentence.Length + ShortGrowth, Growth * sentence.Length))
        && 6 * translation.Length >= sentence.Length
        && WellFormedText.Of(translation) == translation
        && !translation.Any(letter => char.IsControl(letter) && letter is not '\n')
        && translation.Count(letter => letter is '\n') <= sentence.Count(letter => letter is '\n')
        && Same(Template.SlotsOf(sentence), Template.SlotsOf(translation))
        && translation.Count(IsMark) == sentence.Count(IsMark)
        && Same(Numbers(sentence), Numbers(translation))
        && Same(Addresses(sentence), Addresses(translation));

    private static bool IsMark(char letter) => letter is '{' or '}' or '<' or '>' or '@';

    private static bool Same(IEnumerable<string> ours, IEnumerable<string> theirs) =>
        ours.Order(StringComparer.Ordinal).SequenceEqual(theirs.Order(StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>Digits in whatever script, each stretch of them one number.</summary>
    private static IEnumerable<string> Numbers(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var from = at;
            while (at < text.Length && char.IsDigit(text[at]))
                at++;
            if (at > from)
                yield return text[from..at];
            else
                at++;
        }
    }

    /// <summary>Web addresses, and what messengers make tappable: two stretches of Latin letters with a full stop between them.</summary>
    private static IEnumerable<string> Addresses(string text)
    {
        for (var at = 0; WebAddress.TryFind(text, at, Longest, out var start, out var end); at = end)
            yield return text[start..end];
        foreach (var word in text.Split([' ', '\n', '(', ')', ',', ';', '"'], StringSplitOptions.RemoveEmptyEntries))
        {
            var dot = word.IndexOf('.', StringComparison.Ordinal);
            if (dot > 0 && dot + 2 < word.Length && char.IsAsciiLetter(word[dot - 1]) && char.IsAsciiLetter(word[dot + 1]))
                yield return word;
        }
    }
}
