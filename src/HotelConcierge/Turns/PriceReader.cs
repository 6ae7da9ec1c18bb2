using System.Globalization;
using System.Text.RegularExpressions;

namespace HotelConcierge.Turns;

/// <summary>Finds amounts of money in what a model wrote: a number beside a currency's sign, its code or the word euro.</summary>
internal static partial class PriceReader
{
    /// <summary>The amounts that a text tells.</summary>
    public static IReadOnlyList<decimal> Amounts(string text) =>
        [.. Price().Matches(text).Select(match => Value(match.Groups["amount"].Value))];

    /// <summary>"1.200,50", "1,200.50" and "85" as what they mean.</summary>
    private static decimal Value(string written)
    {
        var last = written.LastIndexOfAny(['.', ',']);
        var isDecimal = last >= 0 && written.Length - last - 1 is 1 or 2;
        var whole = new string([.. written[..(isDecimal ? last : written.Length)].Where(char.IsAsciiDigit)]);
        var cents = isDecimal ? written[(last + 1)..] : "0";
        return decimal.TryParse($"{whole}.{cents}", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? value
            : -1;
    }

    [GeneratedRegex(
        @"(?<amount>[0-9][0-9.,]*(?<=[0-9]))\s?(\p{Sc}|(?-i:EUR|USD|GBP|CHF|THB|BRL|MXN)\b|euros?\b)"
            + @"|(\p{Sc}|(?-i:EUR|USD|GBP|CHF|THB|BRL|MXN))\s?(?<amount>[0-9][0-9.,]*(?<=[0-9]))",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Price();
}
