using System.Collections.Immutable;
using System.Globalization;

namespace HotelConcierge.Embedded.Model;

/// <summary>The few words of one language that the embedded model understands in a guest's message.</summary>
/// <param name="Endings">What may be added to a word without changing what it means here: plurals and cases.</param>
/// <param name="Cardinals">Number words; digits are understood in every language.</param>
/// <param name="Ordinals">"second", "last" is not one.</param>
/// <param name="More">"another one", "something else".</param>
/// <param name="Things">What plans are made of and a number before it counts: "games".</param>
/// <param name="Years">Units that make the number before them an age.</param>
/// <param name="Months">The same, for babies.</param>
/// <param name="Is">What stands before an age that has no unit: "is" in "my daughter is two".</param>
/// <param name="Children">Whose age it is: "my daughter".</param>
/// <param name="NoGarden">Says that there is no place outside.</param>
/// <param name="Changes">Asks for the plan in another way: "indoors", "younger", "maths".</param>
/// <param name="Ignored">Never the number of an item: articles, "this one", and Thai words that only begin like a number.</param>
internal sealed record ListeningRules(
    ImmutableArray<string> Endings,
    ImmutableDictionary<string, int> Cardinals,
    ImmutableDictionary<string, int> Ordinals,
    ImmutableArray<ImmutableArray<string>> More,
    ImmutableArray<ImmutableArray<string>> Things,
    ImmutableArray<ImmutableArray<string>> Years,
    ImmutableArray<ImmutableArray<string>> Months,
    ImmutableArray<ImmutableArray<string>> Is,
    ImmutableArray<ImmutableArray<string>> Children,
    ImmutableArray<ImmutableArray<string>> NoGarden,
    ImmutableArray<ImmutableArray<string>> Changes,
    ImmutableArray<ImmutableArray<string>> Ignored)
{
    /// <summary>What ideas may need, each with the words for it; the first one is what it is called.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<ImmutableArray<string>>> Materials { get; init; } =
        ImmutableSortedDictionary<string, ImmutableArray<ImmutableArray<string>>>.Empty;

    /// <summary>"without", "no".</summary>
    public ImmutableArray<ImmutableArray<string>> Negations { get; init; } = [];

    /// <summary>What a number before it counts as taking part: "children".</summary>
    public ImmutableArray<ImmutableArray<string>> People { get; init; } = [];

    /// <summary>"minutes".</summary>
    public ImmutableArray<ImmutableArray<string>> Minutes { get; init; } = [];

    /// <summary>What stands before what a child must not eat: "allergic to".</summary>
    public ImmutableArray<ImmutableArray<string>> Allergic { get; init; } = [];

    private ImmutableArray<string> ThaiWords => _thaiWords.IsDefault ? _thaiWords = KnownThaiWords() : _thaiWords;

    private ImmutableArray<string> _thaiWords;

    private ImmutableArray<string> KnownThaiWords() =>
    [
        .. Cardinals
            .Keys.Concat(Ordinals.Keys)
            .Concat(
                new[] { More, Things, Years, Months, Is, Children, NoGarden, Changes, Ignored, Negations, People, Minutes, Allergic }
                    .Concat(Materials.Values)
                    .SelectMany(phrases => phrases)
                    .SelectMany(phrase => phrase))
            .Where(word => Words.IsThai(word[0]))
            .Distinct(StringComparer.Ordinal)
            .OrderByDescending(word => word.Length)
            .ThenBy(word => word, StringComparer.Ordinal),
    ];

    /// <summary>The words of a message; Thai is cut at the words these rules know, longest first.</summary>
    public ImmutableArray<string> Hear(string text) => [.. Words.Of(text).SelectMany(Cut)];

    /// <summary>Which of the words belong to one of the phrases.</summary>
    public bool[] Mark(ImmutableArray<string> words, ImmutableArray<ImmutableArray<string>> phrases)
    {
        var marked = new bool[words.Length];
        for (var at = 0; at < words.Length; at++)
        {
            foreach (var phrase in phrases)
                if (StandsAt(words, at, phrase))
                    marked.AsSpan(at, phrase.Length).Fill(true);
        }

        return marked;
    }

    public bool Says(ImmutableArray<string> words, ImmutableArray<ImmutableArray<string>> phrases) => Mark(words, phrases).Contains(true);

    /// <summary>The number a word stands for, or null. "2" and "two", not "second".</summary>
    public int? Cardinal(string word) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var digits) ? digits
        : Cardinals.TryGetValue(word, out var number) ? number
        : null;

    private bool StandsAt(ImmutableArray<string> words, int at, ImmutableArray<string> phrase)
    {
        if (at + phrase.Length > words.Length)
            return false;
        for (var i = 0; i < phrase.Length; i++)
            if (!IsWord(words[at + i], phrase[i]))
                return false;
        return true;
    }

    // Thai was cut at whole words already; looking inside words again would undo that.
    private bool IsWord(string word, string known) =>
        Words.IsThai(known[0]) ? string.Equals(word, known, StringComparison.Ordinal) : Words.Means(word, known, Endings);

    private IEnumerable<string> Cut(string word)
    {
        if (!Words.IsThai(word[0]))
        {
            yield return word;
            yield break;
        }

        var unknownFrom = 0;
        var at = 0;
        while (at < word.Length)
        {
            var known = ThaiWords.FirstOrDefault(candidate => string.CompareOrdinal(word, at, candidate, 0, candidate.Length) == 0);
            if (known is null)
            {
                at++;
                continue;
            }

            if (at > unknownFrom)
                yield return word[unknownFrom..at];
            yield return known;
            at += known.Length;
            unknownFrom = at;
        }

        if (at > unknownFrom)
            yield return word[unknownFrom..];
    }
}
