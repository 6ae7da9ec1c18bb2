using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using HotelConcierge.Languages;
using HotelConcierge.Text;

namespace HotelConcierge.Spa;

/// <summary>Reads the time of day that a text names: 10:00, 10.30, 10h, 10 am, 3 pm, at 10, a las 10, um 10 Uhr.</summary>
internal sealed partial class HourReader
{
    private readonly Regex[] _patterns;

    /// <param name="languages">Whose words make a number a time; a text may mix them.</param>
    public HourReader(LanguageCatalog languages)
    {
        var units = languages.All.SelectMany(language => language.Answers.HourUnits.Select(unit => Regex.Escape(unit) + EndOf(unit)));
        var leads = languages.All.SelectMany(language => language.Answers.HourLeads.Select(lead => BeginningOf(lead) + Regex.Escape(lead)));
        _patterns =
        [
            WithMinutes(),
            Pattern($@"(?<![0-9.:/-])(?<hour>[0-9]{{1,2}})\s?((?<half>[ap]\.?m\b\.?)|h\b|{string.Join('|', units)})"),
            Pattern($@"({string.Join('|', leads)})\s?(?<hour>[0-9]{{1,2}})(?![0-9.:/-])"),
            Alone(),
        ];
    }

    /// <returns>The times that may be meant: "at 3" is at night or in the afternoon. Empty when the text names none.</returns>
    public ImmutableArray<TimeOnly> Read(string text)
    {
        foreach (var pattern in _patterns)
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

    private static Regex Pattern(string pattern) => new(pattern, Options, TimeSpan.FromSeconds(1));

    /// <summary>Thai and a full stop need nothing after them; other letters do, lest they begin a longer word.</summary>
    private static string EndOf(string unit) => IsSpaced(unit[^1]) ? @"\b" : "";

    private static string BeginningOf(string lead) => IsSpaced(lead[0]) ? @"\b" : "";

    private static bool IsSpaced(char letter) => char.IsLetter(letter) && !FoldedText.IsThai(letter);

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase;

    [GeneratedRegex(
        @"(?<![0-9.:/-])(?<hour>[0-9]{1,2})\s?[:.h]\s?(?<minute>[0-9]{2})(?![0-9.:/-])(\s?(?<half>[ap]\.?m\b\.?))?",
        Options,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex WithMinutes();

    /// <summary>A number and nothing else, which was none of the choices' numbers.</summary>
    [GeneratedRegex(@"^\s*(?<hour>[0-9]{1,2})\s*[.!)]?\s*$", Options, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Alone();
}
