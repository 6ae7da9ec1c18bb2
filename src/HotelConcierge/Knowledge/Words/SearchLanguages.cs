using System.Collections.Frozen;
using HotelConcierge.Languages;

namespace HotelConcierge.Knowledge.Words;

/// <summary>The languages in which questions and documents are compared. Built once for a catalogue; safe for concurrent use.</summary>
internal sealed class SearchLanguages
{
    private const int FewestToRecognise = 1;
    private const int TokensRead = 400;
    private const int CharactersRead = 8000;

    private readonly List<Words> _all;
    private readonly Dictionary<string, Words> _byCode;
    private readonly FrozenSet<string> _timeUnits;

    public SearchLanguages(LanguageCatalog languages)
    {
        _all = [.. languages.All.Select(language => new Words(language))];
        _byCode = _all.ToDictionary(words => words.Code, StringComparer.Ordinal);
        _timeUnits = languages.All.SelectMany(language => language.Search.TimeUnits).ToFrozenSet(StringComparer.Ordinal);
        Codes = languages.Codes;
        Spaced = [.. languages.All.Where(language => language.Script is not Script.Thai).Select(language => language.Code)];
        Thai = languages.All.FirstOrDefault(language => language.Script is Script.Thai)?.Code;
    }

    /// <summary>The one that all share who read in these languages.</summary>
    public static SearchLanguages Of(LanguageCatalog languages) => languages.Reader(all => new SearchLanguages(all));

    /// <summary>All of them.</summary>
    public IReadOnlyList<string> Codes { get; }

    /// <summary>Those whose words are told apart by spaces.</summary>
    public IReadOnlyList<string> Spaced { get; }

    /// <summary>The one in Thai letters; null when none is.</summary>
    public string? Thai { get; }

    /// <summary>Cuts text into words.</summary>
    public List<Token> Read(string text) => Tokenizer.Read(text, _timeUnits);

    /// <summary>Whether the folded word says nothing in that language.</summary>
    public bool IsStopWord(string? language, string word) => Find(language) is { } words && words.StopWords.Contains(word);

    /// <summary>Whether the folded word says nothing in any of the languages.</summary>
    public bool IsStopWord(string word) => _all.Exists(words => words.StopWords.Contains(word));

    /// <summary>Whether the folded word only says more about a topic that others name.</summary>
    public bool IsLight(string? language, string word) => Find(language) is { } words && words.Light.Contains(word);

    /// <summary>Whether the folded word is one slip of the finger away from one that names no topic.</summary>
    public bool IsSlipOfSmallWord(string? language, string word) =>
        Find(language) is { } words && words.Small.Exists(small => Slips.IsOne(word, small));

    /// <summary>What joins and opens questions in that language; null for one that is not known.</summary>
    public QuestionMarks? MarksOf(string? language) => Find(language)?.Marks;

    /// <summary>Whether the folded word is a number, in digits or in words.</summary>
    public bool IsNumber(string? language, string word) =>
        char.IsAsciiDigit(word[0]) || (Find(language) is { } words && words.Numbers.Contains(word));

    /// <summary>Whether the language writes words together.</summary>
    public bool JoinsWords(string? language) => Find(language) is { JoinsWords: true };

    /// <summary>The folded word's stem in that language; the word itself for one that is not known.</summary>
    public string Stem(string word, string? language) => Find(language) is { } words ? words.Stemming.Stem(word) : word;

    /// <summary>The language that words with spaces between them are read in: among Thai, and where it cannot be told, English.</summary>
    public string SpacedLanguageOf(string? language) =>
        language is null || string.Equals(language, Thai, StringComparison.Ordinal) ? LanguageCatalog.FallbackCode : language;

    /// <summary>The language of a text; null when it gives no hint.</summary>
    public string? Recognise(string text) => Recognise(Read(text.Length > CharactersRead ? text[..CharactersRead] : text), null);

    /// <param name="expected">The language that wins when the words fit several equally well.</param>
    public string? Recognise(IReadOnlyList<Token> tokens, string? expected)
    {
        var thai = tokens.Count(token => token.Kind == TokenKind.Thai);
        if (Thai is not null && thai > 0 && 2 * thai >= tokens.Count(token => token.Kind == TokenKind.Word))
            return Thai;
        var read = tokens.Where(token => token.Kind == TokenKind.Word).Take(TokensRead).Select(token => token.Text).ToList();
        var best = _all.Select(words => (words.Code, Score: read.Count(words.StopWords.Contains)))
            .OrderByDescending(language => language.Score)
            .ThenByDescending(language => string.Equals(language.Code, expected, StringComparison.Ordinal))
            .First();
        return best.Score >= FewestToRecognise ? best.Code : null;
    }

    private Words? Find(string? language) => language is null ? null : _byCode.GetValueOrDefault(language);

    private sealed class Words(Language language)
    {
        public string Code => language.Code;

        public FrozenSet<string> StopWords { get; } = language.Search.StopWords.ToFrozenSet(StringComparer.Ordinal);

        public FrozenSet<string> Light { get; } = language.Search.LightWords.ToFrozenSet(StringComparer.Ordinal);

        public List<string> Small { get; } = [.. language.Search.StopWords.Concat(language.Search.LightWords)];

        public QuestionMarks Marks { get; } = QuestionMarks.Of(language);

        public FrozenSet<string> Numbers { get; } = language.Search.Numbers.ToFrozenSet(StringComparer.Ordinal);

        public Stemming Stemming => language.Search.Stemming;

        public bool JoinsWords => language.Search.JoinsWords;
    }
}
