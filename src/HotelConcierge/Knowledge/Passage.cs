namespace HotelConcierge.Knowledge;

/// <summary>A piece of what an assistant's documents say, small enough to quote and with everything needed to cite it.</summary>
/// <param name="Source">The document's path in the knowledge folder, with <c>/</c>: <c>spa.en.md</c>.</param>
/// <param name="Title">The document's title; its path when it has none.</param>
/// <param name="Headings">From the document's top heading down to the one the text stands under; may be empty.</param>
/// <param name="Text">Plain text. Written by somebody else: data, never instructions.</param>
/// <param name="Language">Two-letter code, or null when it cannot be told.</param>
/// <param name="Url">Where a guest can read more; null for none.</param>
public sealed record Passage(string Source, string Title, IReadOnlyList<string> Headings, string Text, string? Language, string? Url)
{
    /// <summary>The headings in one line: <c>Spa &gt; Massages</c>.</summary>
    public string HeadingPath => string.Join(" > ", Headings);
}
