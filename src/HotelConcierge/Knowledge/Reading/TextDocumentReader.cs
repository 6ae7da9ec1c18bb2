namespace HotelConcierge.Knowledge.Reading;

/// <summary>
/// Reads plain text, also what a PDF's pages say. A line underlined with <c>===</c> or <c>---</c> is a heading, and so is a
/// short line in capitals; blank lines end a paragraph; a form feed begins a page.
/// </summary>
internal static class TextDocumentReader
{
    /// <summary>In characters; what is longer is a paragraph.</summary>
    public const int LongestHeading = 80;

    public static KnowledgeDocument Read(string text)
    {
        var (matter, body) = FrontMatter.Split(text.ReplaceLineEndings("\n"));
        var builder = new DocumentBuilder();
        foreach (var page in body.Split('\f'))
            ReadPage(page, builder);
        return new(matter.Title ?? builder.FirstHeading, matter.Language, matter.Url, builder.Build());
    }

    private static void ReadPage(string page, DocumentBuilder builder)
    {
        var lines = page.Split('\n');
        var paragraph = new List<string>();
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            if (line.Length == 0)
            {
                End(paragraph, builder);
            }
            else if (paragraph.Count == 0 && i + 1 < lines.Length && UnderlineLevel(line, lines[i + 1].Trim()) is { } level)
            {
                builder.AddHeading(level, line);
                i++;
            }
            else if (paragraph.Count == 0 && IsInCapitals(line))
            {
                builder.AddHeading(2, line);
            }
            else
            {
                if (IsListItem(line))
                    End(paragraph, builder);
                paragraph.Add(line);
            }
        }

        End(paragraph, builder);
    }

    private static int? UnderlineLevel(string line, string next)
    {
        if (line.Length > LongestHeading || next.Length < 3)
            return null;
        return next.All(c => c == '=') ? 1 : next.All(c => c == '-') ? 2 : null;
    }

    private static bool IsInCapitals(string line) =>
        line.Length <= LongestHeading && line.Count(char.IsUpper) >= 3 && !line.Any(char.IsLower) && !line.EndsWith('.');

    private static bool IsListItem(string line) =>
        line.Length > 2 && line[0] is '-' or '*' or '•' or '·' && line[1] == ' ';

    private static void End(List<string> paragraph, DocumentBuilder builder)
    {
        builder.AddBlock(string.Join(' ', paragraph));
        paragraph.Clear();
    }
}
