using HotelConcierge.Messages;

namespace HotelConcierge.Channels.WhatsApp;

/// <summary>
/// WhatsApp's <c>*bold*</c>, <c>_italic_</c>, <c>~struck~</c>, <c>`code`</c> and triple backticks, through whichever provider.
/// </summary>
/// <remarks>
/// On WhatsApp a mark counts only at the edge of a word and on one line. Marks that the guest would otherwise read as stray
/// characters are left out: inside a word, around text that holds the same character, and after an address, which would
/// swallow them. Characters of the text itself stay as they are, even where WhatsApp takes a pair of them for formatting,
/// because it has no escape and invisible characters would spoil a code that a guest copies.
/// </remarks>
public sealed class WhatsAppMarkup : TextMarkup
{
    private WhatsAppMarkup()
    {
    }

    /// <summary>The only one there is.</summary>
    public static TextMarkup Instance { get; } = new WhatsAppMarkup();

    internal static string OpeningOf(MarkKind kind) => kind switch
    {
        MarkKind.Bold => "*",
        MarkKind.Italic => "_",
        MarkKind.Struck => "~",
        MarkKind.Code => "`",
        MarkKind.WideCode => "```",
        MarkKind.CodeBlock => "```\n",
        _ => "",
    };

    internal static string ClosingOf(MarkKind kind) => kind is MarkKind.CodeBlock ? "\n```" : OpeningOf(kind);

    internal override FormattedText Write(RichText text) => WhatsAppWriter.Write(text);

    internal override WrittenMarks? Read(string text) => WhatsAppMarks.Read(text);

    internal override string Opening(MarkKind kind) => OpeningOf(kind);

    internal override string Closing(MarkKind kind) => ClosingOf(kind);
}
