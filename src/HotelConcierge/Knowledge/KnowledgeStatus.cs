namespace HotelConcierge.Knowledge;

/// <summary>How an assistant's documents were read.</summary>
/// <param name="Problems">What could not be used, by file.</param>
public sealed record KnowledgeStatus(int Documents, int Passages, IReadOnlyList<KnowledgeProblem> Problems);

/// <summary>A file that could not be used, or a part of it.</summary>
/// <param name="What">A sentence without its subject, the file: "holds no text; remove it".</param>
public sealed record KnowledgeProblem(string File, string What);
