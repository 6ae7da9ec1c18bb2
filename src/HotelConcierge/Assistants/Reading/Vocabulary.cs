using HotelConcierge.Languages;
using HotelConcierge.Text;

namespace HotelConcierge.Assistants.Reading;

/// <summary>
/// All the words an assistant understands: its own data's and those of its languages, which are read together because
/// guests mix them ("Activities dinosaurios de dos años").
/// </summary>
internal sealed class Vocabulary
{
    public Vocabulary(IReadOnlyList<Language> languages, IReadOnlyList<ProfileField> profile, IReadOnlyList<Route> routes)
    {
        Languages = [.. languages.Select(language => new LanguageWords(language, profile, routes))];
        Greetings = Union(languages, language => language.Greetings);
        Openers = Union(languages, language => [.. language.Greetings, .. language.Polite]);
        Closers = Union(languages, language => language.Closers);
        QuestionWords = Union(languages, language => language.Questions);
        QuestionsAnywhere = Union(languages, language => [.. language.QuestionsAnywhere]);
        Connectors = Union(languages, language => language.Connectors);
        More = Union(languages, language => language.More);
        MoreAbout = Union(languages, language => language.MoreAbout);
        Shorter = Union(languages, language => language.Shorter);
        Changes = Union(languages, language => language.Changes);
        ItemLeads = Union(languages, language => language.ItemLeads);
        ItemNouns = Union(languages, language => language.ItemNouns);
        Fillers = Union(languages, language => [.. language.Fillers, .. language.ItemNouns]);
        Leads = Union(languages, language => language.Leads);
        AfterLeads = Union(languages, language => [.. language.Leads, .. language.AfterLeads]);
        Numbers = new(languages.SelectMany(language => language.Numbers));
        Ordinals = new(languages.SelectMany(language => language.Ordinals));
        Ages = new AgeWords(languages);
        Commands = new(routes.SelectMany(route => ByLanguage(route, route.Commands, languages)));
        RouteQuestions = new(routes.SelectMany(route => ByLanguage(route, route.Questions, languages)));
        Mentions = new(routes.SelectMany(route => ByLanguage(route, route.Mentions, languages)));
        Subjects = new(routes.SelectMany(route => ByLanguage(route, route.Subjects, languages)));
        Fields = [.. profile.Select(field => new FieldWords(field, languages))];
    }

    public IReadOnlyList<LanguageWords> Languages { get; }

    public Phrases<string> Greetings { get; }

    /// <summary>Greetings and polite words: whatever may stand before a request.</summary>
    public Phrases<string> Openers { get; }

    public Phrases<string> Closers { get; }

    public Phrases<string> QuestionWords { get; }

    public Phrases<string> QuestionsAnywhere { get; }

    public Phrases<string> Connectors { get; }

    public Phrases<string> More { get; }

    public Phrases<string> MoreAbout { get; }

    public Phrases<string> Shorter { get; }

    public Phrases<string> Changes { get; }

    public Phrases<string> ItemLeads { get; }

    public Phrases<string> ItemNouns { get; }

    public Phrases<string> Fillers { get; }

    public Phrases<string> Leads { get; }

    public Phrases<string> AfterLeads { get; }

    public Phrases<int> Numbers { get; }

    public Phrases<int> Ordinals { get; }

    public AgeWords Ages { get; }

    public Phrases<Route> Commands { get; }

    public Phrases<Route> RouteQuestions { get; }

    public Phrases<Route> Mentions { get; }

    public Phrases<Route> Subjects { get; }

    public IReadOnlyList<FieldWords> Fields { get; }

    /// <summary>The assistant's language of that code; null for one that it does not speak.</summary>
    public Language? Language(string code) =>
        Languages.FirstOrDefault(words => string.Equals(words.Language.Code, code, StringComparison.Ordinal))?.Language;

    private static Phrases<string> Union(IReadOnlyList<Language> languages, Func<Language, string[]> words) =>
        new(languages.SelectMany(words).Select(word => (word, word)));

    private static IEnumerable<(string, Route)> ByLanguage(
        Route route, IReadOnlyDictionary<string, IReadOnlyList<string>> words, IReadOnlyList<Language> languages) =>
        languages.SelectMany(language => words.In(language.Code)).Select(word => (word, route));
}

/// <summary>The words of a profile field.</summary>
internal sealed class FieldWords
{
    public FieldWords(ProfileField field, IReadOnlyList<Language> languages)
    {
        Field = field;
        Always = new(In(field.Any, null, languages).Concat(field.Values.SelectMany(value => In(value.Always, value.Name, languages))));
        Introduced = new(field.Values.SelectMany(value => In(value.Introduced, value.Name, languages)));
        Units = new(In(field.Units, "", languages));
    }

    public ProfileField Field { get; }

    /// <summary>Each with the value it chooses; null takes the field back to its default.</summary>
    public Phrases<string?> Always { get; }

    public Phrases<string?> Introduced { get; }

    public Phrases<string?> Units { get; }

    private static IEnumerable<(string, string?)> In(
        IReadOnlyDictionary<string, IReadOnlyList<string>> words, string? value, IReadOnlyList<Language> languages) =>
        languages.SelectMany(language => words.In(language.Code)).Select(word => (word, value));
}

/// <summary>The words that make ages.</summary>
internal sealed class AgeWords(IReadOnlyList<Language> languages)
{
    public Phrases<AgeUnit> Units { get; } = new(languages.SelectMany(language => language.AgeUnits).Select(unit => (unit.Phrase, unit)));

    /// <summary>Words that are an age in years by themselves: "dreijährige".</summary>
    public Phrases<int> Compounds { get; } = new(
        from language in languages
        from suffix in language.YearSuffixes
        from number in language.Numbers
        select (number.Word + suffix, number.Number));

    public Phrases<string> Marks { get; } = Union(languages, language => language.AgeMarks);

    public Phrases<string> Adverbs { get; } = Union(languages, language => language.AgeAdverbs);

    public Phrases<string> Halves { get; } = Union(languages, language => language.Halves);

    public Phrases<string> RangeWords { get; } = Union(languages, language => language.RangeWords);

    public Phrases<string> Tails { get; } = Union(languages, language => [.. language.AgeTails]);

    private static Phrases<string> Union(IReadOnlyList<Language> languages, Func<Language, string[]> words) =>
        new(languages.SelectMany(words).Select(word => (word, word)));
}
