using HotelConcierge.Knowledge.Words;

namespace HotelConcierge.Knowledge.Search;

/// <summary>Reads a question in any of the languages; which one is only a hint, since a model may ask in another than the guest.</summary>
internal sealed class QuestionReader(Synonyms synonyms)
{
    private const int LongestText = 2000;
    private const int MostSentences = 6;
    private const int MostQuestions = 4;
    private const int FewestUnknownThai = 8;
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
        var pieces = _languages.MarksOf(language) is { } marks ? new MessageCutter(marks).Cut(read) : [];
        return new(
            text,
            language,
            pieces.Count > 1 ? Singles(read, pieces, language) : [new(text, Sentences(tokens, language))]);
    }

    /// <summary>
    /// The questions that each ask for something. What does not, such as "is it heated?", belongs to the one before it, and what is
    /// told without asking to the one after it.
    /// </summary>
    private List<SingleQuestion> Singles(string text, List<MessagePiece> pieces, string? language)
    {
        var asks = pieces.Exists(piece => piece.IsQuestion);
        var ranges = new List<(int Start, int End)>();
        var pending = -1;
        foreach (var (start, end, isQuestion) in pieces)
        {
            var sentences = Sentences(_languages.Read(text[start..end]), language);
            var hasTopic = sentences.Any(sentence => HasTopic(sentence, isQuestion)) || HasUnknownThai(text[start..end], language);
            if ((isQuestion || !asks) && hasTopic && ranges.Count < MostQuestions)
            {
                ranges.Add((pending >= 0 ? pending : start, end));
                pending = -1;
            }
            else if (isQuestion && pending < 0 && ranges.Count > 0)
            {
                ranges[^1] = ranges[^1] with { End = end };
            }
            else if (pending < 0)
            {
                pending = start;
            }
        }

        if (ranges.Count < 2)
            return [new(text, Sentences(_languages.Read(text), language))];
        if (pending >= 0)
            ranges[^1] = ranges[^1] with { End = text.Length };
        return ranges.ConvertAll(range => new SingleQuestion(
            text[range.Start..range.End].Trim(),
            Sentences(_languages.Read(text[range.Start..range.End]), language)));
    }

    /// <summary>Whether there is something to look for; of what is not asked, only what is a subject.</summary>
    private static bool HasTopic(QuestionSentence sentence, bool isQuestion) => sentence.Parts.Any(part =>
        part.Kind is PartKind.Subject or PartKind.Required
        || (isQuestion && part.Kind is PartKind.Word && part.Meant?.Kind is not PartKind.Aspect));

    /// <summary>Whether more of a Thai text is unknown than small words, which cannot be told from others.</summary>
    private bool HasUnknownThai(string text, string? language)
    {
        if (!string.Equals(language, _languages.Thai, StringComparison.Ordinal) || _languages.MarksOf(language) is not { } marks)
            return false;
        var letters = _languages.Read(text).Where(token => token.Kind == TokenKind.Thai).Sum(token =>
            token.Text.Length - synonyms.FindInside(language, token.Text).Sum(found => found.Length));
        var small = marks.Anywhere.Concat(marks.Joiners).Where(mark => text.Contains(mark, StringComparison.Ordinal));
        return letters - small.Sum(mark => mark.Length) >= FewestUnknownThai;
    }

    private List<QuestionSentence> Sentences(List<Token> tokens, string? language)
    {
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

        return sentences;
    }

    private List<QuestionPart> Parts(List<Token> tokens, string? language)
    {
        var parts = new List<QuestionPart>();
        var stems = Languages(language).ToDictionary(
            code => code,
            IReadOnlyList<string?> (code) => tokens.ConvertAll(
                token => token.Kind == TokenKind.Word ? _languages.Stem(token.Text, code) : null),
            StringComparer.Ordinal);
        var written = tokens.ConvertAll(token => token.Kind == TokenKind.Word ? token.Text : null);
        var words = written.ConvertAll(word => word is null ? null : Synonyms.AsWritten(word));
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
                case TokenKind.Word when Phrase(written, stems, words, language, at, clause) is var (found, phrase, concepts):
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
                    foreach (var part in Word(tokens[at].Text, stems, language, at, clause))
                        Add(parts, part);
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
        List<string?> written,
        Dictionary<string, IReadOnlyList<string?>> stems,
        List<string?> words,
        string? language,
        int at,
        int clause)
    {
        foreach (var code in Languages(language))
        {
            var isOwn = language is null || string.Equals(code, language, StringComparison.Ordinal);
            if ((isOwn ? FindOwn(code, stems[code], written, at) : synonyms.FindAsWritten(code, words, at)) is not var (length, concepts))
                continue;

            // In the question's own language "how much" means something; elsewhere small words are only the question's own. Nor is
            // Spanish "como" what only has the same stem, "comer".
            if (length == 1 && (_languages.IsStopWord(language, written[at]!) || _languages.IsLight(language, written[at]!))
                && (!isOwn || synonyms.FindAsWritten(code, words, at) is null))
                continue;
            var label = string.Join(' ', written.GetRange(at, length));
            var forms = concepts.Select(concept => new WeightedTerm(concept.Term, SameMeaning)).ToList();
            // What the word means bridges the languages; a word of another one that only looks alike would mislead. A word that
            // is not of the question's own language may be a name, which is the same in all.
            if (length == 1 && !_languages.IsStopWord(language, written[at]!))
                forms.InsertRange(0, isOwn ? [new(PassageTerms.TermOf(stems[code][at]!, code), SameWord)] : Stems(stems, language, at));
            return (length, new(label, forms, KindOf(concepts), clause) { IsFigure = synonyms.HasSign(concepts) }, concepts);
        }

        return null;
    }

    /// <summary>
    /// The phrase that begins at a token, unless a longer one begins inside it: in "swimming pool for toddlers" the pool for toddlers
    /// is meant.
    /// </summary>
    private (int Length, IReadOnlyList<Concept> Concepts)? FindOwn(
        string code, IReadOnlyList<string?> stems, List<string?> written, int at)
    {
        var found = synonyms.Find(code, stems, at);
        if (synonyms.FindTogether(code, written, at) is { } together && together.Length > (found?.Length ?? 0))
            return together;
        if (found is not { Length: > 1 and var length })
            return found;
        for (var inside = at + 1; inside < at + length; inside++)
        {
            if (synonyms.Find(code, stems, inside) is { } longer && longer.Length > length && inside + longer.Length > at + length)
                return synonyms.Find(code, stems, at, inside - at);
        }

        return found;
    }

    private IEnumerable<QuestionPart> Word(
        string word, Dictionary<string, IReadOnlyList<string?>> stems, string? language, int at, int clause)
    {
        var forms = Stems(stems, language, at);
        if (char.IsAsciiDigit(word[0]))
            return [new(word, forms, PartKind.Aspect, clause)];
        if (_languages.IsLight(language, word) || _languages.IsNumber(language, word))
            return [new(word, forms, PartKind.Light, clause)];
        if (language is null || stems[_languages.SpacedLanguageOf(language)][at] is not { } stem)
            return [new(word, forms, PartKind.Word, clause)];
        if (_languages.JoinsWords(language) && synonyms.OfCompound(language, word) is var (first, last))
            return [OfCompound(first), OfCompound(last)];
        if (synonyms.FindNear(language, stem) is { } near)
        {
            var meant = new QuestionPart(word, [.. near.Select(concept => new WeightedTerm(concept.Term, Slip))], KindOf(near), clause);
            return [new(word, forms, PartKind.Word, clause) { Meant = meant }];
        }

        var inside = _languages.JoinsWords(language) ? synonyms.OfCompoundInPart(language, stem) : [];
        return [new(word, [.. forms, .. inside.Select(concept => new WeightedTerm(concept.Term, Compound))], PartKind.Word, clause)];

        QuestionPart OfCompound(IReadOnlyList<Concept> concepts) =>
            new(word, [.. concepts.Select(concept => new WeightedTerm(concept.Term, SameMeaning))], KindOf(concepts), clause);
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
                clause)
            {
                IsFigure = synonyms.HasSign(concepts),
            };

        // Small words cannot be told from others without a dictionary, so pairs of letters count only for Thai documents.
        if (found.Count == 0)
        {
            foreach (var pair in PassageTerms.Pairs(text))
                yield return new(pair, [new(pair, SameWord)], PartKind.Word, clause);
        }
    }

    private static PartKind KindOf(IReadOnlyList<Concept> concepts)
    {
        if (concepts.All(concept => concept.Kind is ConceptKind.Required))
            return PartKind.Required;
        return concepts.All(concept => concept.Kind is not ConceptKind.Aspect) ? PartKind.Subject : PartKind.Aspect;
    }

    private static void Add(List<QuestionPart> parts, QuestionPart part)
    {
        if (parts.Count < QuestionSentence.MaxParts && !parts.Exists(other => other.Forms.SequenceEqual(part.Forms)))
            parts.Add(part);
    }
}
