using System.Runtime.InteropServices;
using System.Text;
using HotelConcierge.Messages;
using HotelConcierge.Text;

namespace HotelConcierge.Channels.WhatsApp;

/// <summary>Puts WhatsApp's marks into a text, line by line, wherever WhatsApp will read them as marks.</summary>
internal static class WhatsAppWriter
{
    public static FormattedText Write(RichText rich)
    {
        var insertions = new List<Insertion>();
        foreach (var span in rich.Spans)
            if (span.Kind is MarkKind.CodeBlock)
                AddCodeBlock(insertions, rich.Text, span);
            else
                AddLines(insertions, rich.Text, span);
        insertions.Sort(Insertion.Compare);
        return new FormattedText(Insert(rich.Text, insertions), Shift(rich.Headings, insertions));
    }

    private static void AddCodeBlock(List<Insertion> insertions, string text, RichSpan span)
    {
        var code = text.AsSpan(span.Start, span.End - span.Start);
        if (!code.IsWhiteSpace() && !code.Contains("```", StringComparison.Ordinal))
            Add(insertions, span);
    }

    private static void AddLines(List<Insertion> insertions, string text, RichSpan span)
    {
        for (var start = span.Start; start < span.End;)
        {
            var line = text.AsSpan(start, span.End - start);
            var length = line.IndexOf('\n');
            line = length < 0 ? line : line[..length];
            var content = line.Trim();
            var contentStart = start + line.Length - line.TrimStart().Length;
            if (CanMark(text, contentStart, content, WhatsAppMarkup.OpeningOf(span.Kind)[0]))
                Add(insertions, new RichSpan(contentStart, contentStart + content.Length, span.Kind));
            start += line.Length + 1;
        }
    }

    private static bool CanMark(string text, int start, ReadOnlySpan<char> content, char mark)
    {
        var end = start + content.Length;
        return !content.IsEmpty
            && !content.Contains(mark)
            && (start == 0 || IsFree(text[start - 1], mark))
            && (end == text.Length || IsFree(text[end], mark))
            && !Graphemes.Joins(text, end)
            && (mark == '`' || !WebAddress.IsAtEndOf(content));
    }

    private static bool IsFree(char neighbour, char mark) => neighbour != mark && !WhatsAppMarks.IsPartOfWord(neighbour);

    private static void Add(List<Insertion> insertions, RichSpan span)
    {
        var order = insertions.Count;
        insertions.Add(new Insertion(span.Start, Opens: true, order, WhatsAppMarkup.OpeningOf(span.Kind)));
        insertions.Add(new Insertion(span.End, Opens: false, order, WhatsAppMarkup.ClosingOf(span.Kind)));
    }

    private static string Insert(string text, List<Insertion> insertions)
    {
        var written = new StringBuilder(text.Length + insertions.Count * 2);
        var done = 0;
        foreach (var insertion in insertions)
        {
            written.Append(text, done, insertion.Position - done).Append(insertion.Text);
            done = insertion.Position;
        }

        return written.Append(text, done, text.Length - done).ToString();
    }

    private static List<Heading> Shift(IReadOnlyList<Heading> headings, List<Insertion> insertions)
    {
        var shifted = new List<Heading>(headings.Count);
        var (next, inserted) = (0, 0);
        foreach (var heading in headings)
        {
            while (next < insertions.Count && insertions[next].Position < heading.Start)
                inserted += insertions[next++].Text.Length;
            var start = heading.Start + inserted;
            while (next < insertions.Count && insertions[next].Position <= heading.End)
                inserted += insertions[next++].Text.Length;
            shifted.Add(new Heading(start, heading.End + inserted));
        }

        return shifted;
    }

    /// <summary>A mark to put in. Where several meet, what is open closes first, the innermost before the outer.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Insertion(int Position, bool Opens, int Order, string Text)
    {
        public static int Compare(Insertion one, Insertion other)
        {
            var result = one.Position.CompareTo(other.Position);
            if (result == 0)
                result = one.Opens.CompareTo(other.Opens);
            return result != 0 ? result : one.Opens ? one.Order.CompareTo(other.Order) : other.Order.CompareTo(one.Order);
        }
    }
}
