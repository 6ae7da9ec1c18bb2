using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;
using UglyToad.PdfPig.Exceptions;

namespace HotelConcierge.Knowledge.Reading;

/// <summary>
/// Takes the text out of a PDF, in the form that <see cref="TextDocumentReader"/> reads: a form feed after each page, and headings
/// underlined. A heading is what stands in a larger type than the rest, or alone in bold. Decision 0020 says why a library does it.
/// </summary>
internal static class PdfText
{
    /// <summary>A heading is larger than the type of most of the text by this factor.</summary>
    private const double LargerBy = 1.15;

    private const int LongestBoldHeading = 80;

    /// <exception cref="DocumentException">It cannot be read; the message says what to do.</exception>
    public static string Read(ReadOnlyMemory<byte> pdf)
    {
        var lines = ReadLines(pdf);
        var body = lines.GroupBy(line => line.Type).MaxBy(type => type.Sum(line => line.Text.Length))?.Key ?? default;
        var title = lines.Max(line => (double?)line.Type.Size) ?? 0;
        var text = new StringBuilder();
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (!IsHeading(line, body))
            {
                text.Append(line.Text).Append(line.EndsPage ? "\n\f" : "\n");
                continue;
            }

            // A long heading goes on in the next line of the same size.
            var heading = new StringBuilder(line.Text);
            while (!lines[i].EndsPage && i + 1 < lines.Count && lines[i + 1] is { Text.Length: > 0 } next && next.Type == line.Type)
            {
                heading.Append(' ').Append(next.Text);
                i++;
            }

            text.Append('\n')
                .Append(heading)
                .Append('\n')
                .Append(line.Type.Size == title ? "===" : "---")
                .Append(lines[i].EndsPage ? "\n\f" : "\n");
        }

        return text.ToString();
    }

    private static List<Line> ReadLines(ReadOnlyMemory<byte> pdf)
    {
        try
        {
            using var document = PdfDocument.Open(pdf.ToArray());
            return [.. document.GetPages().SelectMany(LinesOf)];
        }
        catch (PdfDocumentEncryptedException locked)
        {
            throw new DocumentException("is a PDF with a password; save it again without one", locked);
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            // Of a broken file the library throws whatever its parsers run into.
            throw new DocumentException("is no PDF that can be read; save it again, or as Markdown, HTML or text", broken);
        }
    }

    /// <summary>The lines as they were written, which keeps columns apart and the cells of a table's row together.</summary>
    private static List<Line> LinesOf(Page page)
    {
        var letters = page.Letters.Where(letter => !string.IsNullOrWhiteSpace(letter.Value)).ToList();
        var lines = new List<Line>();
        var next = 0;
        foreach (var text in ContentOrderTextExtractor.GetText(page, addDoubleNewline: true).ReplaceLineEndings("\n").Split('\n'))
        {
            // The text is made of the letters in their order, and white space between them.
            var first = next;
            for (var left = text.Count(sign => !char.IsWhiteSpace(sign)); left > 0 && next < letters.Count; next++)
                left -= letters[next].Value.Count(sign => !char.IsWhiteSpace(sign));
            var own = letters[first..next];
            var type = own.Count == 0 ? default : new LineType(Math.Round(own[0].PointSize, 1), own.TrueForAll(IsBold));
            lines.Add(new(text.Trim(), type, EndsPage: false));
        }

        lines[^1] = lines[^1] with { EndsPage = true };
        return lines;
    }

    private static bool IsHeading(Line line, LineType body) =>
        line.Text.Length > 0
        && (line.Type.Size >= body.Size * LargerBy || line.Type.IsBold && !body.IsBold && line.Text.Length <= LongestBoldHeading);

    /// <summary>Of the fonts that every reader has, only the name tells.</summary>
    private static bool IsBold(Letter letter) =>
        letter.FontDetails.IsBold || letter.FontName?.Contains("Bold", StringComparison.OrdinalIgnoreCase) is true;

    private sealed record Line(string Text, LineType Type, bool EndsPage);

    /// <param name="Size">In points, of its first letter.</param>
    /// <param name="IsBold">Whether all of it is.</param>
    private readonly record struct LineType(double Size, bool IsBold);
}
