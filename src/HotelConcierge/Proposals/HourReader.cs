using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using HotelConcierge.Languages;
using HotelConcierge.Text;

namespace HotelConcierge.Proposals;

/// <summary>
/// Reads the time of day that a text names: 10:00, 10.30, 10h, 10 am, 3 pm, at 10, a las diez, um 10 Uhr, noon, half past ten.
/// </summary>
internal sealed partial class HourReader
{
    private const int MostHours = 12;

    private readonly LanguageCatalog _languages;
    private readonly Regex[] _patterns;
    private readonly Regex _noon;
    private readonly Regex? _halfPast;
    private readonly Regex? _halfTo;
    private readonly Regex? _andHalf;

    /// <param name="languages">Whose words make a number a time; a text may mix them.</param>
    public HourReader(LanguageCatalog languages)
    {
        _languages = languages;
        var answers = languages.All.Select(language => language.Answers).ToList();
        _noon = Pattern($"({string.Join('|', answers.SelectMany(words => words.Noon).Select(Bounded))})");
        _halfPast = Before(answers.SelectMany(words => words.HalfPast));
        _halfTo = Before(answers.SelectMany(words => words.HalfTo));
        _andHalf = After(answers.SelectMany(words => words.AndHalf), answers.SelectMany(words => words.HourUnits));
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

    /// <summary>The one that all share who read in these languages.</summary>
    public static HourReader Of(LanguageCatalog languages) => languages.Reader(all => new HourReader(all));

    /// <summary>A text with the hours that stand in it as words written in digits: "a las diez" as "a las 10".</summary>
    /// <param name="language">Whose words; two letters.</param>
    public string InDigits(string text, string language)
    {
        foreach (var (word, number) in _languages.For(language).Numbers.OrderByDescending(entry => entry.Word.Length))
        {
            if (number is >= 1 and <= 31 && !word.Contains(' ', StringComparison.Ordinal))
                text = Regex.Replace(
                    text, Bounded(word), number.ToString(CultureInfo.InvariantCulture), Options, MatchPatience.Time);
        }

        return text;
    }

    /// <returns>The times that may be meant: "at 3" is at night or in the afternoon. Empty when the text names none.</returns>
    public ImmutableArray<TimeOnly> Read(string text)
    {
        // Words are written without accents in their lists: "mediodía", "meio-dia".
        var folded = FoldedText.Of(text).Text;
        if (HalfHours(text) is { IsEmpty: false } halves)
            return halves;
        if (_noon.IsMatch(text) || _noon.IsMatch(folded))
            return [new(12, 0)];
        foreach (var pattern in _patterns)
        {
            if (pattern.Matches(text) is [var match])
                return Of(match);
        }

        return [];
    }

    private ImmutableArray<TimeOnly> HalfHours(string text)
    {
        var (after, before) = (_halfPast?.Match(text) is { Success: true } past ? past : _andHalf?.Match(text), _halfTo?.Match(text));
        if (after is { Success: true } && Hour(after) is { } hour)
            return [new(hour, 30), new((hour + MostHours) % 24, 30)];
        return before is { Success: true } && Hour(before) is { } next
            ? [new((next + 23) % 24, 30), new((next + MostHours - 1) % 24, 30)]
            : [];
    }

    private static int? Hour(Match match) =>
        int.Parse(match.Groups["hour"].ValueSpan, CultureInfo.InvariantCulture) is var hour and >= 1 and <= MostHours ? hour % 24 : null;

    private static Regex? Before(IEnumerable<string> words) => string.Join('|', words.Select(Bounded)) is { Length: > 0 } any
        ? Pattern($@"({any})\s?(?<hour>[0-9]{{1,2}})(?![0-9.:/-])")
        : null;

    private static Regex? After(IEnumerable<string> words, IEnumerable<string> units) =>
        string.Join('|', words.Select(Bounded)) is { Length: > 0 } any
            ? Pattern($@"(?<![0-9.:/-])(?<hour>[0-9]{{1,2}})\s?({string.Join('|', units.Select(Regex.Escape))})?\s?({any})")
            : null;

    private static string Bounded(string word) => BeginningOf(word) + Regex.Escape(word) + EndOf(word);

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

    private static Regex Pattern(string pattern) => new(pattern, Options, MatchPatience.Time);

    /// <summary>Thai and a full stop need nothing after them; other letters do, lest they begin a longer word.</summary>
    private static string EndOf(string unit) => IsSpaced(unit[^1]) ? @"\b" : "";

    private static string BeginningOf(string lead) => IsSpaced(lead[0]) ? @"\b" : "";

    private static bool IsSpaced(char letter) => char.IsLetter(letter) && !FoldedText.IsThai(letter);

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase;

    [GeneratedRegex(
        @"(?<![0-9.:/-])(?<hour>[0-9]{1,2})\s?[:.h]\s?(?<minute>[0-9]{2})(?![0-9.:/-])(\s?(?<half>[ap]\.?m\b\.?))?",
        Options,
        MatchPatience.Milliseconds
    )]
    private static partial Regex WithMinutes();

    /// <summary>A number and nothing else, which was none of the choices' numbers.</summary>
    [GeneratedRegex(@"^\s*(?<hour>[0-9]{1,2})\s*[.!)]?\s*$", Options, MatchPatience.Milliseconds)]
    private static partial Regex Alone();
}
