using HotelConcierge.Knowledge.Words;

namespace HotelConcierge.Knowledge.Search;

/// <summary>An assistant's documents as they are searched at one moment. Immutable.</summary>
internal sealed class KnowledgeIndex(WordIndex words, VectorIndex vectors, Synonyms synonyms)
{
    private const int Candidates = 20;

    /// <summary>A passage answers a question when it has at least this share of what the question asks for, by weight.</summary>
    private const float LeastCoverage = 0.4f;

    /// <summary>Much weaker than the best match, a passage is only noise.</summary>
    private const float LeastOfBest = 0.35f;

    /// <summary>Embedding models place unrelated texts below this; what the documents never name has to be said almost literally.</summary>
    private const float LeastSimilarity = 0.35f, LeastSimilarityOfUnnamed = 0.55f;

    /// <summary>Without documents.</summary>
    public static KnowledgeIndex Empty(SearchLanguages languages) => new(new([], new(), languages), VectorIndex.None, new(languages));

    public WordIndex Words => words;

    public Synonyms Synonyms => synonyms;

    public KnowledgeIndex With(VectorIndex other) => new(words, other, synonyms);

    /// <param name="language">The guest's, where the question does not show it.</param>
    public Question Read(string question, string? language) => new QuestionReader(synonyms).Read(question, language);

    /// <summary>The passages that answer the question, best first; none when the documents are silent.</summary>
    /// <param name="language">Of the message; null when it cannot be told.</param>
    /// <param name="embedding">The question's, with length one; empty without a model.</param>
    public AnsweredQuestion Search(SingleQuestion question, string? language, ReadOnlySpan<float> embedding, int most)
    {
        var silent = new List<string>();
        var found = new List<WordMatch>();
        foreach (var sentence in question.Sentences)
        {
            var search = words.Find(sentence, language, Candidates);
            var missing = search.Unknown.Where(part => part.Kind is PartKind.Subject or PartKind.Required).ToList();
            silent.AddRange(missing.Select(part => part.Label));
            if (missing.Count > 0)
                continue;
            var evidence = new Evidence(synonyms, sentence.Parts);
            var relevant = Judge(
                evidence.IsNeeded ? [.. search.Matches.Where(match => evidence.IsIn(words[match.Number]))] : search.Matches).ToList();
            found.AddRange(relevant);

            // Other passages may tell of the same subject, but not what is asked of it.
            if (relevant.Count == 0)
                silent.AddRange(sentence.Parts.Where(part => part.Kind is PartKind.Required).Select(part => part.Label));
        }

        var byWords = found
            .GroupBy(match => match.Number)
            .Select(same => same.MaxBy(match => match.Score))
            .OrderByDescending(match => match.Score)
            .ToList();
        var least = silent.Count > 0 ? LeastSimilarityOfUnnamed : LeastSimilarity;
        var similar = embedding.IsEmpty ? [] : vectors.Find(embedding, least, Candidates);
        var headings = byWords.ToDictionary(match => match.Number, match => match.HeadingShare);
        var ranked =
            similar.Count == 0
                ? byWords.Select(match => (match.Number, match.Score))
                : RankFusion
                    .Fuse([.. byWords.Select(match => match.Number)], [.. similar.Select(match => match.Number)])
                    .Select(entry =>
                        (
                            entry.Number,
                            Score: SectionPreference.Apply(
                                entry.Score,
                                headings.GetValueOrDefault(entry.Number),
                                Readable.Foreign)))
                    .OrderByDescending(entry => entry.Score);
        return new(
            question.Text,
            [.. ranked.Take(most).Select(entry => new FoundPassage(words[entry.Number], entry.Score))],
            [.. silent.Distinct(StringComparer.Ordinal)]);
    }

    private static IEnumerable<WordMatch> Judge(IReadOnlyList<WordMatch> matches)
    {
        var relevant = matches.Where(match => match.Coverage >= LeastCoverage).ToList();
        var best = relevant.Select(match => match.Score).DefaultIfEmpty().Max();
        return relevant.Where(match => match.Score >= LeastOfBest * best);
    }
}
