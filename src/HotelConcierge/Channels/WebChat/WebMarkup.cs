using HotelConcierge.Messages;

namespace HotelConcierge.Channels.WebChat;

/// <summary>What the page shows: tags around plain text in which everything else is escaped. Tags do not count towards a length.</summary>
internal sealed class WebMarkup : TextMarkup
{
    private WebMarkup()
    {
    }

    /// <summary>The only one there is.</summary>
    public static TextMarkup Instance { get; } = new WebMarkup();

    internal override bool Counts => false;

    internal override FormattedText Write(RichText text) => new(Write(text, 0, text.Text.Length), []);

    internal override string Write(RichText text, int start, int end) => HtmlText.Write(text, start, end);
}
