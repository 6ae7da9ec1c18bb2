using HotelConcierge.Text;

namespace HotelConcierge.Turns;

/// <summary>
/// Notices an answer that recites its instructions word for word, in whatever case and punctuation. A paraphrase cannot be told from
/// an answer, which is why instructions hold nothing that a guest must not know.
/// </summary>
internal static class PromptGuard
{
    /// <summary>So many words in the same order are no coincidence.</summary>
    private const int TellingWords = 12;

    public static bool IsRecited(string prompt, string answer)
    {
        var said = WordsOf(answer);
        if (said.Count < TellingWords)
            return false;
        var instructions = WordsOf(prompt);
        var stretches = Stretches(instructions).ToHashSet(StringComparer.Ordinal);
        return Stretches(said).Any(stretches.Contains);
    }

    private static IEnumerable<string> Stretches(List<string> words)
    {
        for (var at = 0; at + TellingWords <= words.Count; at++)
            yield return string.Join(' ', words.GetRange(at, TellingWords));
    }

    private static List<string> WordsOf(string text)
    {
        // Folding reads a limited stretch, so long texts are folded piece by piece; a word cut in two only hides one stretch.
        var words = new List<string>();
        for (var at = 0; at < text.Length; at += FoldedText.ReadAtMost)
            words.AddRange(
                FoldedText
                    .Of(text.Substring(at, Math.Min(FoldedText.ReadAtMost, text.Length - at)))
                    .Text.Split([' ', FoldedText.Pause, '\n'], StringSplitOptions.RemoveEmptyEntries));
        return words;
    }
}
