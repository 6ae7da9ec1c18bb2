namespace HotelConcierge.Knowledge;

/// <summary>What the documents say about a message.</summary>
/// <param name="Passages">Best first, and where two contradict each other, the one to believe first; empty when the documents have no
/// answer. Where the message asks several things, the best of each come first.</param>
/// <param name="SilentAbout">What the message asks for, in its own words, that no document mentions.</param>
/// <param name="Questions">Each thing that the message asks, in its order, with what was found for it alone.</param>
public sealed record KnowledgeResult(
    IReadOnlyList<FoundPassage> Passages,
    IReadOnlyList<string> SilentAbout,
    IReadOnlyList<AnsweredQuestion> Questions)
{
    private const int MoreForEach = 2;

    /// <summary>Nothing was found.</summary>
    public static KnowledgeResult Nothing { get; } = new([], [], []);

    /// <summary>
    /// What was found for each question, joined: passages in turns, so that each keeps its best, and for each further question some
    /// more of them.
    /// </summary>
    internal static KnowledgeResult Of(IReadOnlyList<AnsweredQuestion> questions, int most)
    {
        if (questions is [var only])
            return new(only.Passages, only.SilentAbout, questions);
        var passages = questions
            .SelectMany(question => question.Passages.Select((found, rank) => (found, rank)))
            .OrderBy(entry => entry.rank)
            .Select(entry => entry.found)
            .DistinctBy(found => found.Passage)
            .Take(most + (MoreForEach * (questions.Count - 1)))
            .ToList();
        var kept = passages.ConvertAll(found => found.Passage);
        return new(
            passages,
            [.. questions.SelectMany(question => question.SilentAbout).Distinct(StringComparer.Ordinal)],
            [.. questions.Select(Kept)]);

        AnsweredQuestion Kept(AnsweredQuestion question) =>
            question with { Passages = [.. question.Passages.Where(found => kept.Contains(found.Passage))] };
    }
}

/// <summary>One question of a message.</summary>
/// <param name="Text">In the guest's words.</param>
/// <param name="Passages">Best first; empty when the documents have no answer to it.</param>
/// <param name="SilentAbout">What it asks for that no document mentions, or none together with what it is about.</param>
public sealed record AnsweredQuestion(string Text, IReadOnlyList<FoundPassage> Passages, IReadOnlyList<string> SilentAbout);

/// <summary>A passage that answers a question.</summary>
/// <param name="Score">Comparable only within one question.</param>
public sealed record FoundPassage(Passage Passage, float Score);
