using HotelConcierge.Knowledge.Words;

namespace HotelConcierge.Knowledge.Search;

/// <summary>Reads a question in any of the languages; which one is only a hint, since a model may ask in another than the guest.</summary>
internal sealed class QuestionReader(Synonyms synonyms)
{
    private const int LongestText = 2000;
    private const int MostSentences = 6;
    private const float OtherLanguage = 0.9f;
    private const float Compound = 0.9f;
    private const float Slip = 0.8f;

    /// <summary>Above a synonym: a passage that has the guest's very word is the better one.</summary>
    private const float SameWord = 1.0f, SameMeaning = 0.95f;

    private readonly SearchLanguages _languages = synonyms.Languages;

    /// <param name="expected">The guest's language, where the words alone do not tell; null when not known.</param>
    public Question Read(string text, string? expected)
    {
        var read = text.Length > LongestText ? text[..LongestText] : text;
        var tokens = _languages.Read(read);
        var language = _languages.Recognise(tokens, expected) ?? expected;
        var sentences = new List<QuestionSentence>();
        for (var start = 0; start < tokens.Count && sentences.Count < MostSentences;)
        {
            var end = tokens.FindIndex(start, token => token.Kind == TokenKind.Stop);
            if (end < 0)
                end = tokens.Count;
            var parts = Parts(tokens.GetRange(start, end - start), language);
            if (parts.Count > 0)
                sentences.Add(new(parts));
            start = end + 1;
        }

        return new(text, language, sentences);
    }

    private List<QuestionPart> Parts(List<Token> tokens, string? language)
    {
        var parts = new List<QuestionPart>();
        var stems = Languages(language).ToDictionary(
            code => code,
            IReadOnlyList<string?> (code) => tokens.ConvertAll(
                token => token.Kind == TokenKind.Word ? _languages.Stem(token.Text, code) : null),
            StringComparer.Ordinal);
        var words = tokens.ConvertAll(token => token.Kind == TokenKind.Word ? Synonyms.AsWritten(token.Text) : null);
        var clause = 0;
        var counting = false;
        for (var at = 0; at < tokens.Count && parts.Count < QuestionSentence.MaxParts;)
        {
            var length = 1;
            switch (tokens[at].Kind)
            {
                case TokenKind.Pause:
                    clause++;
                    break;
                case TokenKind.Thai:
                    foreach (var part in Thai(tokens[at].Text, clause))
                        Add(parts, part);
                    break;
                case TokenKind.Word when Phrase(tokens, stems, words, language, at, clause) is var (found, phrase, concepts):
                    Add(parts, phrase);
                    if (counting && phrase.Kind == PartKind.Subject)
                        Add(
                            parts,
                            phrase with
                            {
                                Forms = [.. concepts.Select(concept => new WeightedTerm(PassageTerms.CountOf(concept), SameMeaning))],
                                Kind = PartKind.Count,
                            }
                        );
                    counting = concepts.Intersect(synonyms.OfSign(Tokenizer.Count)).Any() || (counting && phrase.Kind != PartKind.Subject);
                    length = found;
                    break;
                case TokenKind.Word when !SaysNothing(language, tokens[at].Text):
                    Add(parts, Word(tokens[at].Text, stems, language, at, clause));
                    break;
            }

            at += length;
        }

        return parts;
    }

    /// <summary>Whether a word is a small one: of the question's language, or of any where that is not known.</summary>
    private bool SaysNothing(string? language, string word) =>
        language is null ? _languages.IsStopWord(word) : _languages.IsStopWord(language, word);

    /// <summary>The question's own language first.</summary>
    private IEnumerable<string> Languages(string? language) =>
        _languages.Spaced.OrderByDescending(code => string.Equals(code, language, StringComparison.Ordinal));

    private (int Length, QuestionPart Part, IReadOnlyList<Concept> Concepts)? Phrase(
        List<Token> tokens, Dictionary<string, IReadOnlyList<string?>> stems, List<string?> words, string? language, int at, int clause)
    {
        foreach (var code in Languages(language))
        {
            var isOwn = language is null || string.Equals(code, language, StringComparison.Ordinal);
            if ((isOwn ? synonyms.Find(code, stems[code], at) : synonyms.FindAsWritten(code, words, at)) is not var (length, concepts))
                continue;

            // In the question's own language "how much" means something; elsewhere small words are only the question's own. Nor is
            // Spanish "como" what only has the same stem, "comer".
            if (length == 1 && _languages.IsStopWord(language, tokens[at].Text)
                && (!isOwn || synonyms.FindAsWritten(code, words, at) is null))
                continue;
            var label = string.Join(' ', tokens.GetRange(at, length).Select(token => token.Text));
            var forms = concepts.Select(concept => new WeightedTerm(concept.Term, SameMeaning)).ToList();
            // What the word means bridges the languages; a word of another one that only looks alike would mislead. A word that
            // is not of the question's own language may be a name, which is the same in all.
            if (length == 1 && !_languages.IsStopWord(language, tokens[at].Text))
                forms.InsertRange(0, isOwn ? [new(PassageTerms.TermOf(stems[code][at]!, code), SameWord)] : Stems(stems, language, at));
            return (length, new(label, forms, KindOf(concepts), clause), concepts);
        }

        return null;
    }

    private QuestionPart Word(string word, Dictionary<string, IReadOnlyList<string?>> stems, string? language, int at, int clause)
    {
        var forms = Stems(stems, language, at);
        if (char.IsAsciiDigit(word[0]))
            return new(word, forms, PartKind.Aspect, clause);
        if (language is not null && stems[_languages.SpacedLanguageOf(language)][at] is { } stem)
        {
            var inside = synonyms.OfCompound(language, stem);
            if (_languages.JoinsWords(language) && inside.Count > 0)
                return new(word, [.. forms, .. inside.Select(concept => new WeightedTerm(concept.Term, Compound))], PartKind.Word, clause);
            if (synonyms.FindNear(language, stem) is { } near)
                return new(word, [.. forms, .. near.Select(concept => new WeightedTerm(concept.Term, Slip))], PartKind.Word, clause);
        }

        return new(word, forms, PartKind.Word, clause);
    }

    private static List<WeightedTerm> Stems(Dictionary<string, IReadOnlyList<string?>> stems, string? language, int at) =>
    [
        .. stems.Select(pair => new WeightedTerm(
            PassageTerms.TermOf(pair.Value[at]!, pair.Key),
            language is null || string.Equals(pair.Key, language, StringComparison.Ordinal) ? SameWord : OtherLanguage)),
    ];

    private IEnumerable<QuestionPart> Thai(string text, int clause)
    {
        var found = synonyms.FindInside(_languages.Thai, text).ToList();
        foreach (var (at, length, concepts) in found)
            yield return new(
                text.Substring(at, length),
                [.. concepts.Select(concept => new WeightedTerm(concept.Term, SameMeaning))],
                KindOf(concepts),
                clause);

        // Small words cannot be told from others without a dictionary, so pairs of letters count only for Thai documents.
        if (found.Count == 0)
        {
            foreach (var pair in PassageTerms.Pairs(text))
                yield return new(pair, [new(pair, SameWord)], PartKind.Word, clause);
        }
    }

    private static PartKind KindOf(IReadOnlyList<Concept> concepts) =>
        concepts.All(concept => concept.IsSubject) ? PartKind.Subject : PartKind.Aspect;

    private static void Add(List<QuestionPart> parts, QuestionPart part)
    {
        if (parts.Count < QuestionSentence.MaxParts && !parts.Exists(other => other.Forms.SequenceEqual(part.Forms)))
            parts.Add(part);
    }
}
