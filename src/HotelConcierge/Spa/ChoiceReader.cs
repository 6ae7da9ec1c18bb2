using System.Collections.Immutable;
using System.Globalization;
using HotelConcierge.Calendar;
using HotelConcierge.Languages;
using HotelConcierge.Text;

namespace HotelConcierge.Spa;

/// <summary>
/// Reads which of the offered choices a guest means: a number ("2", "2.", "number 2"), a place ("the second"), a day, a time of day,
/// or the label with slips.
/// </summary>
internal sealed class ChoiceReader
{
    /// <summary>Longer messages choose nothing: they say something else.</summary>
    private const int LongestAnswer = 200;

    private readonly LanguageCatalog _languages;
    private readonly HourReader _hours;

    /// <summary>Words that may stand around a number without changing what it means. Of all languages, since guests mix them.</summary>
    private readonly HashSet<string> _fillers;

    /// <summary>Words that may stand around a day or a time without asking for anything else.</summary>
    private readonly HashSet<string> _timeFillers;

    /// <summary>Words that choose what is no time.</summary>
    private readonly Dictionary<string, SpaChoiceKind> _words;

    public ChoiceReader(LanguageCatalog languages)
    {
        _languages = languages;
        _hours = new(languages);
        _fillers = languages.All.SelectMany(language => language.Answers.Fillers).ToHashSet(StringComparer.Ordinal);
        _timeFillers = languages.All.SelectMany(language => language.Answers.TimeFillers).ToHashSet(StringComparer.Ordinal);
        var kinds = languages.All.Select(language => language.Answers).SelectMany(answers => new[]
        {
            (answers.Yes, SpaChoiceKind.Cancel),
            (answers.No, SpaChoiceKind.Keep),
            (answers.More, SpaChoiceKind.More),
        });
        _words = kinds.SelectMany(pair => pair.Item1, (pair, word) => (Word: FoldedText.Of(word).Text, Kind: pair.Item2))
            .DistinctBy(entry => entry.Word, StringComparer.Ordinal)
            .ToDictionary(entry => entry.Word, entry => entry.Kind, StringComparer.Ordinal);
    }

    /// <returns>The places of the choices that are meant, from 0: one when it is clear, several when it is not, none when the text
    /// chooses nothing.</returns>
    public ImmutableArray<int> Read(IReadOnlyList<SpaChoice> choices, string text, string language, HotelClock clock)
    {
        if (ReadPlainly(choices, text, language) is { IsEmpty: false } plain)
            return plain;
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestAnswer)
            return [];
        var moments = ByDayAndTime(choices, text.Trim(), language, clock);
        return moments.IsEmpty ? Nearest(choices, FoldedText.Of(text).Text) : moments;
    }

    /// <summary>As <see cref="Read"/>, but only what says nothing else: an id, a label, a number, a word for one of the choices.</summary>
    public ImmutableArray<int> ReadPlainly(IReadOnlyList<SpaChoice> choices, string text, string language)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestAnswer)
            return [];
        var trimmed = text.Trim();
        var written = FoldedText.Of(trimmed).Text;
        if (Where(choices, choice => choice.Id == trimmed) is [var tapped])
            return [tapped];
        if (Where(choices, choice => FoldedText.Of(choice.Label).Text == written) is { IsEmpty: false } labelled)
            return labelled;
        if (Number(written, language) is { } number && number >= 1 && number <= choices.Count)
            return [number - 1];
        return Where(choices, choice => _words.TryGetValue(written, out var kind) && choice.Kind == kind);
    }

    /// <summary>
    /// Whether a text says nothing but a day, a time, or what stands on a choice: "tomorrow at 10", but not "we leave tomorrow at
    /// 10".
    /// </summary>
    public bool IsAlone(string text, IReadOnlyList<SpaChoice> choices, string language, HotelClock clock)
    {
        if (text.Length > LongestAnswer)
            return false;
        var known = choices.SelectMany(choice => WordsOf(choice.Label)).ToHashSet(StringComparer.Ordinal);
        return Array.TrueForAll(WordsOf(text), word => word.All(char.IsAsciiDigit)
            || _fillers.Contains(word) || _timeFillers.Contains(word) || known.Contains(word)
            || DayReader.Read(word, language, clock.Today, _languages) is not DayReading.None);
    }

    private static string[] WordsOf(string text) =>
        FoldedText.Of(text).Text.Split([' ', FoldedText.Pause, '\n'], StringSplitOptions.RemoveEmptyEntries);

    private static ImmutableArray<int> Where(IReadOnlyList<SpaChoice> choices, Func<SpaChoice, bool> isMeant) =>
        [.. Enumerable.Range(0, choices.Count).Where(index => isMeant(choices[index]))];

    /// <summary>The only number in the text, when nothing but fillers stands around it.</summary>
    private int? Number(string written, string language)
    {
        var meaningful = WordsOf(written).Where(word => !_fillers.Contains(word)).ToList();
        if (meaningful is not [var word])
            return null;
        return int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Ordinal(word, language);
    }

    private int? Ordinal(string word, string language)
    {
        foreach (var (text, number) in _languages.Find(language)?.Ordinals ?? [])
        {
            if (FoldedText.Of(text).Text == word)
                return number;
        }

        return null;
    }

    /// <summary>
    /// "Sunday at 10", "the one at noon on the 23rd": the choices that begin then. A question about a time chooses nothing.
    /// </summary>
    private ImmutableArray<int> ByDayAndTime(IReadOnlyList<SpaChoice> choices, string text, string language, HotelClock clock)
    {
        var times = _hours.Read(text);
        var days = DayReader.Read(text, language, clock.Today, _languages) switch
        {
            DayReading.Named named => [named.Day],
            DayReading.Several several => several.Days,
            _ => ImmutableArray<DateOnly>.Empty,
        };
        if ((times.IsEmpty && days.IsEmpty) || text.Contains('?', StringComparison.Ordinal))
            return [];
        return Where(choices, choice => choice.Start is { } start
            && (days.IsEmpty || days.Contains(clock.DayOf(start)))
            && (times.IsEmpty || times.Contains(TimeOnly.FromDateTime(clock.At(start).DateTime))));
    }

    /// <summary>The labels that the text is nearest to. Their digits have to be the same: one wrong digit is another time.</summary>
    private static ImmutableArray<int> Nearest(IReadOnlyList<SpaChoice> choices, string written)
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
