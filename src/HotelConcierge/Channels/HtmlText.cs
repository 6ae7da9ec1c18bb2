using System.Runtime.InteropServices;
using System.Text;
using HotelConcierge.Messages;

namespace HotelConcierge.Channels;

/// <summary>
/// Writes text as HTML with a few tags, as Telegram's <c>parse_mode=HTML</c> takes it and pages show it, and takes the tags away again.
/// Everything that is not one of our tags is escaped, so no text can break the parsing. See
/// https://core.telegram.org/bots/api#html-style.
/// </summary>
internal static class HtmlText
{
    private static readonly string[] _tags = ["b", "i", "s", "code", "pre"];

    /// <summary>Writes a part of a text; what is formatted beyond its ends is formatted up to them.</summary>
    public static string Write(RichText rich, int start, int end)
    {
        var tags = new List<Tag>();
        foreach (var span in rich.Spans)
        {
            var (from, to) = (Math.Max(span.Start, start), Math.Min(span.End, end));
            if (from >= to || TagOf(span.Kind) is not { } name)
                continue;
            var order = tags.Count;
            tags.Add(new(from, Opens: true, order, name));
            tags.Add(new(to, Opens: false, order, name));
        }

        tags.Sort(Tag.Compare);
        var written = new StringBuilder(end - start + tags.Count * 6);
        var done = start;
        foreach (var tag in tags)
        {
            AppendEscaped(written, rich.Text.AsSpan(done, tag.Position - done));
            written.Append(tag.Opens ? "<" : "</").Append(tag.Name).Append('>');
            done = tag.Position;
        }

        return AppendEscaped(written, rich.Text.AsSpan(done, end - done)).ToString();
    }

    /// <summary>The text that a guest reads, without tags and escapes.</summary>
    public static string ToPlain(string html)
    {
        var plain = new StringBuilder(html.Length);
        for (var at = 0; at < html.Length;)
        {
            var rest = html.AsSpan(at);
            if (TagLength(rest) is > 0 and var tag)
            {
                at += tag;
                continue;
            }

            var (sign, length) = rest switch
            {
                _ when rest.StartsWith("&lt;", StringComparison.Ordinal) => ('<', 4),
                _ when rest.StartsWith("&gt;", StringComparison.Ordinal) => ('>', 4),
                _ when rest.StartsWith("&amp;", StringComparison.Ordinal) => ('&', 5),
                _ => (rest[0], 1),
            };
            plain.Append(sign);
            at += length;
        }

        return plain.ToString();
    }

    private static int TagLength(ReadOnlySpan<char> html)
    {
        if (html[0] != '<')
            return 0;
        var name = html[(html.Length > 1 && html[1] == '/' ? 2 : 1)..];
        foreach (var tag in _tags)
            if (name.StartsWith(tag, StringComparison.Ordinal) && name.Length > tag.Length && name[tag.Length] == '>')
                return html.Length - name.Length + tag.Length + 1;
        return 0;
    }

    private static string? TagOf(MarkKind kind) => kind switch
    {
        MarkKind.Bold => "b",
        MarkKind.Italic => "i",
        MarkKind.Struck => "s",
        MarkKind.Code or MarkKind.WideCode => "code",
        MarkKind.CodeBlock => "pre",
        _ => null,
    };

    private static StringBuilder AppendEscaped(StringBuilder written, ReadOnlySpan<char> text)
    {
        foreach (var sign in text)
        {
            _ = sign switch
            {
                '<' => written.Append("&lt;"),
                '>' => written.Append("&gt;"),
                '&' => written.Append("&amp;"),
                _ => written.Append(sign),
            };
        }

        return written;
    }

    /// <summary>A tag to put in. Where several meet, what is open closes first, the innermost before the outer.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Tag(int Position, bool Opens, int Order, string Name)
    {
        public static int Compare(Tag one, Tag other)
        {
            var result = one.Position.CompareTo(other.Position);
            if (result == 0)
                result = one.Opens.CompareTo(other.Opens);
            return result != 0 ? result : one.Opens ? one.Order.CompareTo(other.Order) : other.Order.CompareTo(one.Order);
        }
    }
}
