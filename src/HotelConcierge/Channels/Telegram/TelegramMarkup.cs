using HotelConcierge.Messages;

namespace HotelConcierge.Channels.Telegram;

/// <summary>
/// Telegram's HTML: tags around plain text in which everything else is escaped, so that all of it is shown as written. Tags and
/// escapes neither count towards the length of a message nor may be cut.
/// </summary>
public sealed class TelegramMarkup : TextMarkup
{
    private TelegramMarkup()
    {
    }

    /// <summary>The only one there is.</summary>
    public static TextMarkup Instance { get; } = new TelegramMarkup();

    public override bool LinksNames => true;

    internal override bool Counts => false;

    /// <inheritdoc/>
    /// <remarks>Without headings: they matter for cutting, which is over by then.</remarks>
    internal override FormattedText Write(RichText text) => new(Write(text, 0, text.Text.Length), []);

    internal override string Write(RichText text, int start, int end) => HtmlText.Write(text, start, end);
}
