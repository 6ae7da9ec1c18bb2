using HotelConcierge.Languages;
using HotelConcierge.Text;

namespace HotelConcierge.Safety;

/// <summary>
/// What of a message counts for what was learnt about danger: its concepts, what stands together, its words, pairs of words and stretches
/// of letters, each a place in one table. The same message has the same places on every machine.
/// </summary>
internal static class DangerFeatures
{
    /// <summary>The places of the table; a power of two.</summary>
    public const int Places = 1 << 16;

    private const int ShortestStretch = 3;
    private const int LongestStretch = 5;

    /// <summary>By far the most features are stretches, so they are hashed where they stand.</summary>
    private static readonly StableHash.Texts Stretch = new StableHash.Texts().And("stretch");

    private static readonly SafetyConcept[] Concepts = Enum.GetValues<SafetyConcept>();

    /// <summary>
    /// All but who is meant, where, how urgently, and what speaks against danger: without any of these hardly anything is said.
    /// </summary>
    private static readonly HashSet<SafetyConcept> Telling =
    [
        .. Concepts.Except(
            [
                SafetyConcept.Child, SafetyConcept.Adult, SafetyConcept.Place, SafetyConcept.Urgent, SafetyConcept.Water,
                SafetyConcept.Harmless, SafetyConcept.Prevent, SafetyConcept.Ask, SafetyConcept.Past, SafetyConcept.Healed,
                SafetyConcept.Fiction, SafetyConcept.Joke,
            ]),
    ];

    private static readonly string[] Names = [.. Concepts.Select(concept => concept.ToString())];

    // Long texts, so hashed once.
    private static readonly int[] OfRule =
    [
        .. SafetyRules.All.Select(rule =>
            PlaceOf("rule", $"{rule.InOrder} {string.Join('+', rule.Groups.Select(group => string.Join('/', group)))}")),
    ];

    /// <param name="text">The message, or a stretch of it.</param>
    /// <param name="said">What each language that it may be in says in it.</param>
    /// <param name="original">As it was written, with its signs.</param>
    /// <returns>Places, each once.</returns>
    public static IReadOnlyCollection<int> Of(SafetyText text, IReadOnlyList<Mentions> said, string original)
    {
        var places = new HashSet<int>();
        AddConcepts(places, said);
        var words = text.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        AddWords(places, words);
        places.Add(PlaceOf("length", LengthOf(words.Length)));
        if (original.Contains('?', StringComparison.Ordinal))
            places.Add(PlaceOf("sign", "?"));
        if (original.Contains('!', StringComparison.Ordinal))
            places.Add(PlaceOf("sign", "!"));
        if (SafetyText.IsJoking(original))
            places.Add(PlaceOf("sign", "joke"));
        return places;
    }

    private static void AddConcepts(HashSet<int> places, IReadOnlyList<Mentions> said)
    {
        var mentioned = new List<SafetyConcept>();
        foreach (var concept in Concepts)
        {
            foreach (var mentions in said)
            {
                if (!mentions.Has(concept))
                    continue;
                mentioned.Add(concept);
                break;
            }
        }

        if (!mentioned.Exists(Telling.Contains))
            places.Add(PlaceOf("concept", "nothing"));
        for (var at = 0; at < mentioned.Count; at++)
        {
            var one = Names[(int)mentioned[at]];
            places.Add(PlaceOf("concept", one));
            for (var after = at + 1; after < mentioned.Count; after++)
                places.Add(PlaceOf("concepts", one, Names[(int)mentioned[after]]));
        }

        foreach (var mentions in said)
        {
            foreach (var rule in mentions.Rules)
                places.Add(OfRule[rule]);
        }
    }

    private static void AddWords(HashSet<int> places, string[] words)
    {
        for (var at = 0; at < words.Length; at++)
        {
            places.Add(PlaceOf("word", words[at]));
            if (at > 0)
                places.Add(PlaceOf("pair", words[at - 1], words[at]));
            if (at > 1)
            {
                places.Add(PlaceOf("around", words[at - 2], words[at]));
                places.Add(PlaceOf("three", words[at - 2], words[at - 1], words[at]));
            }

            var marked = $"<{words[at]}>".AsSpan();
            for (var length = ShortestStretch; length <= LongestStretch; length++)
            {
                for (var from = 0; from + length <= marked.Length; from++)
                    places.Add(PlaceOf(Stretch.And(marked.Slice(from, length)).End()));
            }
        }
    }

    private static string LengthOf(int words) => words switch
    {
        <= 1 => "word",
        2 or 3 => "words",
        <= 6 => "line",
        <= 12 => "sentence",
        _ => "story",
    };

    private static int PlaceOf(params ReadOnlySpan<string> texts) => PlaceOf(StableHash.Of(texts));

    private static int PlaceOf(ulong hash) => (int)(hash & (Places - 1));
}
