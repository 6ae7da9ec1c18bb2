namespace HotelConcierge.Knowledge.Search;

/// <summary>A message as it is looked up: each of its questions by itself.</summary>
/// <param name="Language">Two-letter code; null when it cannot be told.</param>
internal sealed record Question(string Text, string? Language, IReadOnlyList<SingleQuestion> Singles);

/// <summary>One question of a message, with the sentences that belong to it.</summary>
/// <param name="Text">As the guest wrote it.</param>
internal sealed record SingleQuestion(string Text, IReadOnlyList<QuestionSentence> Sentences);

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
internal sealed record QuestionPart(string Label, IReadOnlyList<WeightedTerm> Forms, PartKind Kind, int Clause)
{
    /// <summary>Whether it asks for a figure, such as a time of day: of two passages the one that has it is the better one.</summary>
    public bool IsFigure { get; init; }

    /// <summary>What was probably meant where no document has the word: one slip of the finger away. Null when nothing is.</summary>
    public QuestionPart? Meant { get; init; }
}

/// <summary>A term and how sure it is that the guest means it: 0 to 1.</summary>
internal readonly record struct WeightedTerm(string Term, float Weight);

/// <summary>How much a part of a question matters.</summary>
internal enum PartKind
{
    /// <summary>An ordinary word.</summary>
    Word,

    /// <summary>A word that only says more, such as "tomorrow".</summary>
    Aspect,

    /// <summary>A word that names no topic, such as "lovely": nothing is missing where no document has it.</summary>
    Light,

    /// <summary>What the question is about: documents without it have no answer.</summary>
    Subject,

    /// <summary>What the question asks for of its subject, such as a price: a passage without it is no answer.</summary>
    Required,

    /// <summary>How many there are of a subject: a passage that says so is the better one.</summary>
    Count,
}
