using HotelConcierge.Channels.Telegram;
using HotelConcierge.Channels.WhatsApp;
using HotelConcierge.Messages;

namespace HotelConcierge.Replies;

/// <summary>
/// Writes a model's Markdown the way a channel shows it. Markdown's own marks are replaced, and the language of a code block
/// and the tooltip of a link are not shown; apart from these no character of the text is lost. Headings become bold lines
/// (from level three bold italic), links <c>text (url)</c>, images <c>alt (url)</c>, tables one line a row with a bold first
/// line, rules a blank line; HTML stays visible as text.
/// <para>
/// On WhatsApp a mark counts only at the edge of a word and on one line. Marks that the guest would otherwise read as stray
/// characters are left out: inside a word, around text that holds the same character, and after an address, which would
/// swallow them. Characters of the text itself stay as they are, even where WhatsApp takes a pair of them for formatting,
/// because it has no escape and invisible characters would spoil a code that a guest copies.
/// </para>
/// <para>For Telegram everything of the text is escaped, so that all of it is shown as written.</para>
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
        var read = MarkdownReader.Read(markdown);
        return style.Markup switch
        {
            TextMarkup.WhatsApp => WhatsAppWriter.Write(read),

            // Where the headings are matters for cutting, which for Telegram happens before the tags are written.
            TextMarkup.TelegramHtml => new FormattedText(TelegramHtml.Write(read, 0, read.Text.Length), []),
            _ => new FormattedText(read.Text, read.Headings),
        };
    }
}
