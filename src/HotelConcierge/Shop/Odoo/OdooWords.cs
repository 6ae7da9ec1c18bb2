using System.Globalization;
using System.Text;
using HotelConcierge.Text;

namespace HotelConcierge.Shop.Odoo;

/// <summary>The words of a search, and how well a product's name answers them.</summary>
internal sealed class OdooWords
{
    /// <summary>From which on a word says something, and may have a slip in it.</summary>
    private const int LongWord = 4;

    private const int MostWords = 12;
    private const int MostPieces = 16;
    private const int LongPiece = 5;
    private const double LeastShare = 0.3;
    private const double LeastLetters = 3;
    private const double NearTheBest = 0.6;

    private readonly string[] _folded;
    private readonly string _joined;

    private OdooWords(IReadOnlyList<string> written, string text)
    {
        Written = written;
        _folded = Words(text);
        _joined = string.Concat(_folded);
    }

    /// <summary>As they were written, digits apart from letters; at most a dozen.</summary>
    public IReadOnlyList<string> Written { get; }

    public static OdooWords Of(string text)
    {
        List<string> words = [];
        var word = new StringBuilder();
        var last = Kind.None;
        foreach (var rune in text.EnumerateRunes())
        {
            var kind = KindOf(rune);
            if (kind != last && kind is not Kind.Mark)
                End();
            if (kind is not Kind.None)
                word.Append(rune.ToString());
            if (kind is not Kind.Mark)
                last = kind;
        }

        End();
        return new([.. words.Take(MostWords)], text);

        void End()
        {
            if (word.Length > 0)
                words.Add(word.ToString());
            word.Clear();
        }
    }

    /// <summary>
    /// Parts of the long words, so that a word with a slip or two in it, or one that is part of a Thai sentence, still has a part that is
    /// in the product's name.
    /// </summary>
    public IReadOnlyList<string> Pieces() =>
        [
            .. Written.Where(word => word.Length >= LongWord && !char.IsAsciiDigit(word[0]))
                .SelectMany(Cut)
                .Distinct(StringComparer.Ordinal)
                .Take(MostPieces),
        ];

    /// <summary>Whether they are a number or a barcode of a product.</summary>
    public bool Are(string? code) => code is not null && _joined.Length > 0 && string.Concat(Words(code)) == _joined;

    /// <summary>How well a product answers them: from 0 to 1, by the share of what was written.</summary>
    public double Rate(string name, string? code, string? description)
    {
        var folded = FoldedText.Of(name).Text;
        var tokens = Words(name);
        var joined = string.Concat(tokens);
        var own = code is null ? "" : string.Concat(Words(code));
        var about = description is null ? "" : FoldedText.Of(description).Text;
        double matched = 0, whole = 0;
        foreach (var word in _folded)
        {
            whole += word.Length;
            matched += word.Length * Best(word);
        }

        return whole > 0 ? matched / whole : 0;

        double Best(string word)
        {
            var best = tokens.Select(token => Match(word, token)).DefaultIfEmpty(0).Max();
            if (best < 0.8 && (folded.Contains(word, StringComparison.Ordinal) || own.Contains(word, StringComparison.Ordinal)))
                best = 0.8;
            if (best < 0.7 && FoldedText.IsThai(word[0]))
                best = Math.Max(best, Overlap(word, joined));
            return best == 0 && word.Length >= LongWord && about.Contains(word, StringComparison.Ordinal) ? 0.4 : best;
        }
    }

    /// <summary>Whether a rating is one of a product that may be meant, though not every word of the search is found.</summary>
    /// <param name="best">The best of the ratings.</param>
    public bool IsEnough(double rating, double best) =>
        rating >= Math.Max(LeastShare, best * NearTheBest) && rating * _joined.Length >= LeastLetters;

    private static double Match(string word, string token)
    {
        if (word == token)
            return 1;
        if (word.Length < LongWord || token.Length < LongWord - 1)
            return word.Length >= 3 && token.StartsWith(word, StringComparison.Ordinal) ? 0.9 : 0;
        if (token.StartsWith(word, StringComparison.Ordinal) || word.StartsWith(token, StringComparison.Ordinal))
            return 0.9;
        return Spelling.IsSlipOf(word, token, out _) ? 0.7 : 0;
    }

    // Thai has no spaces between its words: what counts is how much of the shorter of both is in the other.
    private static double Overlap(string word, string name)
    {
        var (asked, there) = (Trigrams(word), Trigrams(name));
        var shorter = Math.Min(asked.Count, there.Count);
        if (shorter == 0)
            return 0;
        var share = (double)asked.Count(there.Contains) / shorter;
        return share > 0.5 ? share : 0;
    }

    private static HashSet<string> Trigrams(string text) =>
        [.. Enumerable.Range(0, Math.Max(0, text.Length - 2)).Select(at => text.Substring(at, 3))];

    private static IEnumerable<string> Cut(string word)
    {
        var size = Math.Clamp(word.Length / 3, 3, LongPiece);
        for (var at = 0; at + size <= word.Length; at += size)
            yield return word.Substring(at, size);
        if (word.Length % size != 0)
            yield return word[^size..];
    }

    private static string[] Words(string text) =>
        FoldedText.Of(text).Text.Split([' ', FoldedText.Pause, '\n'], StringSplitOptions.RemoveEmptyEntries);

    private static Kind KindOf(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.DecimalDigitNumber => Kind.Digit,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format => Kind.Mark,
        _ when Rune.IsLetter(rune) => rune.IsBmp && FoldedText.IsThai((char)rune.Value) ? Kind.Thai : Kind.Letter,
        _ => Kind.None,
    };

    private enum Kind
    {
        None,
        Letter,
        Thai,
        Digit,
        Mark,
    }
}
