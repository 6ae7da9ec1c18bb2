using System.Collections.Immutable;
using System.Runtime.InteropServices;
using HotelConcierge.Knowledge.Words;
using HotelConcierge.Languages;

namespace HotelConcierge.Shop.Search;

/// <summary>
/// Finds products by words of their names and descriptions in any language, by their own numbers and barcodes. It is built once and never
/// changes; safe for concurrent use. For catalogues that fit into memory: some kilobytes a product.
/// </summary>
/// <remarks>
/// A number that is there as it was written finds its products alone. Else each word of the text looks for itself: as it stands, as a
/// beginning, and where neither is known, with slips of the fingers. Products that have all the known words come alone; where none has,
/// those that have the rarest of them. Small words ("do you have") look for nothing. A stretch of Thai, which has no spaces, is compared
/// letter by letter with the stretches of the names.
/// </remarks>
public sealed class ProductIndex
{
    /// <summary>More of a text is not read, in UTF-16 code units.</summary>
    public const int LongestText = 200;

    private const int MostUnits = 12;

    /// <summary>The share of the best one's weight that others need where nothing has all the words.</summary>
    private const double Comparable = 0.6;

    private readonly SearchLanguages _languages;
    private readonly CodeIndex _codes = new();
    private readonly ProductWords _words;
    private readonly ThaiStretches _stretches;
    private readonly int[] _nameLengths;

    /// <param name="products">Found by their places in this list.</param>
    public ProductIndex(IReadOnlyList<ProductText> products)
    {
        ArgumentNullException.ThrowIfNull(products);
        _languages = SearchLanguages.Of(LanguageCatalog.Default);
        _words = new(_languages);
        _stretches = new(LanguageCatalog.Default.All);
        _nameLengths = new int[products.Count];
        for (var at = 0; at < products.Count; at++)
        {
            _nameLengths[at] = products[at].Names.Sum(name => name.Length);
            foreach (var code in products[at].Codes)
                _codes.Add(at, code);
            foreach (var name in products[at].Names)
                Add(at, name, isName: true);
            foreach (var description in products[at].Descriptions)
                Add(at, description, isName: false);
        }

        _codes.Seal();
        _words.Seal();
    }

    private int Count => _nameLengths.Length;

    /// <summary>
    /// The products that a text is about, the likeliest first; all of them, in their own order, where it is about nothing.
    /// </summary>
    /// <returns>Their places in the list that the index was made of.</returns>
    public IReadOnlyList<int> Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = _languages.Read(text.Length > LongestText ? text[..LongestText] : text);
        if (_codes.Find(tokens) is { Count: > 0 } named)
            return named;

        var tally = new Tally(Count);
        var isAboutSomething = false;
        var units = tokens.Where(token => token.Kind is TokenKind.Word or TokenKind.Thai).Take(MostUnits).ToList();
        for (var at = 0; at < units.Count; at++)
        {
            var token = units[at];
            if (SaysNothing(token, isLast: at > 0 && at == units.Count - 1))
                continue;
            isAboutSomething = true;
            tally.Add(token.Kind is TokenKind.Thai ? _stretches.Find(token.Text, Count) : _words.Find(token.Text, Count));
        }

        if (!isAboutSomething)
            return [.. Enumerable.Range(0, Count)];
        return tally.IsEmpty ? _codes.FindBeginning(tokens) : tally.Best(_nameLengths);
    }

    /// <summary>A letter by itself is a size, and not what an apostrophe left: a capital, or the last word.</summary>
    private bool SaysNothing(Token token, bool isLast) =>
        token.Kind is TokenKind.Thai ? _stretches.SaysNothing(token.Text)
        : token.Text.Length == 1 && token.Text is not ("a" or "i") && (token.IsCapital || isLast) ? false
        : _languages.IsStopWord(LanguageCatalog.FallbackCode, token.Text);

    private void Add(int product, string text, bool isName)
    {
        foreach (var token in _languages.Read(text))
        {
            if (token.Kind is TokenKind.Thai)
                _stretches.Add(product, token.Text, isName);
            else if (token.Kind is TokenKind.Word)
                _words.Add(product, token.Text, isName);
        }
    }

    /// <summary>What the words of one text have found.</summary>
    private sealed class Tally(int count)
    {
        private readonly float[] _weights = new float[count];
        private readonly byte[] _found = new byte[count];
        private int _known;

        public bool IsEmpty => _known == 0;

        public void Add(IReadOnlyCollection<Hit> hits)
        {
            if (hits.Count == 0)
                return;
            _known++;
            var rarity = Math.Log(1 + ((double)count / hits.Count));
            foreach (var hit in hits)
            {
                _found[hit.Product]++;
                _weights[hit.Product] += (float)(rarity * hit.Quality);
            }
        }

        public ImmutableArray<int> Best(int[] nameLengths)
        {
            var best = 0f;
            var isWhole = false;
            for (var at = 0; at < count; at++)
            {
                best = Math.Max(best, _weights[at]);
                isWhole |= _found[at] == _known;
            }

            return
            [
                .. Enumerable.Range(0, count)
                    .Where(at => isWhole ? _found[at] == _known : _weights[at] > 0 && _weights[at] >= best * Comparable)
                    .OrderByDescending(at => _weights[at])
                    .ThenBy(at => nameLengths[at])
                    .ThenBy(at => at),
            ];
        }
    }
}

/// <summary>A product that a word has found.</summary>
/// <param name="Quality">Above 0; 1 where the word stands in a name as it was written.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Hit(int Product, float Quality);
