using System.Collections.Immutable;
using System.Globalization;
using HotelConcierge.Calendar;
using HotelConcierge.Languages;
using HotelConcierge.Text;

namespace HotelConcierge.Proposals;

/// <summary>
/// Reads which option of our question a guest means: a number ("2", "2 thanks", "number two"), a place ("the second", "the last one"), a
/// day, a time of day ("noon", "half past ten"), a yes or a no, or the label with slips. Words of all languages, since guests mix them.
/// </summary>
internal sealed class AnswerReader
{
    /// <summary>Longer messages choose nothing: they say something else.</summary>
    private const int LongestAnswer = 200;

    private readonly LanguageCatalog _languages;
    private readonly HourReader _hours;
    private readonly YesNoReader _yesNo;
    private readonly HashSet<string> _last;

    /// <summary>Words that may stand around a number without changing what it means. Of all languages, since guests mix them.</summary>
    private readonly HashSet<string> _fillers;

    private readonly string[] _thaiFillers;

    /// <summary>Words that may stand around a day or a time without asking for anything else.</summary>
    private readonly HashSet<string> _timeFillers;

    /// <summary>The whole answer that asks for other options.</summary>
    private readonly HashSet<string> _more;

    public AnswerReader(LanguageCatalog languages)
    {
        _languages = languages;
        _hours = HourReader.Of(languages);
        _yesNo = YesNoReader.Of(languages);
        _last = languages.All.SelectMany(language => language.Answers.Last).ToHashSet(StringComparer.Ordinal);
        _fillers = languages.All.SelectMany(language => language.Answers.Fillers).ToHashSet(StringComparer.Ordinal);
        _thaiFillers =
        [
            .. languages.All.SelectMany(language => language.Answers.Fillers.Concat(language.Answers.TimeFillers))
                .Where(filler => filler.Any(FoldedText.IsThai))
                .OrderByDescending(filler => filler.Length),
        ];
        _timeFillers = languages.All.SelectMany(language => language.Answers.TimeFillers).ToHashSet(StringComparer.Ordinal);
        _more = languages.All.SelectMany(language => language.Answers.More)
            .Select(word => FoldedText.Of(word).Text)
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The one that all share who read in these languages.</summary>
    public static AnswerReader Of(LanguageCatalog languages) => languages.Reader(all => new AnswerReader(all));

    /// <summary>How it reads times of day.</summary>
    public HourReader Hours => _hours;

    /// <returns>The places of the choices that are meant, from 0: one when it is clear, several when it is not, none when the text
    /// chooses nothing.</returns>
    public ImmutableArray<int> Read(IReadOnlyList<OfferedOption> choices, string text, string language, HotelClock clock)
    {
        if (ReadPlainly(choices, text, language) is { IsEmpty: false } plain)
            return plain;
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestAnswer)
            return [];
        if (ByDayAndTime(choices, text.Trim(), language, clock) is { IsEmpty: false } moments)
            return moments;
        return Nearest(choices, FoldedText.Of(text).Text) is { IsEmpty: false } near ? near : ByWords(choices, text);
    }

    /// <summary>As <see cref="Read"/>, but only what says nothing else: an id, a label, a number, a word for one of the choices.</summary>
    public ImmutableArray<int> ReadPlainly(IReadOnlyList<OfferedOption> choices, string text, string language)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestAnswer)
            return [];
        var trimmed = text.Trim();
        var written = FoldedText.Of(trimmed).Text;
        if (Where(choices, choice => choice.Id == trimmed) is [var tapped])
            return [tapped];
        if (Where(choices, choice => FoldedText.Of(choice.Label).Text == written) is { IsEmpty: false } labelled)
            return labelled;
        var last = Where(choices, choice => choice.Kind is OptionKind.Choice) is [.., var place] ? place + 1 : 0;
        if (Number(written, language, last) is { } number && number >= 1 && number <= choices.Count)
            return [number - 1];
        if (_more.Contains(written))
            return Where(choices, choice => choice.Kind is OptionKind.More);
        return _yesNo.ReadPlainly(trimmed) switch
        {
            YesNo.Yes => Where(choices, choice => choice.Kind is OptionKind.Yes),
            YesNo.No => Where(choices, choice => choice.Kind is OptionKind.No),
            _ => [],
        };
    }

    /// <summary>
    /// Whether a text says nothing but a day, a time, or what stands on a choice: "tomorrow at 10", but not "we leave tomorrow at
    /// 10".
    /// </summary>
    /// <param name="labels">Of what the choices are for, such as "massage".</param>
    public bool IsAlone(
        string text, IReadOnlyList<OfferedOption> choices, string language, HotelClock clock, IEnumerable<string> labels)
    {
        if (text.Length > LongestAnswer)
            return false;
        // "No a las 10" wants anything but that; in Portuguese the same word is "on the".
        var negations = _languages.For(language).Answers.Negations;
        if (WordsOf(text).Any(word => negations.Contains(word, StringComparer.Ordinal)))
            return false;
        var known = choices.Select(choice => choice.Label).Concat(labels).SelectMany(WordsOf).ToHashSet(StringComparer.Ordinal);
        return Array.TrueForAll(WordsOf(_hours.InDigits(text, language)), word => word.All(char.IsAsciiDigit)
            || _fillers.Contains(word) || _timeFillers.Contains(word) || known.Contains(word) || Bare(word).Length == 0
            || IsOfDay(word, language, clock));
    }

    /// <summary>A day, or the name of a month.</summary>
    private bool IsOfDay(string word, string language, HotelClock clock) =>
        DayReader.Read(word, language, clock.Today, _languages) is not DayReading.None
        || DayReader.Read($"1 {word}", language, clock.Today, _languages) is DayReading.Named or DayReading.Several;

    private static string[] WordsOf(string text) =>
        FoldedText.Of(text).Text.Split([' ', FoldedText.Pause, '\n'], StringSplitOptions.RemoveEmptyEntries);

    private static ImmutableArray<int> Where(IReadOnlyList<OfferedOption> choices, Func<OfferedOption, bool> isMeant) =>
        [.. Enumerable.Range(0, choices.Count).Where(index => isMeant(choices[index]))];

    /// <summary>The only number in the text, when nothing but fillers stands around it.</summary>
    /// <param name="last">What "the last one" means.</param>
    private int? Number(string written, string language, int last)
    {
        var meaningful = WordsOf(written).Select(Bare).Where(word => word.Length > 0 && !_fillers.Contains(word)).ToList();
        var meant = string.Join(' ', meaningful);
        if (_last.Contains(meant))
            return last;
        if (int.TryParse(meant, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        foreach (var spoken in new[] { _languages.For(language), _languages.Fallback })
        {
            foreach (var (text, value) in spoken.Ordinals.Concat(spoken.Numbers))
            {
                if (FoldedText.Of(text).Text == meant)
                    return value;
            }
        }

        return null;
    }

    /// <summary>A stretch of Thai without the small words that are written together with what it says.</summary>
    private string Bare(string word)
    {
        if (!word.Any(FoldedText.IsThai))
            return word;
        foreach (var filler in _thaiFillers)
            word = word.Replace(filler, "", StringComparison.Ordinal);
        return word;
    }

    /// <summary>
    /// "Sunday at 10", "the one at noon on the 23rd": the choices that begin then. A question about a time chooses nothing.
    /// </summary>
    private ImmutableArray<int> ByDayAndTime(IReadOnlyList<OfferedOption> choices, string text, string language, HotelClock clock)
    {
        var said = FoldedText.Of(text).Text;
        text = _hours.InDigits(text, language);
        var times = _hours.Read(text);
        var reading = DayReader.Read(text, language, clock.Today, _languages);
        if (reading is DayReading.Unsure)
            return [];
        var days = reading switch
        {
            DayReading.Named named => [named.Day],
            DayReading.Several several => several.Days,
            _ => ImmutableArray<DateOnly>.Empty,
        };
        if (times.IsEmpty && days.IsEmpty && Number(said, language, last: 0) is { } hour and > 0 and < 24)
            times = hour < 12 ? [new(hour, 0), new(hour + 12, 0)] : [new(hour, 0)];
        if ((times.IsEmpty && days.IsEmpty) || text.Contains('?', StringComparison.Ordinal))
            return [];
        return Where(choices, choice => choice.Start is { } start
            && (days.IsEmpty || days.Contains(clock.DayOf(start)))
            && (times.IsEmpty || times.Contains(TimeOnly.FromDateTime(clock.At(start).DateTime))));
    }

    /// <summary>The only choice on which all of the words stand: "the massage", of a massage and a facial.</summary>
    private ImmutableArray<int> ByWords(IReadOnlyList<OfferedOption> choices, string text)
    {
        var meaningful = WordsOf(text).Where(word => !_fillers.Contains(word)).ToList();
        if (meaningful.Count == 0 || !meaningful.Exists(word => word.Any(char.IsLetter)))
            return [];
        return Where(choices, choice => choice.Kind is OptionKind.Choice && meaningful.TrueForAll(WordsOf(choice.Label).Contains))
            is [var only]
            ? [only]
            : [];
    }

    /// <summary>The labels that the text is nearest to. Their digits have to be the same: one wrong digit is another time.</summary>
    private static ImmutableArray<int> Nearest(IReadOnlyList<OfferedOption> choices, string written)
    {
        var digits = Digits(written);
        var near = new List<(int Index, int Slips)>();
        for (var index = 0; index < choices.Count; index++)
        {
            var label = FoldedText.Of(choices[index].Label).Text;
            if (Digits(label) == digits && written.Length > 0 && label.Length > 0 && Spelling.IsSlipOf(written, label, out var slips))
                near.Add((index, slips));
        }

        return [.. near.Where(entry => entry.Slips == near.Min(one => one.Slips)).Select(entry => entry.Index)];
    }

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));
}
