using HotelConcierge.Languages;
using HotelConcierge.Text;

namespace HotelConcierge.Assistants.Reading;

/// <summary>The words by which a language is recognised: its frequent ones and those of the assistant's data.</summary>
internal sealed class LanguageWords
{
    private readonly Dictionary<string, HashSet<string>> _writtenByFolded = new(StringComparer.Ordinal);
    private readonly List<string> _commands = [];

    /// <summary>Shorter names of days and months are everyday words of other languages: "mon", "mar".</summary>
    private const int ShortestDay = 4;

    public LanguageWords(Language language, IReadOnlyList<ProfileField> profile, IReadOnlyList<Route> routes)
    {
        Language = language;
        var commands = routes.SelectMany(route => route.Commands.In(language.Code)).ToList();
        Learn(string.Join(' ', language.CommonWords));
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
        foreach (var phrase in spoken.SelectMany(phrases => phrases).Concat(commands).Concat(DataWords(language.Code, profile, routes)))
            Learn(phrase);
        _commands.AddRange(commands.Select(command => FoldedText.Of(command).Text).Where(IsPlainWord));
    }

    public Language Language { get; }

    /// <summary>Two for a word as the language writes it, one for the word without its accents, none for others.</summary>
    public int Evidence(string folded, string written)
    {
        if (!_writtenByFolded.TryGetValue(folded, out var forms))
            return 0;
        return forms.Contains(written) ? 2 : 1;
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

    private static IEnumerable<string> DataWords(string code, IReadOnlyList<ProfileField> profile, IReadOnlyList<Route> routes) =>
        routes.SelectMany(route => route.Questions.In(code).Concat(route.Mentions.In(code)).Concat(route.Subjects.In(code)))
            .Concat(profile.SelectMany(field => field.Any.In(code).Concat(field.Units.In(code))))
            .Concat(profile.SelectMany(field => field.Values).SelectMany(value => value.Always.In(code).Concat(value.Introduced.In(code))));

    private void Learn(string phrase)
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
            if (!_writtenByFolded.TryGetValue(word, out var forms))
                _writtenByFolded.Add(word, forms = new(StringComparer.Ordinal));
            forms.Add(folded.Original[folded.From(at)..folded.To(end)].ToLowerInvariant());
        }
    }
}
