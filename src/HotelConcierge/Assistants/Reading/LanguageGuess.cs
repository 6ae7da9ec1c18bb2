using HotelConcierge.Languages;
using HotelConcierge.Text;

namespace HotelConcierge.Assistants.Reading;

/// <summary>Which of an assistant's languages a message is written in.</summary>
internal static class LanguageGuess
{
    /// <summary>A word without its accents could be another language's; it takes two such, or one in full.</summary>
    private const int Enough = 2;

    private const int WordsRead = 60;

    /// <summary>
    /// The language of the message: Thai by its script, the others by their frequent words, their letters and the
    /// assistant's command words. Of languages that fit equally well, the guest's own wins, then the assistant's first.
    /// </summary>
    /// <param name="known">The guest's language so far.</param>
    /// <returns>A two-letter code; null when the message gives no hint. Whether half of its words and more are known, and of no
    /// other language as many.</returns>
    public static (string? Code, bool IsPlain) Of(FoldedText text, Vocabulary vocabulary, string? known)
    {
        var letters = text.Text.Count(char.IsLetter);
        var thai = text.Text.Count(FoldedText.IsThai);
        if (thai > 0 && 3 * thai >= letters
            && vocabulary.Languages.FirstOrDefault(words => words.Language.Script is Script.Thai) is { } writes)
            return (writes.Language.Code, true);

        var scores = vocabulary.Languages
            .Select(words => (words.Language.Code, Score: Score(text, words, withNames: known is null || words.Language.Code == known)))
            .ToList();
        var best = scores.Max(language => language.Score);
        if (best < Enough)
            return (null, false);

        // Words that languages share ("ok", "super", "Le Petit Port") are not enough to leave the one that a guest has shown.
        if (known is not null && best <= Enough && scores.Exists(language => language.Code == known))
            return (known, false);
        var likely = scores.Where(language => language.Score == best).Select(language => language.Code).ToList();
        return (
            known is not null && likely.Contains(known, StringComparer.Ordinal) ? known : likely[0],
            likely.Count == 1 && best >= WordsIn(text));
    }

    private static int WordsIn(FoldedText text) =>
        Math.Min(WordsRead, text.Text.Split([' ', FoldedText.Pause, '\n'], StringSplitOptions.RemoveEmptyEntries).Length);

    /// <summary>Written large within a sentence, as names are: "Le Petit Port".</summary>
    private static bool IsName(FoldedText text, int at, int end) =>
        at > 0
        && text.Text[at - 1] == ' '
        && text.Original.AsSpan(text.From(at), text.To(end) - text.From(at)) is { Length: > 1 } written
        && char.IsUpper(written[0])
        && char.IsLower(written[1]);

    /// <param name="withNames">Whether words count that look like names. They do not lead a guest out of their language.</param>
    private static int Score(FoldedText text, LanguageWords words, bool withNames)
    {
        var score = 0;
        var read = 0;
        for (var at = 0; at < text.Length && read < WordsRead; read++)
        {
            var end = text.WordEnd(at);
            var written = text.Original[text.From(at)..text.To(end)].ToLowerInvariant();
            var evidence = withNames || !IsName(text, at, end) ? words.Evidence(text.Text[at..end], written) : 0;
            if (evidence == 0 && read == 0 && words.SlipsFromCommand(text.Text.AsSpan(at, end - at)) is not null)
                evidence = 1;
            score += evidence;
            at = text.Skip(end);
        }

        var beginning = text.Original.AsSpan(0, Math.Min(text.Original.Length, FoldedText.ReadAtMost));
        foreach (var letter in words.Language.Letters)
        {
            if (beginning.Contains(letter, StringComparison.Ordinal)
                || beginning.Contains(letter.ToUpperInvariant(), StringComparison.Ordinal))
                score++;
        }

        return score;
    }
}
