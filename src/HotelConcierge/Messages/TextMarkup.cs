namespace HotelConcierge.Messages;

/// <summary>
/// How a channel writes bold, italic and the like. It stands with its channel, which says so in its
/// <see cref="ChannelAbilities"/>; a channel without marks takes <see cref="Plain"/>.
/// </summary>
public abstract class TextMarkup
{
    /// <summary>No marks, such as SMS.</summary>
    public static TextMarkup Plain { get; } = new PlainMarkup();

    /// <summary>Whether a name is written as a link to its website. Where it is not, the name stands alone.</summary>
    public virtual bool LinksNames => false;

    /// <summary>
    /// Whether marks count towards the length of a message. Where they do, text is formatted and then cut, and the marks that
    /// are open at a cut are closed and opened again. Where they do not, text is cut first and every piece is formatted by itself.
    /// </summary>
    internal virtual bool Counts => true;

    /// <summary>Formats a whole text.</summary>
    internal abstract FormattedText Write(RichText text);

    /// <summary>Formats a piece of a text, where marks do not count; what is formatted beyond its ends is formatted up to them.</summary>
    /// <exception cref="NotSupportedException">Marks count here.</exception>
    internal virtual string Write(RichText text, int start, int end) =>
        throw new NotSupportedException($"{GetType().Name} formats before it cuts: override Write for pieces, or let Counts be true.");

    /// <summary>Finds the marks that formatted text shows, where they count; null where nothing in a text is a mark.</summary>
    internal virtual WrittenMarks? Read(string text) => null;

    /// <summary>What opens a kind of formatting, where marks count.</summary>
    internal virtual string Opening(MarkKind kind) => "";

    /// <summary>What closes it.</summary>
    internal virtual string Closing(MarkKind kind) => "";

    private sealed class PlainMarkup : TextMarkup
    {
        internal override FormattedText Write(RichText text) => new(text.Text, text.Headings);
    }
}
