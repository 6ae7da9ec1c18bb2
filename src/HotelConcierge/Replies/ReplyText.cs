using HotelConcierge.Messages;

namespace HotelConcierge.Replies;

/// <summary>From a model's Markdown to the messages a guest reads.</summary>
public static class ReplyText
{
    /// <summary>
    /// Formats with <see cref="ReplyFormat"/> and splits with <see cref="Chunker"/>, which here also knows the headings
    /// that the channel's formatting no longer shows.
    /// </summary>
    public static IReadOnlyList<string> ToChunks(string markdown, TextStyle style, ChunkOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        ArgumentNullException.ThrowIfNull(style);
        if (!style.Markup.Counts)
        {
            // Cut first: what does not count may not be cut either, and each chunk opens and closes its own.
            var read = MarkdownReader.Read(markdown);
            return Chunker.Split(
                read.Text,
                read.Headings,
                style,
                options ?? ChunkOptions.Default,
                (piece, number) => number + style.Markup.Write(read, piece.Start, piece.End));
        }

        var formatted = ReplyFormat.Format(markdown, style);
        return Chunker.Split(formatted.Text, formatted.Headings, style, options ?? ChunkOptions.Default);
    }
}
