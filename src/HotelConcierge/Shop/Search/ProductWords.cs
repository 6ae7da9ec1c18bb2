using System.Numerics;
using HotelConcierge.Knowledge.Words;
using HotelConcierge.Languages;
using HotelConcierge.Text;

namespace HotelConcierge.Shop.Search;

/// <summary>The words of names and descriptions in languages that write spaces.</summary>
internal sealed class ProductWords(SearchLanguages languages)
{
    private const float InDescription = 0.4f;
    private const float Beginning = 0.8f;
    private const float OneSlip = 0.7f;
    private const float TwoSlips = 0.5f;
    private const int ShortestBeginning = 3;
    private const int ShortestWithSlip = 5;
    private const int LongestWithSlip = 40;

    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private Entry[] _sorted = [];
    private string[] _keys = [];

    public void Add(int product, string word, bool isName)
    {
        var stem = StemOf(word);
        if (!_entries.TryGetValue(stem, out var entry))
            _entries.Add(stem, entry = new(stem, LettersOf(stem), []));
        var quality = isName ? 1 : InDescription;
        if (entry.Hits.Count > 0 && entry.Hits[^1].Product == product)
            entry.Hits[^1] = new(product, Math.Max(entry.Hits[^1].Quality, quality));
        else
            entry.Hits.Add(new(product, quality));
    }

    public void Seal()
    {
        _keys = [.. _entries.Keys];
        Array.Sort(_keys, StringComparer.Ordinal);
        _sorted = Array.ConvertAll(_keys, key => _entries[key]);
    }

    /// <summary>The products with the word; else with words that begin so; else with words from which it is a slip away.</summary>
    public IReadOnlyCollection<Hit> Find(string word, int count)
    {
        var stem = StemOf(word);
        if (_entries.TryGetValue(stem, out var entry))
            return entry.Hits;
        if (!char.IsLetter(word[0]))
            return [];
        var hits = new Best(count);
        if (word.Length >= ShortestBeginning)
            AddBeginnings(word, hits);
        if (hits.IsEmpty && stem.Length is >= ShortestWithSlip and <= LongestWithSlip)
            AddSlips(stem, hits);
        return hits.All;
    }

    private void AddBeginnings(string word, Best hits)
    {
        var from = Array.BinarySearch(_keys, word, StringComparer.Ordinal);
        for (var at = from < 0 ? ~from : from; at < _keys.Length && _keys[at].StartsWith(word, StringComparison.Ordinal); at++)
            hits.Add(_sorted[at].Hits, Beginning);
    }

    private void AddSlips(string stem, Best hits)
    {
        var letters = LettersOf(stem);
        foreach (var entry in _sorted)
        {
            // A slip adds and takes a letter at most; most words differ by more, which is told without comparing them.
            if (Math.Abs(entry.Stem.Length - stem.Length) <= 2
                && BitOperations.PopCount(entry.Letters ^ letters) <= 4
                && entry.Stem.Length >= ShortestWithSlip
                && Spelling.IsSlipOf(stem, entry.Stem, out var slips))
                hits.Add(entry.Hits, slips > 1 ? TwoSlips : OneSlip);
        }
    }

    // What a language does to its words is done to all alike: a name in German is searched in English too.
    private string StemOf(string word) => languages.Stem(word, LanguageCatalog.FallbackCode);

    private static uint LettersOf(string word)
    {
        var letters = 0u;
        foreach (var letter in word)
            letters |= 1u << (letter % 32);
        return letters;
    }

    private sealed record Entry(string Stem, uint Letters, List<Hit> Hits);

    /// <summary>Each product once, with its best quality.</summary>
    private sealed class Best(int count)
    {
        private readonly Dictionary<int, float> _qualities = new(Math.Min(count, 64));

        public bool IsEmpty => _qualities.Count == 0;

        public IReadOnlyCollection<Hit> All => [.. _qualities.Select(pair => new Hit(pair.Key, pair.Value))];

        public void Add(List<Hit> hits, float share)
        {
            foreach (var hit in hits)
            {
                var quality = hit.Quality * share;
                if (!_qualities.TryGetValue(hit.Product, out var known) || known < quality)
                    _qualities[hit.Product] = quality;
            }
        }
    }
}
