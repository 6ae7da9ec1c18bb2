namespace HotelConcierge.Knowledge.Reading;

/// <summary>A document as its format gives it: plain text under headings.</summary>
/// <param name="Language">As the document itself says; null when it does not.</param>
internal sealed record KnowledgeDocument(string? Title, string? Language, string? Url, IReadOnlyList<DocumentSection> Sections);

/// <summary>The text between two headings.</summary>
/// <param name="Headings">From the top down.</param>
/// <param name="Blocks">Paragraphs, list items and table rows, in order; none is empty.</param>
internal sealed record DocumentSection(IReadOnlyList<string> Headings, IReadOnlyList<string> Blocks);
