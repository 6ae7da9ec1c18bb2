using System.Globalization;
using System.Text;

namespace HotelConcierge.Simulators.Telegram;

/// <summary>Reads the HTML that Telegram documents, as strictly: one stray sign and nothing is sent.</summary>
internal static class TelegramText
{
    private static readonly string[] _tags =
        ["b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "code", "pre", "a", "blockquote", "tg-spoiler", "span"];

    /// <summary>Telegram counts code points, not UTF-16 units.</summary>
    public static int LengthOf(string text) => text.EnumerateRunes().Count();

    /// <returns>The words, or what is wrong with the tags.</returns>
    public static (string Text, string? Problem) Parse(string source, string parseMode)
    {
        if (parseMode.Length == 0)
            return (source.Trim(), null);
        if (!parseMode.Equals("HTML", StringComparison.OrdinalIgnoreCase))
            return ("", "unsupported parse_mode");

        var text = new StringBuilder();
        var open = new Stack<string>();
        for (var at = 0; at < source.Length;)
        {
            if (source[at] == '<')
            {
                var end = source.IndexOf('>', at);
                if (end < 0)
                    return ("", Problem("Unclosed start tag", source, at));
                var inside = source[(at + 1)..end];
                if (ReadTag(inside, open) is { } problem)
                    return ("", Problem(problem, source, at));
                at = end + 1;
                continue;
            }

            var (sign, length) = source[at] == '&' ? ReadEntity(source, at) : (source[at].ToString(), 1);
            text.Append(sign);
            at += length;
        }

        return open.Count > 0
            ? ("", $"can't parse entities: Can't find end tag corresponding to start tag \"{open.Peek()}\"")
            : (text.ToString().Trim(), null);
    }

    private static string? ReadTag(string inside, Stack<string> open)
    {
        if (inside.StartsWith('/'))
        {
            if (open.Count == 0)
                return "Unexpected end tag";
            return open.Pop() == inside[1..].Trim() ? null : "Unmatched end tag";
        }

        var name = inside.Split(' ', 2)[0];
        if (!_tags.Contains(name, StringComparer.Ordinal))
            return $"Unsupported start tag \"{name}\"";
        open.Push(name);
        return null;
    }

    private static (string Sign, int Length) ReadEntity(string source, int at)
    {
        foreach (var (entity, sign) in new[] { ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"), ("&quot;", "\"") })
            if (source.AsSpan(at).StartsWith(entity, StringComparison.Ordinal))
                return (sign, entity.Length);
        return ("&", 1);
    }

    private static string Problem(string what, string source, int at) => string.Create(
        CultureInfo.InvariantCulture, $"can't parse entities: {what} at byte offset {Encoding.UTF8.GetByteCount(source.AsSpan(0, at))}");
}
