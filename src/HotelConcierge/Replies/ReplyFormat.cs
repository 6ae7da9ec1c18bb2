using HotelConcierge.Messages;

namespace HotelConcierge.Replies;

/// <summary>
/// Writes a model's Markdown the way a channel shows it. Markdown's own marks are replaced, and the language of a code block
/// and the tooltip of a link are not shown; apart from these no character of the text is lost. Headings become bold lines
/// (from level three bold italic), links <c>text (url)</c>, images <c>alt (url)</c>, tables one line a row with a bold first
/// line, rules a blank line. HTML tags for formatting become the same (bold, a line, a list, a link); others, such as
/// <c>&lt;script&gt;</c> or <c>&lt;your name&gt;</c>, stay visible as text. Stars between numbers are signs of arithmetic.
/// Which marks it then has is the business of the channel's <see cref="TextMarkup"/>.
/// Text that nests deeper than any person would write, or one line longer than 16,384 units, is shown as it was written.
/// </summary>
public static class ReplyFormat
{
    /// <returns>The formatted text, of any length; <see cref="Chunker"/> cuts it.</returns>
    public static string Render(string markdown, TextStyle style) => Format(markdown, style).Text;

    internal static FormattedText Format(string markdown, TextStyle style)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        ArgumentNullException.ThrowIfNull(style);
        return style.Markup.Write(MarkdownReader.Read(markdown));
    }
}
