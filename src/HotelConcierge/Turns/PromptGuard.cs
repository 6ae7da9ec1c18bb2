namespace HotelConcierge.Turns;

/// <summary>
/// Notices an answer that recites its instructions word for word, in whatever case and punctuation. A paraphrase cannot be told from
/// an answer, which is why instructions hold nothing that a guest must not know.
/// </summary>
internal static class PromptGuard
{
    /// <summary>So many words in the same order are no coincidence.</summary>
    private const int TellingWords = 12;

    // A polynomial over the words' digests: each stretch comes from the one before it by one word in and one out. Any odd number will do;
    // two different stretches share their 64 bits by chance only.
    private const ulong Base = 0x9E37_79B9_7F4A_7C15;

    public static bool IsRecited(string prompt, string answer)
    {
        var said = StretchesOf(answer);
        if (said.Count == 0)
            return false;
        var instructions = StretchesOf(prompt).ToHashSet();
        return said.Exists(instructions.Contains);
    }

    /// <summary>A digest of each stretch of <see cref="TellingWords"/> words, in order.</summary>
    private static List<ulong> StretchesOf(string text)
    {
        var words = DigestsOf(text);
        var stretches = new List<ulong>(Math.Max(0, words.Count - TellingWords + 1));
        var leaving = 1UL;
        for (var power = 0; power < TellingWords; power++)
            leaving = unchecked(leaving * Base);
        var digest = 0UL;
        for (var at = 0; at < words.Count; at++)
        {
            digest = unchecked((digest * Base) + words[at]);
            if (at >= TellingWords)
                digest = unchecked(digest - (leaving * words[at - TellingWords]));
            if (at >= TellingWords - 1)
                stretches.Add(digest);
        }

        return stretches;
    }

    /// <summary>A digest of each word, which is letters and digits in lower case.</summary>
    private static List<ulong> DigestsOf(string text)
    {
        // FNV-1a, whose 64 bits are spread well enough for single words.
        const ulong Start = 14695981039346656037, Prime = 1099511628211;
        var words = new List<ulong>(text.Length / 5);
        var digest = Start;
        foreach (var letter in text)
        {
            if (char.IsLetterOrDigit(letter))
            {
                digest = unchecked((digest ^ char.ToLowerInvariant(letter)) * Prime);
            }
            else if (digest != Start)
            {
                words.Add(digest);
                digest = Start;
            }
        }

        if (digest != Start)
            words.Add(digest);
        return words;
    }
}
