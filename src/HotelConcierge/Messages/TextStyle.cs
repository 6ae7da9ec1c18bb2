namespace HotelConcierge.Messages;

/// <summary>How a channel writes bold, italic and the like.</summary>
public enum TextMarkup
{
    /// <summary>None: SMS and LINE.</summary>
    Plain,

    /// <summary>WhatsApp's <c>*bold*</c>, <c>_italic_</c>, <c>~struck~</c>, <c>`code`</c> and triple backticks.</summary>
    WhatsApp,

    /// <summary>Telegram's HTML: tags around plain text in which <c>&lt;</c>, <c>&gt;</c> and <c>&amp;</c> are escaped.</summary>
    TelegramHtml,
}

/// <summary>How text has to look on a channel.</summary>
/// <param name="Markup">Its formatting marks.</param>
/// <param name="MaxLength">
/// The most one message may hold, in UTF-16 code units after formatting, at least 20. Tags and escapes of
/// <see cref="TextMarkup.TelegramHtml"/> do not count.
/// </param>
public sealed record TextStyle(TextMarkup Markup, int MaxLength);
