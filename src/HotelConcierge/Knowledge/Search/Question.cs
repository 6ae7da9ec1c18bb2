namespace HotelConcierge.Knowledge.Search;

/// <summary>A question as it is looked up: what each of its sentences asks for.</summary>
/// <param name="Language">Two-letter code; null when it cannot be told.</param>
internal sealed record Question(string Text, string? Language, IReadOnlyList<QuestionSentence> Sentences);

/// <summary>One sentence.</summary>
/// <param name="Parts">At most <see cref="MaxParts"/>, each asked for once.</param>
internal sealed record QuestionSentence(IReadOnlyList<QuestionPart> Parts)
{
    public const int MaxParts = 32;
}

/// <summary>Something that a question names, in all the forms in which a passage may have it.</summary>
/// <param name="Label">As the guest wrote it, folded.</param>
/// <param name="Forms">Terms, best first.</param>
/// <param name="Kind">How much it matters.</param>
/// <param name="Clause">Of the sentence, counted from 0.</param>
internal sealed record QuestionPart(string Label, IReadOnlyList<WeightedTerm> Forms, PartKind Kind, int Clause);

/// <summary>A term and how sure it is that the guest means it: 0 to 1.</summary>
internal readonly record struct WeightedTerm(string Term, float Weight);

/// <summary>How much a part of a question matters.</summary>
internal enum PartKind
{
    /// <summary>An ordinary word.</summary>
    Word,

    /// <summary>A word that only says more, such as "tomorrow".</summary>
    Aspect,

    /// <summary>What the question is about: documents without it have no answer.</summary>
    Subject,

    /// <summary>How many there are of a subject: a passage that says so is the better one.</summary>
    Count,
}
