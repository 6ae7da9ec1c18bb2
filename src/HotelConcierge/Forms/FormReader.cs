using System.Collections.Immutable;
using System.Globalization;
using System.Net.Mail;
using HotelConcierge.Calendar;
using HotelConcierge.Languages;
using HotelConcierge.Proposals;
using HotelConcierge.Text;

namespace HotelConcierge.Forms;

/// <summary>
/// Reads what a guest's words say of a slot: which of its values, which day, which time. Words of all languages, since guests mix them. In
/// doubt it reads nothing.
/// </summary>
internal sealed class FormReader
{
    /// <summary>Longer words answer more than one question, in UTF-16 code units.</summary>
    private const int LongestAnswer = 200;

    private const int LongestEmail = 254;

    private readonly LanguageCatalog _languages;
    private readonly AnswerReader _answers;
    private readonly YesNoReader _yesNo;
    private readonly HashSet<string> _around;
    private readonly HashSet<string> _numbers;

    public FormReader(LanguageCatalog languages)
    {
        ArgumentNullException.ThrowIfNull(languages);
        _languages = languages;
        _answers = AnswerReader.Of(languages);
        _yesNo = YesNoReader.Of(languages);
        _around = languages.All
            .SelectMany(language => language.Answers.Courtesy.Concat(language.Answers.Pronouns).Concat(language.Answers.Fillers)
                .Concat(language.Polite))
            .SelectMany(WordsOf)
            .ToHashSet(StringComparer.Ordinal);
        _numbers = [.. languages.NumberWords];
    }

    /// <summary>The one that all share who read in these languages.</summary>
    public static FormReader Of(LanguageCatalog languages) => languages.Reader(all => new FormReader(all));

    /// <summary>The values of a choice that stand in words, each by any of its names, also with slips of the fingers.</summary>
    /// <param name="values">Their names, in the order of the values.</param>
    /// <returns>Their places.</returns>
    public static ImmutableArray<int> ChoicesIn(IReadOnlyList<IReadOnlyList<string>> values, string text)
    {
        var folded = FoldedText.Of(text).Text;
        var words = WordsOf(text);
        var found = Where(values, name => Stands(name, folded));
        return found.IsEmpty ? Where(values, name => !name.Contains(' ', StringComparison.Ordinal) && IsSlip(name, words)) : found;
    }

    /// <summary>The day that words name.</summary>
    public DayReading DayIn(string text, string language, DateOnly today) =>
        DayReader.Read(_answers.Hours.InDigits(text, language), language, today, _languages);

    /// <summary>The times of day that words may mean; those within the slot's hours where one of them is, else all.</summary>
    public ImmutableArray<TimeOnly> TimesIn(TimeOnly from, TimeOnly until, string text, string language)
    {
        var times = _answers.Hours.Read(_answers.Hours.InDigits(text, language));
        var open = times.Where(time => time >= from && time <= until).ToImmutableArray();
        return open.IsEmpty ? times : open;
    }

    /// <summary>The place of the option that words choose, and nothing else; null when they choose none.</summary>
    public int? ChosenIn(IReadOnlyList<OfferedOption> options, string text, string language) =>
        _answers.ReadPlainly(options, text, language) is [var only] ? only : null;

    /// <summary>Whether words hold nothing but days, times, these labels and small words.</summary>
    public bool IsAlone(string text, string language, HotelClock clock, IEnumerable<string> labels) =>
        text.Length <= LongestAnswer && !AsksBack(text) && _answers.IsAlone(text, [], language, clock, labels);

    /// <summary>Whether words hold nothing but digits and small words.</summary>
    public bool IsNumberAlone(string text, string language) => text.Length <= LongestAnswer && !AsksBack(text)
        && WordsOf(_answers.Hours.InDigits(text, language)) is { Length: > 0 } words
        && words.Count(word => word.All(char.IsAsciiDigit)) == 1
        && words.All(word => word.All(char.IsAsciiDigit) || _around.Contains(word));

    /// <summary>The only number in words; null where there is none, or several.</summary>
    public int? NumberIn(string text, string language) =>
        WordsOf(_answers.Hours.InDigits(text, language)).Where(word => word.All(char.IsAsciiDigit)).ToList() is [var only]
        && int.TryParse(only, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>Whether words say that it is not to be, and nothing else: "no thanks", "never mind".</summary>
    public bool IsNo(string text) => _yesNo.ReadPlainly(text) is YesNo.No;

    /// <summary>Which words only say once more what a form holds: its values, their days and times, and small words around them.</summary>
    /// <param name="held">What it holds, in whatever words.</param>
    /// <param name="days">The days that it holds.</param>
    public Func<string, bool> Restating(IEnumerable<string> held, IReadOnlyList<DateOnly> days, string language, DateOnly today)
    {
        var known = held.SelectMany(WordsOf).ToHashSet(StringComparer.Ordinal);
        var leads = _languages.All.SelectMany(one => one.Answers.HourLeads).SelectMany(WordsOf).ToHashSet(StringComparer.Ordinal);
        // "Yes, that one" means what was asked; "yes, one" may mean another number.
        return word => known.Contains(word) || leads.Contains(word) || (_around.Contains(word) && !_numbers.Contains(word))
            || (days.Count > 0 && DayIn(word, language, today) is DayReading.Named named && days.Contains(named.Day));
    }

    /// <summary>Whether words say that it is to be dropped, and nothing else: "cancel it", "please cancel the order".</summary>
    /// <param name="labels">What the form is called.</param>
    public bool IsCancel(string text, IEnumerable<string> labels)
    {
        if (text.Length > LongestAnswer || AsksBack(text))
            return false;
        var known = labels.SelectMany(WordsOf).ToHashSet(StringComparer.Ordinal);
        var words = WordsOf(text);
        var stems = _languages.All.SelectMany(language => language.Answers.Cancels).ToList();
        return words.Any(stems.Begin)
            && words.All(word => stems.Begin(word) || _around.Contains(word) || known.Contains(word));
    }

    /// <summary>An e-mail address, all of the text; null when it is none.</summary>
    public static string? Email(string text)
    {
        var trimmed = text.Trim();
        return trimmed.Length is > 0 and <= LongestEmail
            && !trimmed.Any(char.IsWhiteSpace)
            && MailAddress.TryCreate(trimmed, out var address)
            && address.Address == trimmed
            && address.Host.Contains('.', StringComparison.Ordinal)
                ? trimmed
                : null;
    }

    /// <summary>Folded words.</summary>
    public static string[] WordsOf(string text) =>
        FoldedText.Of(text).Text.Split([' ', FoldedText.Pause, '\n'], StringSplitOptions.RemoveEmptyEntries);

    private static ImmutableArray<int> Where(IReadOnlyList<IReadOnlyList<string>> values, Func<string, bool> isThere) =>
        [.. Enumerable.Range(0, values.Count).Where(at => values[at].Any(name => isThere(FoldedText.Of(name).Text)))];

    private static bool Stands(string name, string folded) => name.Length > 0
        && (name.Any(FoldedText.IsThai)
            ? folded.Contains(name, StringComparison.Ordinal)
            : $" {Spaced(folded)} ".Contains($" {Spaced(name)} ", StringComparison.Ordinal));

    private static bool IsSlip(string name, string[] words) =>
        Array.Exists(words, word => word.Length > 0 && name.Length > 0 && !name.Any(FoldedText.IsThai)
            && Spelling.IsSlipOf(word, name, out _));

    private static string Spaced(string folded) => folded.Replace(FoldedText.Pause, ' ').Replace('\n', ' ');

    private static bool AsksBack(string text) =>
        text.Contains('?', StringComparison.Ordinal) || text.Contains('？', StringComparison.Ordinal);
}
