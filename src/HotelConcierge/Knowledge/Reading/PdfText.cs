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

    /// <exception cref="DocumentException">It cannot be read; the message says what to do.</exception>
    /// <param name="mostPages">Of a longer one the rest is left out.</param>
    public static string Read(ReadOnlyMemory<byte> pdf, int mostPages = int.MaxValue)
    {
        var lines = ReadLines(pdf, mostPages);
        var body = lines.GroupBy(line => line.Type).MaxBy(type => type.Sum(line => line.Text.Length))?.Key ?? default;
        var title = lines.Max(line => (double?)line.Type.Size) ?? 0;
        var text = new StringBuilder();
        for (var i = 0; i < lines.Count;)
        {
            var run = RunFrom(i, lines);
            var whole = string.Join(' ', run.Select(line => line.Text));
            var end = run[^1].EndsPage ? "\n\f" : "\n";
            if (Stands(run[0].Type, body) && whole.Length is > 0 and <= TextDocumentReader.LongestHeading)
                text.Append('\n').Append(whole).Append('\n').Append(run[0].Type.Size == title ? "===" : "---").Append(end);
            else
                text.AppendJoin('\n', run.Select(line => line.Text)).Append(end);
            i += run.Count;
        }

        return text.ToString();
    }

    private static List<Line> ReadLines(ReadOnlyMemory<byte> pdf, int mostPages)
    {
        try
        {
            using var document = PdfDocument.Open(pdf.ToArray());
            return [.. document.GetPages().Take(mostPages).SelectMany(LinesOf)];
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

    /// <summary>A line and those below it of the same type, such as a heading of two lines, or a paragraph.</summary>
    private static List<Line> RunFrom(int first, List<Line> lines)
    {
        var run = new List<Line> { lines[first] };
        while (!run[^1].EndsPage && first + run.Count < lines.Count && lines[first + run.Count] is var next && next.Type == run[0].Type)
            run.Add(next);
        return run;
    }

    /// <summary>Whether a type stands out from that of most of the text. A paragraph may, too: its length tells it from a heading.</summary>
    private static bool Stands(LineType type, LineType body) => type.Size >= body.Size * LargerBy || (type.IsBold && !body.IsBold);

    /// <summary>Of the fonts that every reader has, only the name tells.</summary>
    private static bool IsBold(Letter letter) =>
        letter.FontDetails.IsBold || letter.FontName?.Contains("Bold", StringComparison.OrdinalIgnoreCase) is true;

    private sealed record Line(string Text, LineType Type, bool EndsPage);

    /// <param name="Size">In points, of its first letter.</param>
    /// <param name="IsBold">Whether all of it is.</param>
    private readonly record struct LineType(double Size, bool IsBold);
}
