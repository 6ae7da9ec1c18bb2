using System.Collections.Frozen;

namespace HotelConcierge.Assistants;

/// <summary>Lists of words and phrases by the two-letter code of their language.</summary>
internal static class Words
{
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> None { get; } =
        FrozenDictionary<string, IReadOnlyList<string>>.Empty;

    public static IEnumerable<string> In(this IReadOnlyDictionary<string, IReadOnlyList<string>> words, string language) =>
        words.GetValueOrDefault(language) ?? [];
}
