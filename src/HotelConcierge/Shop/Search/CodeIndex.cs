using System.Text;
using HotelConcierge.Knowledge.Words;
using HotelConcierge.Text;

namespace HotelConcierge.Shop.Search;

/// <summary>
/// Own numbers and barcodes, compared without their punctuation and, where they are digits only, without leading noughts.
/// </summary>
internal sealed class CodeIndex
{
    /// <summary>A number that stands among other words has to be this long where it is digits only.</summary>
    private const int FewestDigits = 6;

    private const int ShortestAmongWords = 3;
    private const int ShortestBeginning = 3;
    private const int MostParts = 5;

    private readonly Dictionary<string, List<int>> _products = new(StringComparer.Ordinal);
    private string[] _sorted = [];

    public void Add(int product, string code)
    {
        if (KeyOf(code) is not { Length: > 0 } key)
            return;
        if (!_products.TryGetValue(key, out var same))
            _products.Add(key, same = []);
        if (!same.Contains(product))
            same.Add(product);
    }

    public void Seal()
    {
        _sorted = [.. _products.Keys];
        Array.Sort(_sorted, StringComparer.Ordinal);
    }

    /// <summary>The products whose number a text names: it is the whole text, or stands in it and can be nothing else.</summary>
    public IReadOnlyList<int> Find(List<Token> tokens)
    {
        var said = tokens.Where(token => token.Kind is TokenKind.Word or TokenKind.Thai).ToList();
        var found = new List<int>();
        for (var at = 0; at < said.Count; at++)
        {
            for (var parts = Math.Min(MostParts, said.Count - at); parts > 0; parts--)
            {
                var key = KeyOf(string.Concat(said.Skip(at).Take(parts).Select(token => token.Text)));
                if (!_products.TryGetValue(key, out var products) || !(parts == said.Count || IsUnmistakable(key)))
                    continue;
                found.AddRange(products);
                at += parts - 1;
                break;
            }
        }

        return [.. found.Distinct()];
    }

    /// <summary>The products whose number begins with the whole text.</summary>
    public IReadOnlyList<int> FindBeginning(List<Token> tokens)
    {
        var key = KeyOf(string.Concat(tokens.Where(token => token.Kind is TokenKind.Word).Select(token => token.Text)));
        if (key.Length < ShortestBeginning)
            return [];
        var from = Array.BinarySearch(_sorted, key, StringComparer.Ordinal);
        return
        [
            .. _sorted.Skip(from < 0 ? ~from : from)
                .TakeWhile(code => code.StartsWith(key, StringComparison.Ordinal))
                .SelectMany(code => _products[code])
                .Distinct(),
        ];
    }

    private static bool IsUnmistakable(string key) =>
        key.All(char.IsAsciiDigit) ? key.Length >= FewestDigits : key.Length >= ShortestAmongWords && key.Any(char.IsAsciiDigit);

    private static string KeyOf(string code)
    {
        var key = new StringBuilder(code.Length);
        foreach (var rune in code.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
                key.Append(Diacritics.Fold(rune));
        }

        var letters = key.ToString();
        return letters.Length > 0 && letters.All(char.IsAsciiDigit) ? letters.TrimStart('0') : letters;
    }
}
