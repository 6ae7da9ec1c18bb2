using HotelConcierge.Media;
using HotelConcierge.Messages;
using HotelConcierge.Storage;

namespace HotelConcierge.Channels.WebChat;

/// <summary>
/// The files that guests send by web chat: a browser hands them to us before the message that they belong to. They lie with the guest's
/// other files and go with them, and after <see cref="GuestFiles.ContentKeptFor"/>.
/// </summary>
public sealed class WebUploads(IBlobStore blobs, FileDays days)
{
    /// <summary>In bytes, 10 MB.</summary>
    public const int Largest = 10_000_000;

    /// <summary>The most that are kept of a guest at a time.</summary>
    public const int Most = 50;

    private const string UrlPrefix = "upload:";
    private const string BlobPrefix = "upload-";

    /// <summary>How a message names a file.</summary>
    public static string UrlOf(Guid id) => $"{UrlPrefix}{id:D}";

    /// <summary>The file's id in what <see cref="UrlOf"/> made; null for anything else.</summary>
    public static Guid? IdIn(string url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return url.StartsWith(UrlPrefix, StringComparison.Ordinal) && Guid.TryParseExact(url[UrlPrefix.Length..], "D", out var id)
            ? id
            : null;
    }

    /// <summary>Keeps a file; the same id again replaces it.</summary>
    /// <param name="bytes">At most <see cref="Largest"/>.</param>
    /// <returns>False when the guest has <see cref="Most"/> already.</returns>
    public async Task<bool> KeepAsync(
        ConversationAddress guest, Guid id, string contentType, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var conversation = ConversationId.For(guest);
        var (name, others) = (NameOf(conversation, id), 0);
        await foreach (var other in blobs.ListAsync(new(conversation.Value), cancellationToken))
        {
            if (other != name && other.Value.Contains("/" + BlobPrefix, StringComparison.Ordinal))
                others++;
        }

        if (others >= Most)
            return false;

        // What a browser says of a file is shown to nobody: its bytes are looked at.
        var type = FileType.Of(bytes.Span, contentType)?.ContentType ?? "application/octet-stream";
        await days.KeepAsync(name, new(type, bytes), cancellationToken);
        return true;
    }

    /// <summary>A file; null when the guest has none of that id, or has it no more.</summary>
    public Task<Blob?> FindAsync(ConversationAddress guest, Guid id, CancellationToken cancellationToken) =>
        blobs.FindAsync(NameOf(ConversationId.For(guest), id), cancellationToken);

    private static BlobName NameOf(ConversationId conversation, Guid id) => new BlobName(conversation.Value).In($"{BlobPrefix}{id:D}");
}
