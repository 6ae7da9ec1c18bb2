using System.Runtime.CompilerServices;
using HotelConcierge.Languages;
using HotelConcierge.Text;

namespace HotelConcierge.Assistants.Reading;

/// <summary>The words by which a language is recognised: its frequent ones and those of the assistant's data.</summary>
internal sealed class LanguageWords
{
    /// <summary>What is a language's own is the same for every assistant.</summary>
    private static readonly ConditionalWeakTable<Language, Dictionary<string, string[]>> Own = [];

    // Thousands of words are written in one way only; a set for each would take most of what is known of a language.
    private readonly Dictionary<string, string[]> _own;
    private readonly Dictionary<string, string[]> _ofAssistant = new(StringComparer.Ordinal);
    private readonly List<string> _commands = [];

    /// <summary>Shorter names of days and months are everyday words of other languages: "mon", "mar".</summary>
    private const int ShortestDay = 4;

    public LanguageWords(Language language, IReadOnlyList<ProfileField> profile, IReadOnlyList<Route> routes)
    {
        Language = language;
        _own = Own.GetValue(language, LearnOwn);
        var commands = routes.SelectMany(route => route.Commands.In(language.Code)).ToList();
        foreach (var phrase in commands.Concat(DataWords(language.Code, profile, routes)))
            Learn(phrase, _ofAssistant);
        _commands.AddRange(commands.Select(command => FoldedText.Of(command).Text).Where(IsPlainWord));
    }

    public Language Language { get; }

    /// <summary>Two for a word as the language writes it, one for the word without its accents, none for others.</summary>
    public int Evidence(string folded, string written)
    {
        var forms = _own.GetValueOrDefault(folded);
        var further = _ofAssistant.GetValueOrDefault(folded);
        if (forms is null && further is null)
            return 0;
        return IsAmong(forms, written) || IsAmong(further, written) ? 2 : 1;
    }

    /// <summary>The fewest slips that make a command word of this language of what was written; null when it is none.</summary>
    public int? SlipsFromCommand(ReadOnlySpan<char> written)
    {
        int? fewest = null;
        foreach (var command in _commands)
        {
            if (Spelling.IsSlipOf(written, command, out var slips) && (fewest is null || slips < fewest))
                fewest = slips;
        }

        return fewest;
    }

    internal static bool IsPlainWord(string folded) =>
        folded.Length > 0 && !folded.Any(c => FoldedText.IsSeparator(c) || FoldedText.IsThai(c));

    private static Dictionary<string, string[]> LearnOwn(Language language)
    {
        var words = new Dictionary<string, string[]>(StringComparer.Ordinal);
        Learn(string.Join(' ', language.CommonWords), words);
        string[][] spoken =
        [
            language.Greetings, language.Polite, language.Questions, language.More, language.MoreAbout, language.Shorter, language.Changes,
            language.Leads, language.AfterLeads, language.ItemLeads, language.ItemNouns, language.Closers,
            [.. language.Numbers.Select(number => number.Word)], [.. language.Ordinals.Select(ordinal => ordinal.Word)],
            [.. language.AgeUnits.Select(unit => unit.Phrase)],
            [.. language.Days.Relative.Select(day => day.Words)],
            [
                .. language.Days.Weekdays.Concat(language.Days.Months).SelectMany(names => names.Split('|'))
                    .Where(name => name.Length >= ShortestDay),
            ],
        ];
        foreach (var phrase in spoken.SelectMany(phrases => phrases))
            Learn(phrase, words);
        return words;
    }

    private static IEnumerable<string> DataWords(string code, IReadOnlyList<ProfileField> profile, IReadOnlyList<Route> routes) =>
        routes.SelectMany(route => route.Questions.In(code).Concat(route.Mentions.In(code)).Concat(route.Subjects.In(code)))
            .Concat(profile.SelectMany(field => field.Any.In(code).Concat(field.Units.In(code))))
            .Concat(profile.SelectMany(field => field.Values).SelectMany(value => value.Always.In(code).Concat(value.Introduced.In(code))));

    private static bool IsAmong(string[]? forms, string written) => forms is not null && forms.Contains(written, StringComparer.Ordinal);

    private static void Learn(string phrase, Dictionary<string, string[]> words)
    {
        var folded = FoldedText.Of(phrase);
        for (var at = 0; at < folded.Length; at = folded.Skip(folded.WordEnd(at)))
        {
            var end = folded.WordEnd(at);
            if (end == at)
                break;
            var word = folded.Text[at..end];
            if (char.IsAsciiDigit(word[0]))
                continue;
            var written = folded.Original[folded.From(at)..folded.To(end)].ToLowerInvariant();
            if (string.Equals(written, word, StringComparison.Ordinal))
                written = word;
            if (!words.TryGetValue(word, out var forms))
                words.Add(word, [written]);
            else if (!forms.Contains(written, StringComparer.Ordinal))
                words[word] = [.. forms, written];
        }
    }
}
