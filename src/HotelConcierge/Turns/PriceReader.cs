using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using HotelConcierge.Languages;
using HotelConcierge.Text;

namespace HotelConcierge.Turns;

/// <summary>
/// Finds amounts of money in what a model wrote: a number beside a currency's sign, its code or its name, and both ends of a range. What it
/// finds is held against the prices that are known, so it neither passes over an amount nor takes a time, a length or a number of people
/// for one.
/// </summary>
internal sealed class PriceReader
{
    /// <summary>
    /// "1.200,50", "1 200", "1'200.50" and "85,-", with Western and Thai digits. A space parts thousands only where three digits follow each,
    /// and nothing before them belongs to a time ("11:00 120"). A number is taken whole or not at all, so that a long text of numbers is
    /// read at once.
    /// </summary>
    private const string Number =
        @"(?<!\p{Nd}[.,]?)(?>(?<![:.,])\p{Nd}{1,3}(?:[ \u00A0\u202F\u2009'\u2019]\p{Nd}{3})+(?!\p{Nd})(?:[.,]\p{Nd}{1,2}(?!\p{Nd}))?"
        + @"|\p{Nd}+(?:[.,]\p{Nd}+)*)";

    /// <summary>Bold and the like, which a model writes around a number alone.</summary>
    private const string Marks = "[*_`~]{0,3}";

    /// <summary>What two amounts joined by a word differ by at most: "2 à 95 EUR" is for two, and no range.</summary>
    private const int WidestRange = 10;

    private readonly Regex _prices;

    public PriceReader(LanguageCatalog languages)
    {
        var names = Any(languages, language => language.Claims.Currencies);
        var joins = Any(languages, language => language.Claims.Ranges);
        const string Code = @"(?:\p{Sc}|(?-i:EUR|USD|GBP|CHF|THB|BRL|MXN|JPY)(?![\p{L}\p{Nd}]))";
        const string CodeBefore = @"(?:\p{Sc}|(?-i:EUR|USD|GBP|CHF|THB|BRL|MXN|JPY))";
        var behind = $@"(?:[.,][-\u2013\u2014])?{Marks}[\s-]?(?:US-?)?(?:{Code}|{names})";
        var joined = $@"(?<tight>[-\u2013\u2014])|\s?[-\u2013\u2014/]\s?|\s?{joins}\s?";
        _prices = new(
            $@"(?:(?<from>{Number}){Marks}(?:{joined}){Marks})?(?<amount>{Number}){behind}"
                + $@"|{CodeBefore}\s?{Marks}(?<from>{Number})(?:{joined})(?<amount>{Number})(?!\s?(?:\p{{L}}|{Code}))"
                + $@"|{CodeBefore}\s?{Marks}(?<amount>{Number})(?:(?<tight>[-\u2013\u2014])(?<to>{Number}))?",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
            MatchPatience.Time);
    }

    /// <summary>The amounts that a text tells, as they stand in it.</summary>
    public IReadOnlyList<decimal> Amounts(string text)
    {
        var amounts = new List<decimal>();
        foreach (Match match in _prices.Matches(text))
        {
            var amount = Value(match.Groups["amount"].Value);
            if (match.Groups["from"].Success && Value(match.Groups["from"].Value) is var from
                && (match.Groups["tight"].Success || (from <= amount && from * WidestRange >= amount)))
                amounts.Add(from);
            amounts.Add(amount);
            if (match.Groups["to"].Success)
                amounts.Add(Value(match.Groups["to"].Value));
        }

        return amounts;
    }

    /// <summary>One of the words of all languages; as a whole, where the script parts words.</summary>
    private static string Any(LanguageCatalog languages, Func<Language, WordList> words)
    {
        var all = languages.All.SelectMany(words)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .OrderByDescending(word => word.Length)
            .Select(word => FoldedText.IsThai(word[^1]) ? Regex.Escape(word) : $@"(?<!\p{{L}}){Regex.Escape(word)}(?!\p{{L}})");
        return $"(?:{string.Join('|', all)})";
    }

    /// <summary>"1.200,50", "1,200.50" and "85" as what they mean.</summary>
    private static decimal Value(string written)
    {
        var last = written.LastIndexOfAny(['.', ',']);
        var isDecimal = last >= 0 && written.Length - last - 1 is 1 or 2;
        var plain = new StringBuilder();
        foreach (var sign in written[..(isDecimal ? last : written.Length)].Where(char.IsDigit))
            plain.Append(CultureInfo.InvariantCulture, $"{CharUnicodeInfo.GetDecimalDigitValue(sign)}");
        plain.Append('.');
        foreach (var sign in isDecimal ? written[(last + 1)..] : "0")
            plain.Append(CultureInfo.InvariantCulture, $"{CharUnicodeInfo.GetDecimalDigitValue(sign)}");
        return decimal.TryParse(plain.ToString(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : -1;
    }
}
