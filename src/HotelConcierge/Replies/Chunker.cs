using System.Globalization;
using HotelConcierge.Messages;

namespace HotelConcierge.Replies;

/// <summary>
/// Cuts formatted text into messages. Each is at most <see cref="TextStyle.MaxLength"/> UTF-16 code units long, with all its
/// marks and numbers, and none is empty. They hold the whole text in order, less the white space at the cuts.
/// <list type="bullet">
/// <item>It cuts where a reader would pause: before a section, between paragraphs, list items, sentences or lines, clauses,
/// words; it gives a better pause up in favour of a worse one only to keep messages at least half full.</item>
/// <item>A heading stays with what follows it, wherever the limit has room for it and one more word.</item>
/// <item>An address is never cut if it fits in a message alone (less the number, if there is one). A longer one is cut at the limit.</item>
/// <item>A character as a reader sees it (accents, emoji families, flags) is never cut if it fits in a message alone; a
/// longer one is cut between code points.</item>
/// <item>Marks that count are closed at a cut and opened again after it. Where they would leave no room for an address or a
/// character, that message goes without them.</item>
/// </list>
/// </summary>
public static class Chunker
{
    /// <summary>The shortest message that the promises above hold for.</summary>
    public const int ShortestMaxLength = 20;

    /// <returns>No chunk for text that is empty or white space.</returns>
    /// <remarks>Text with marks that do not count cannot be cut any more: <see cref="ReplyText"/> cuts before they are written.</remarks>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="TextStyle.MaxLength"/> is below <see
    /// cref="ShortestMaxLength"/>.</exception>
    public static IReadOnlyList<string> Split(string text, TextStyle style, ChunkOptions? options = null) =>
        Split(text, [], style, options ?? ChunkOptions.Default);

    internal static List<string> Split(string text, IReadOnlyList<Heading> headings, TextStyle style, ChunkOptions options) =>
        Split(text, headings, style, options, (piece, number) => Write(text, style.Markup, piece, number));

    /// <param name="write">Writes a piece of the text, after its number.</param>
    internal static List<string> Split(
        string text, IReadOnlyList<Heading> headings, TextStyle style, ChunkOptions options, Func<Piece, string, string> write)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(style);
        if (style.MaxLength < ShortestMaxLength)
            throw new ArgumentOutOfRangeException(
                nameof(style), style.MaxLength, $"TextStyle.MaxLength must be at least {ShortestMaxLength}.");

        var layout = TextLayout.Of(text, headings, style.Markup);
        var pieces = new Splitter(text, layout, style.MaxLength).Split();
        if (options.NumberAbove is not { } most || pieces.Count <= most || style.MaxLength < ChunkOptions.ShortestNumbered)
            return pieces.ConvertAll(piece => write(piece, ""));

        // The numbers take room, which can make more chunks, whose numbers can take more room.
        for (var digits = Digits(pieces.Count); ; digits++)
        {
            var room = style.MaxLength - Number(0, 0).Length - 2 * (digits - 1);
            pieces = new Splitter(text, layout, room).Split();
            if (Digits(pieces.Count) <= digits)
                return [.. pieces.Select((piece, index) => write(piece, Number(index + 1, pieces.Count)))];
        }
    }

    private static string Write(string text, TextMarkup markup, Piece piece, string number) => string.Concat(
        string.Concat(number, piece.Before.ReopeningIn(markup)),
        text.AsSpan(piece.Start, piece.End - piece.Start),
        piece.After.ClosingIn(markup));

    private static string Number(int index, int count) => string.Create(CultureInfo.InvariantCulture, $"({index}/{count})\n");

    private static int Digits(int count) => count.ToString(CultureInfo.InvariantCulture).Length;
}
