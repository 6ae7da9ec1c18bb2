using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using HotelConcierge.Text;

namespace HotelConcierge.Calendar;

/// <summary>Dates in digits: 2026-11-21, 21/11/2026, 21.11., 21-11-26.</summary>
internal static partial class NumericDays
{
    private const string Mark = " \u0298 ";

    /// <summary>What stands in the rest of a text where a date was: a letter that no language here writes.</summary>
    public static readonly string[] Marks = [Mark.Trim()];

    /// <param name="rest">The text without them, other digits as ASCII ones.</param>
    public static IReadOnlyList<DayMention> Read(string text, DateOnly today, bool monthMayComeFirst, out string rest)
    {
        var found = new List<DayMention>();
        rest = YearFirst().Replace(Plain(text), match =>
        {
            found.Add(DayMention.Of(CalendarDates.Of(Number(match, "year"), Number(match, "second"), Number(match, "first"))));
            return Mark;
        });
        rest = DayFirst().Replace(rest, match =>
        {
            var hasYear = match.Groups["year"].Success;
            var separator = match.Groups["sign"].Value;
            var dot = separator == ".";

            // "10.30" is a time, "2-3" a span; only a slash, a year or a German full stop after it makes two numbers a date.
            if (!hasYear && (separator == "-" || (dot && !match.Groups["stop"].Success)))
                return match.Value;
            var swapped = monthMayComeFirst && separator == "/" ? Date(match, month: "first", day: "second", today) : null;
            var days = new[] { Date(match, month: "second", day: "first", today), swapped }
                .OfType<DateOnly>()
                .Distinct()
                .Order()
                .ToImmutableArray();
            found.Add(new(days));
            return Mark;
        }
            );
        return found;
    }

    private static DateOnly? Date(Match match, string month, string day, DateOnly today)
    {
        var year = match.Groups["year"];
        return year.Success
            ? CalendarDates.Of(
                CalendarDates.FullYear(int.Parse(year.ValueSpan, CultureInfo.InvariantCulture), year.Length),
                Number(match, month),
                Number(match, day))
            : CalendarDates.Nearest(Number(match, month), Number(match, day), today);
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    /// <summary>Digits of every script as ASCII ones, one for one.</summary>
    private static string Plain(string text)
    {
        if (text.All(c => char.IsAscii(c) || !char.IsDigit(c)))
            return text;
        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
            plain.Append(char.IsDigit(c) ? (char)('0' + (int)char.GetNumericValue(c)) : c);
        return plain.ToString();
    }

    [GeneratedRegex(
        @"(?<![0-9])(?<year>[0-9]{4})[-/.](?<second>[0-9]{1,2})[-/.](?<first>[0-9]{1,2})(?![0-9])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        MatchPatience.Milliseconds
    )]
    private static partial Regex YearFirst();

    [GeneratedRegex(
        @"(?<![0-9.,:/-])(?<first>[0-9]{1,2})\s?(?<sign>[-/.])\s?(?<second>[0-9]{1,2})(?:\k<sign>\s?(?<year>[0-9]{4}|[0-9]{2})(?![0-9])|(?<stop>\.)?(?![0-9:]))",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        MatchPatience.Milliseconds
    )]
    private static partial Regex DayFirst();
}
