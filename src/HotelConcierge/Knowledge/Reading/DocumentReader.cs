namespace HotelConcierge.Knowledge.Reading;

/// <summary>Reads a file by its ending: Markdown, text, HTML and PDF.</summary>
internal static class DocumentReader
{
    /// <summary>In bytes. A guide of a thousand pages is smaller; what is larger is a mistake or an attack.</summary>
    public const int MaxLength = 16 * 1024 * 1024;

    public static string TooLong { get; } = $"has more than {MaxLength / (1024 * 1024)} MiB; split it into smaller files";

    private static readonly string[] Endings = [".md", ".markdown", ".txt", ".html", ".htm", ".pdf"];

    /// <summary>Whether a file of that name is a document of ours; other files may lie beside them.</summary>
    public static bool Reads(string name) => Array.Exists(Endings, ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <exception cref="DocumentException">It cannot be read; the message says what to do.</exception>
    /// <param name="mostPages">Of a longer PDF the rest is left out.</param>
    public static KnowledgeDocument Read(string name, ReadOnlyMemory<byte> content, int mostPages = int.MaxValue)
    {
        if (content.Length > MaxLength)
            throw new DocumentException(TooLong);
        var document = Path.GetExtension(name).ToLowerInvariant() switch
        {
            ".pdf" => TextDocumentReader.Read(PdfText.Read(content, mostPages)),
            ".html" or ".htm" => HtmlDocumentReader.Read(DocumentText.Decode(content.Span)),
            ".txt" => TextDocumentReader.Read(DocumentText.Decode(content.Span)),
            _ => MarkdownDocumentReader.Read(DocumentText.Decode(content.Span)),
        };
        return document.Sections.Count > 0
            ? document
            : throw new DocumentException("holds no text; remove it, or save scanned pages as text");
    }
}
