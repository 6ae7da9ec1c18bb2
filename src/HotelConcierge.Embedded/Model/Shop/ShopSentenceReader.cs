using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using HotelConcierge.Text;

namespace HotelConcierge.Embedded.Model.Shop;

/// <summary>
/// Cuts a customer's message into its parts: each one that is found is taken out, and what is left names a product.
/// </summary>
internal sealed class ShopSentenceReader
{
    private const string Number = @"(?<number>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,9}(?:\.[0-9]{1,2})?)";
    private const string Alone = @"((?<![\p{L}\p{Nd}.,+-])|(?<=[\u0E00-\u0E7F]))";
    private const int LongestText = 400;
    private const int FewestDigitsOfPhone = 8;

    private readonly ShopWords _words;
    private readonly Regex _email = ShopWords.Pattern(@"[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63}){1,4}");
    private readonly Regex _phone = ShopWords.Pattern(@"(?<![\p{L}\p{Nd}])(\+[0-9]|0[0-9])[0-9 ().-]{6,18}[0-9](?![\p{L}\p{Nd}])");
    private readonly Regex _order = ShopWords.Pattern(@"(?<![\p{L}\p{Nd}])[a-z]{1,5}[/-]?([0-9]{4}[/-])?[0-9]{3,10}(?![\p{L}\p{Nd}])");
    private readonly Regex _name;
    private readonly Regex _between;
    private readonly Regex _atMost;
    private readonly Regex _atLeast;
    private readonly Regex _inStock;
    private readonly Regex _place;
    private readonly Regex _ordinal;
    private readonly Regex _counted;
    private readonly Regex _times;
    private readonly Regex _first;
    private readonly Regex _last;
    private readonly Regex _more;
    private readonly Regex _without;
    private readonly Regex _leads;
    private readonly Regex _closers;
    private readonly Regex _pronouns;
    private readonly Regex _numberWords;

    public ShopSentenceReader(ShopWords words)
    {
        _words = words;
        var (currency, units) = (words.AnyOf(ShopWords.Currency), words.AnyOf(ShopWords.Units));
        var noMeasure = $@"(?![0-9.,]*\s?{words.AnyOf(ShopWords.Measures)})";
        var noSize = $@"(?<!{words.AnyOf(ShopWords.Sizes)}\s?)";
        _name = ShopWords.Pattern($@"{words.AnyOf(ShopWords.NameLeads)}\s*:?\s*(?<name>[\p{{L}}\p{{M}}][\p{{L}}\p{{M}}'. -]{{1,80}})");
        _between = ShopWords.Pattern(
            $@"{Alone}(?<from>[0-9]{{1,7}})\s?{words.AnyOf(ShopWords.Between)}\s?(?<to>[0-9]{{1,7}})\s?{currency}");
        var noOther = $@"(?![0-9]|\s?({words.AnyOf(ShopWords.Measures)}|{units}))";
        _atMost = ShopWords.Pattern($@"{words.AnyOf(ShopWords.AtMost)}\s?{currency}?\s?{Number}{noOther}\s?{currency}?");
        _atLeast = ShopWords.Pattern($@"{words.AnyOf(ShopWords.AtLeast)}\s?{currency}?\s?{Number}{noOther}\s?{currency}?");
        _inStock = ShopWords.Pattern(words.AnyOf(ShopWords.InStock));
        _place = ShopWords.Pattern($@"{words.AnyOf(ShopWords.NumberLeads)}\s?(?<number>[0-9]{{1,2}})(?![\p{{Nd}}]|\s?{units})");

        // "The first one" is a place; "first aid" is a product.
        _ordinal = ShopWords.Pattern(
            $@"(?<word>{ShopWords.AnyOf(words.Ordinals.Keys)})(?=\s*({words.AnyOf(ShopWords.Closers)}|\W)*$|\s*[,;]" +
            $@"|\s+{words.AnyOf(ShopWords.Pronouns)}|(?<=[\u0E00-\u0E7F]))");
        _counted = ShopWords.Pattern($@"{Alone}{noSize}{Number}\s?{units}");
        _times = ShopWords.Pattern(
            $@"(?<![\p{{L}}\p{{Nd}}])[x×]\s?{Number}(?!\p{{L}})|{Alone}{Number}\s?[x×](?![\p{{L}}\p{{Nd}}]|\s?[0-9])");
        _first = ShopWords.Pattern(
            $@"^(\W|{words.AnyOf(ShopWords.Leads)})*{Alone}{noMeasure}{noSize}{Number}(?=\s|$|[\u0E00-\u0E7F])");
        _last = ShopWords.Pattern($@"{Alone}{noSize}{Number}\W*$");
        _more = ShopWords.Pattern(words.AnyOf(ShopWords.More));
        _without = ShopWords.Pattern(
            $@"{words.AnyOf(ShopWords.Without)}|{words.AnyOf(ShopWords.WithoutAtEnd)}(?=\s*({words.AnyOf(ShopWords.Closers)}|\W)*$)");
        _leads = ShopWords.Pattern($@"^(\W|{words.AnyOf(ShopWords.Leads)})+");
        _closers = ShopWords.Pattern($@"(\W|{words.AnyOf(ShopWords.Closers)})+$");
        _pronouns = ShopWords.Pattern($"^({words.AnyOf(ShopWords.Pronouns)})$");

        // A Thai number stands inside other words, and "one" for what was named; they count before a unit and where nothing follows.
        var inOthers = words.Numbers.Keys
            .Where(word => FoldedText.IsThai(word[0]) || words[ShopWords.Pronouns].Contains(word, StringComparer.Ordinal))
            .ToList();
        var thai = ShopWords.AnyOf(inOthers.Where(word => FoldedText.IsThai(word[0])));
        _numberWords = ShopWords.Pattern(
            $@"(?<word>{ShopWords.AnyOf(words.Numbers.Keys.Except(inOthers, StringComparer.Ordinal))})" +
            $@"|(?<word>{ShopWords.AnyOf(inOthers)})(?=\s?({units}|{words.AnyOf(ShopWords.More)}))" +
            $@"|(?<={words.AnyOf(ShopWords.CountLeads)}\s?)(?<word>{thai})(?=\s*({words.AnyOf(ShopWords.Closers)}|\W)*$)");
    }

    /// <param name="countsBareNumbers">Whether a number at the end is a quantity, because something is being ordered: "gloves M 3".</param>
    public ShopSentence Read(string said, bool countsBareNumbers)
    {
        var text = InAscii(said.Length > LongestText ? said[..LongestText] : said).Replace('’', '\'');
        var email = Take(ref text, _email)?.Value;
        var phone = Take(ref text, _phone) is { } found && found.Value.Count(char.IsAsciiDigit) >= FewestDigitsOfPhone ? found.Value : null;
        var order = _order.Match(text) is { Success: true } named ? named.Value : null;
        var name = _name.Match(text) is { Success: true } called ? Bare(called.Groups["name"].Value) : null;
        text = _numberWords.Replace(text, word => Value(_words.Numbers, word.Groups["word"].Value) ?? word.Value);
        var sentence = Prices(ref text, new ShopSentence("") { Email = email, Phone = phone, OrderNumber = order, Name = name });
        sentence = sentence with { InStockOnly = Take(ref text, _inStock) is not null };
        sentence = Amounts(ref text, sentence, countsBareNumbers);
        var isWithout = Take(ref text, _without) is not null;
        return sentence with { IsWithout = isWithout, Product = Bare(text) };
    }

    private ShopSentence Prices(ref string text, ShopSentence sentence)
    {
        if (Take(ref text, _between) is { } range)
            return sentence with { Minimum = NumberIn(range, "from"), Maximum = NumberIn(range, "to") };
        if (Take(ref text, _atMost) is { } most)
            sentence = sentence with { Maximum = NumberIn(most, "number") };
        return Take(ref text, _atLeast) is { } least ? sentence with { Minimum = NumberIn(least, "number") } : sentence;
    }

    private ShopSentence Amounts(ref string text, ShopSentence sentence, bool countsBareNumbers)
    {
        var place = Take(ref text, _place) is { } numbered ? (int?)NumberIn(numbered, "number")
            : Take(ref text, _ordinal) is { } ordinal ? _words.Ordinals[ordinal.Groups["word"].Value.ToLowerInvariant()]
            : null;
        var counted = Take(ref text, _counted) ?? Take(ref text, _times) ?? Take(ref text, _first)
            ?? (countsBareNumbers ? Take(ref text, _last) : null);
        var quantity = counted is null ? null : NumberIn(counted, "number");
        return sentence with { Place = place, Quantity = quantity, IsMore = quantity is not null && Take(ref text, _more) is not null };
    }

    /// <summary>Without what people say around a name.</summary>
    private string Bare(string text)
    {
        var bare = text.Trim();
        int before;
        do
        {
            before = bare.Length;
            bare = _closers.Replace(_leads.Replace(bare, ""), "").Trim();
        }
        while (bare.Length < before);

        return _pronouns.IsMatch(bare) ? "" : TopicText.OnOneLine(bare);
    }

    private static Match? Take(ref string text, Regex pattern)
    {
        if (pattern.Match(text) is not { Success: true } match)
            return null;
        text = $"{text[..match.Index]} {text[(match.Index + match.Length)..]}";
        return match;
    }

    private static decimal? NumberIn(Match match, string group)
    {
        const NumberStyles Written = NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands;
        return decimal.TryParse(match.Groups[group].Value, Written, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static string? Value(IReadOnlyDictionary<string, int> numbers, string word) =>
        numbers.TryGetValue(word.ToLowerInvariant(), out var number) ? number.ToString(CultureInfo.InvariantCulture) : null;

    private static string InAscii(string text)
    {
        var written = new StringBuilder(text.Length);
        foreach (var sign in text)
            written.Append(char.IsDigit(sign) ? (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(sign)) : sign);
        return written.ToString();
    }
}
