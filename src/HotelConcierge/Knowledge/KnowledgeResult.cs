namespace HotelConcierge.Knowledge;

/// <summary>What the documents say about a question.</summary>
/// <param name="Passages">Best first, and where two contradict each other, the one to believe first; empty when the documents have no
/// answer.</param>
/// <param name="SilentAbout">What the question asks for, in its own words, that no document mentions.</param>
public sealed record KnowledgeResult(IReadOnlyList<FoundPassage> Passages, IReadOnlyList<string> SilentAbout)
{
    /// <summary>Nothing was found.</summary>
    public static KnowledgeResult Nothing { get; } = new([], []);
}

/// <summary>A passage that answers a question.</summary>
/// <param name="Score">Comparable only within one result.</param>
public sealed record FoundPassage(Passage Passage, float Score);
