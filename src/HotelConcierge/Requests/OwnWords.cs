using HotelConcierge.Text;

namespace HotelConcierge.Requests;

/// <summary>Whether what a model wrote down is what the guest said: made of the guest's own words, in whatever language.</summary>
internal static class OwnWords
{
    /// <summary>Shorter words hold the others together and tell nothing.</summary>
    private const int ShortestTellingWord = 3;

    /// <summary>So much of a word is compared: languages bend the rest.</summary>
    private const int Stem = 4;

    /// <summary>Where nothing parts words, stretches of so many letters are compared.</summary>
    private const int Stretch = 3;

    /// <summary>
    /// Whether at least three quarters of the summary's words stand in the guest's. Of stretches half is as much: wherever two words meet
    /// otherwise than they did, two stretches are new.
    /// </summary>
    public static bool Hold(string summary, string heard)
    {
        var (said, guest) = (FoldedText.Of(summary).Text, FoldedText.Of(heard).Text);
        var telling = TellingParts(said).ToList();
        var known = TellingParts(guest).ToHashSet(StringComparer.Ordinal);
        var needed = telling.Sum(part => part.Any(IsUnparted) ? 0.5 : 0.75);
        return telling.Count > 0 && telling.Count(known.Contains) >= needed;
    }

    /// <summary>Whether a name, such as a room's number, stands in the guest's words as it is.</summary>
    public static bool Name(string name, string heard)
    {
        var folded = FoldedText.Of(name).Text;
        return folded.Length > 0 && $" {Spaced(FoldedText.Of(heard).Text)} ".Contains($" {Spaced(folded)} ", StringComparison.Ordinal);
    }

    /// <summary>The words alone, by which the same is known again however it is spelled and marked off.</summary>
    public static string Plain(string text) =>
        string.Join(' ', Spaced(FoldedText.Of(text).Text).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static IEnumerable<string> TellingParts(string folded)
    {
        foreach (var word in Spaced(folded).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.Any(IsUnparted))
            {
                for (var at = 0; at + Math.Min(Stretch, word.Length) <= word.Length; at++)
                    yield return word.Substring(at, Math.Min(Stretch, word.Length));
            }
            else if (word.Length >= ShortestTellingWord || char.IsDigit(word[0]))
            {
                yield return word[..Math.Min(Stem, word.Length)];
            }
        }
    }

    /// <summary>Letters of scripts that part no words: Thai, and those of Chinese and Japanese.</summary>
    private static bool IsUnparted(char letter) =>
        FoldedText.IsThai(letter) || letter is (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF');

    private static string Spaced(string folded) => folded.Replace(FoldedText.Pause, ' ').Replace('\n', ' ');
}
