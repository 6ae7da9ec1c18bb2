using HotelConcierge.Text;

namespace HotelConcierge.Proposals;

/// <summary>Words that are known by how they begin: "cancel", "cancelled". Folded.</summary>
internal static class WordStems
{
    /// <summary>Whether a word begins with one. A stretch of Thai may go on with another word, so there it has to be all of it.</summary>
    public static bool Begin(this IEnumerable<string> stems, string word) => stems.Any(stem =>
        stem.Any(FoldedText.IsThai) ? word == stem : word.StartsWith(stem, StringComparison.Ordinal));
}
