using System.Collections.Immutable;
using System.Numerics;
using HotelConcierge.Languages;

namespace HotelConcierge.Shop.Search;

/// <summary>
/// Stretches of Thai, compared by the three letters that follow each other in them: a question holds a name, a name holds a word, and a
/// letter that is wrong breaks three of many.
/// </summary>
internal sealed class ThaiStretches
{
    private const float InDescription = 0.4f;

    /// <summary>The thing stands first in Thai: "saline for wounds" is more about saline than "set for saline".</summary>
    private const float AtTheBeginning = 1.1f;

    private const int Gram = 3;
    private const int MostGrams = 64;

    /// <summary>So many letters in a row that are also in a name say something by themselves, whatever stands around them.</summary>
    private const int LettersThatSpeak = 6;

    private const int FewestLetters = 4;

    /// <summary>The share of the best one's weight that others need.</summary>
    private const double Comparable = 0.75;

    private readonly Dictionary<int, List<int>> _inNames = [];
    private readonly Dictionary<int, List<int>> _inDescriptions = [];
    private readonly Dictionary<int, List<int>> _beginnings = [];
    private readonly Dictionary<string, List<int>> _short = new(StringComparer.Ordinal);
    private readonly ImmutableArray<string> _leads;
    private readonly ImmutableArray<string> _closers;

    /// <param name="languages">The polite and asking words of those in Thai letters are taken off a stretch's ends.</param>
    public ThaiStretches(IEnumerable<Language> languages)
    {
        var thai = languages.Where(language => language.Script is Script.Thai).ToList();
        _leads = Longest(thai.SelectMany(language => language.Polite.Concat(language.Answers.Fillers)));
        _closers = Longest(thai.SelectMany(language =>
            language.Closers.Concat(language.Answers.Courtesy).Concat(language.QuestionsAnywhere).Concat(language.Fillers)));
    }

    public void Add(int product, string stretch, bool isName)
    {
        if (stretch.Length < Gram)
        {
            if (isName)
                Note(_short, stretch, product);
            return;
        }

        var grams = isName ? _inNames : _inDescriptions;
        for (var at = 0; at + Gram <= stretch.Length; at++)
            Note(grams, GramAt(stretch, at), product);
        if (!isName)
            return;
        Note(_beginnings, GramAt(stretch, 0), product);

        // Two letters are a word too ("medicine"), and one by which people look.
        for (var at = 0; at + 1 < stretch.Length; at++)
            Note(_short, stretch.Substring(at, 2), product);
    }

    /// <summary>Whether a stretch is nothing but polite and asking words.</summary>
    public bool SaysNothing(string stretch) => Strip(stretch).Length == 0;

    /// <summary>The products that a stretch is about, each once.</summary>
    public IReadOnlyCollection<Hit> Find(string stretch, int count)
    {
        var (whole, share) = Read(stretch, count);
        if (share >= 1)
            return whole;

        // Only where the words as they stand are not known: "have" also begins "knife".
        var stripped = Strip(stretch);
        if (stripped.Length == 0 || stripped.Length == stretch.Length)
            return whole;
        var (bare, bareShare) = Read(stripped, count);
        return bareShare > share ? bare : whole;
    }

    /// <returns>What was found, and the share of the stretch's letters that the best one has.</returns>
    private (IReadOnlyCollection<Hit> Hits, double Share) Read(string stretch, int count)
    {
        if (stretch.Length < Gram)
            return _short.TryGetValue(stretch, out var known) ? ([.. known.Select(product => new Hit(product, 1))], 1) : ([], 0);
        var names = Compare(stretch, _inNames, count);
        var descriptions = Compare(stretch, _inDescriptions, count);
        var hits = new Dictionary<int, float>();
        var best = names.Concat(descriptions).Select(found => found.Share).DefaultIfEmpty(0).Max();
        var beginning = _beginnings.GetValueOrDefault(GramAt(stretch, 0))?.ToHashSet() ?? [];
        foreach (var (product, share) in names.Where(found => found.Share >= best * Comparable))
            hits[product] = (float)share * (beginning.Contains(product) ? AtTheBeginning : 1);
        foreach (var (product, share) in descriptions.Where(found => found.Share >= best * Comparable))
            hits[product] = Math.Max(hits.GetValueOrDefault(product), (float)share * InDescription);

        return ([.. hits.Select(hit => new Hit(hit.Key, hit.Value))], best);
    }

    /// <summary>The products that share enough of a stretch, with the share of its letters.</summary>
    private static List<(int Product, double Share)> Compare(string stretch, Dictionary<int, List<int>> postings, int count)
    {
        var grams = Math.Min(stretch.Length - Gram + 1, MostGrams);
        var letters = grams + Gram - 1;
        var masks = new ulong[count];
        var touched = new List<int>();
        for (var at = 0; at < grams; at++)
        {
            if (!postings.TryGetValue(GramAt(stretch, at), out var products))
                continue;
            foreach (var product in products)
            {
                if (masks[product] == 0)
                    touched.Add(product);
                masks[product] |= 1UL << at;
            }
        }

        var found = new List<(int Product, double Share)>();
        foreach (var product in touched)
        {
            var (covered, longest) = Measure(masks[product]);
            if (longest >= Math.Min(FewestLetters, letters) && (covered * 2 >= letters || longest >= LettersThatSpeak))
                found.Add((product, (double)covered / letters));
        }

        return found;
    }

    /// <summary>How many letters the grams cover, and how many in a row.</summary>
    private static (int Covered, int Longest) Measure(ulong mask)
    {
        // The two letters after the last gram do not fit into the mask where it is full; they are covered then.
        var covered = BitOperations.PopCount(mask | (mask << 1) | (mask << 2))
            + (mask >> 63 != 0 ? 2 : mask >> 62 != 0 ? 1 : 0);
        var longest = 0;
        for (var rest = mask; rest != 0; rest &= rest << 1)
            longest++;
        return (covered, longest == 0 ? 0 : longest + Gram - 1);
    }

    private string Strip(string stretch)
    {
        var bare = stretch;
        int before;
        do
        {
            before = bare.Length;
            if (_leads.FirstOrDefault(lead => bare.StartsWith(lead, StringComparison.Ordinal)) is { } lead)
                bare = bare[lead.Length..];
            if (_closers.FirstOrDefault(closer => bare.EndsWith(closer, StringComparison.Ordinal)) is { } closer)
                bare = bare[..^closer.Length];
        }
        while (bare.Length < before);

        return bare;
    }

    private static ImmutableArray<string> Longest(IEnumerable<string> words) =>
    [
        .. words.Distinct(StringComparer.Ordinal).OrderByDescending(word => word.Length).ThenBy(word => word, StringComparer.Ordinal),
    ];

    private static int GramAt(string stretch, int at) =>
        ((stretch[at] & 0x7F) << 14) | ((stretch[at + 1] & 0x7F) << 7) | (stretch[at + 2] & 0x7F);

    private static void Note<TKey>(Dictionary<TKey, List<int>> postings, TKey key, int product)
        where TKey : notnull
    {
        if (!postings.TryGetValue(key, out var products))
            postings.Add(key, products = []);
        if (products.Count == 0 || products[^1] != product)
            products.Add(product);
    }
}
