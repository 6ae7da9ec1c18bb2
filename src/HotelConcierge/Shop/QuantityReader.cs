using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using HotelConcierge.Languages;
using HotelConcierge.Proposals;
using HotelConcierge.Text;

namespace HotelConcierge.Shop;

/// <summary>
/// Reads the answer to how many of a product: "3", "three boxes please", "ขอ 5 กล่องค่ะ". Whatever says more than a number is left to who
/// understands it.
/// </summary>
internal sealed partial class QuantityReader
{
    private const int LongestAnswer = 60;

    private readonly LanguageCatalog _languages;
    private readonly HourReader _numbers;
    private readonly PhraseCover _around;

    public QuantityReader(LanguageCatalog languages)
    {
        ArgumentNullException.ThrowIfNull(languages);
        _languages = languages;
        _numbers = HourReader.Of(languages);
        var answers = languages.All.Select(language => language.Answers).ToList();
        _around = new(
            answers.SelectMany(words => words.Units),
            [.. answers.SelectMany(words => words.Courtesy.Concat(words.Fillers)).Where(word => !word.Any(char.IsDigit))]);
    }

    /// <summary>The one that all share who read in these languages.</summary>
    public static QuantityReader Of(LanguageCatalog languages) => languages.Reader(all => new QuantityReader(all));

    /// <param name="unit">By which the product is counted; null for pieces.</param>
    /// <returns>Null where the text is no number alone.</returns>
    public decimal? Read(string text, string language, string? unit)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestAnswer || text.Contains('?', StringComparison.Ordinal))
            return null;
        var digits = _numbers.InDigits(_numbers.InDigits(InAscii(text), language), _languages.Fallback.Code);
        if (NumberPattern().Matches(digits) is not [var only] || Value(only.Value) is not { } number)
            return null;
        var rest = digits[..only.Index] + " " + digits[(only.Index + only.Length)..];
        var units = FoldedText.Of(unit ?? "").Text.Split([' ', FoldedText.Pause], StringSplitOptions.RemoveEmptyEntries);
        var negated = _languages.All.SelectMany(one => one.Answers.No.Concat(one.Answers.Negations))
            .Select(word => FoldedText.Of(word).Text);
        var folded = $" {FoldedText.Of(rest).Text.Replace(FoldedText.Pause, ' ')} ";
        return negated.Any(word => folded.Contains(word.Any(FoldedText.IsThai) ? word : $" {word} ", StringComparison.Ordinal))
            || !_around.CoversAll(rest, units.Contains)
            ? null
            : number;
    }

    /// <summary>Thai digits, and whatever else Unicode counts as one, as 0 to 9.</summary>
    private static string InAscii(string text)
    {
        var written = new StringBuilder(text.Length);
        foreach (var sign in text)
        {
            if (char.IsDigit(sign) && !char.IsAsciiDigit(sign))
                written.Append(CharUnicodeInfo.GetDecimalDigitValue(sign).ToString(CultureInfo.InvariantCulture));
            else
                written.Append(sign);
        }

        return written.ToString();
    }

    /// <summary>"1,000" and "2.5"; "1,5" and "1.000" may mean either and so nothing.</summary>
    private static decimal? Value(string written) =>
        ThousandsPattern().IsMatch(written) || DecimalPattern().IsMatch(written)
        && decimal.TryParse(written, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)
            ? decimal.Parse(written, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture)
            : null;

    [GeneratedRegex(@"[-+]?[0-9]+(?:[.,:/-][0-9]+)*", RegexOptions.CultureInvariant, MatchPatience.Milliseconds)]
    private static partial Regex NumberPattern();

    [GeneratedRegex(@"^[0-9]{1,3}(?:,[0-9]{3})+$", RegexOptions.CultureInvariant, MatchPatience.Milliseconds)]
    private static partial Regex ThousandsPattern();

    [GeneratedRegex(@"^[0-9]{1,9}(?:\.[0-9]{1,2})?$", RegexOptions.CultureInvariant, MatchPatience.Milliseconds)]
    private static partial Regex DecimalPattern();
}
