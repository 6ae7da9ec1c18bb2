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
        var formatted = ReplyFormat.Format(markdown, style);
        return Chunker.Split(formatted.Text, formatted.Headings, style, options ?? ChunkOptions.Default);
    }
}
