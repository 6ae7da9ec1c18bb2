using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace HotelConcierge.Spa;

/// <summary>Reads the time of day that a text names: 10:00, 10.30, 10h, 10 am, 3 pm, at 10, a las 10, um 10 Uhr.</summary>
internal static partial class HourReader
{
    /// <returns>The times that may be meant: "at 3" is at night or in the afternoon. Empty when the text names none.</returns>
    public static ImmutableArray<TimeOnly> Read(string text)
    {
        foreach (var pattern in new[] { WithMinutes(), WithUnit(), AfterWord(), Alone() })
        {
            if (pattern.Matches(text) is [var match])
                return Of(match);
        }

        return [];
    }

    private static ImmutableArray<TimeOnly> Of(Match match)
    {
        var hour = int.Parse(match.Groups["hour"].ValueSpan, CultureInfo.InvariantCulture);
        var minute = match.Groups["minute"] is { Success: true } minutes ? int.Parse(minutes.ValueSpan, CultureInfo.InvariantCulture) : 0;
        if (hour > 23 || minute > 59)
            return [];
        var half = match.Groups["half"].Value.Replace(".", "", StringComparison.Ordinal);
        if (half.Equals("pm", StringComparison.OrdinalIgnoreCase))
            return [new(hour < 12 ? hour + 12 : hour, minute)];
        if (half.Equals("am", StringComparison.OrdinalIgnoreCase))
            return [new(hour == 12 ? 0 : hour, minute)];
        return hour is >= 1 and < 12 ? [new(hour, minute), new(hour + 12, minute)] : [new(hour, minute)];
    }

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase;

    [GeneratedRegex(@"(?<![0-9.:/-])(?<hour>[0-9]{1,2})\s?[:.h]\s?(?<minute>[0-9]{2})(?![0-9.:/-])(\s?(?<half>[ap]\.?m\b\.?))?", Options, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WithMinutes();

    [GeneratedRegex(@"(?<![0-9.:/-])(?<hour>[0-9]{1,2})\s?((?<half>[ap]\.?m\b\.?)|h\b|uhr\b|heures?\b|horas?\b|ore\b|o['’]?\s?clock\b|น\.|โมง|นาฬิกา)", Options, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WithUnit();

    [GeneratedRegex(@"(\bat|\bum|\bà|\bàs|\bas|\balle|\blas|\ba las|\bore|ตอน)\s?(?<hour>[0-9]{1,2})(?![0-9.:/-])", Options, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AfterWord();

    /// <summary>A number and nothing else, which was none of the choices' numbers.</summary>
    [GeneratedRegex(@"^\s*(?<hour>[0-9]{1,2})\s*[.!)]?\s*$", Options, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Alone();
}
