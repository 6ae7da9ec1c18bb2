using HotelConcierge.Messages;
using HotelConcierge.Storage;

namespace HotelConcierge.Media;

/// <summary>The bytes of our own pictures and files: those in the assistants' folders, and those made for one guest.</summary>
/// <param name="assistantsFolder">The folder with one assistant in each sub-folder.</param>
public sealed class ReplyMedia(IBlobStore store, string assistantsFolder) : IHoldsGuestData
{
    /// <summary>The most bytes that are kept for a guest in one file.</summary>
    public const int LargestKept = 10_000_000;

    /// <summary>The most bytes of an asset: what Telegram takes from a bot. Channels take less of most kinds (their abilities).</summary>
    public const int LargestAsset = 50_000_000;

    /// <summary>The most bytes of a picture that every channel takes: WhatsApp's 5 MB.</summary>
    public const int LargestPicture = 5_000_000;

    private readonly string _root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(assistantsFolder)) + Path.DirectorySeparatorChar;

    /// <summary>Keeps a file for one guest, with what is known of them and as long as that.</summary>
    /// <param name="name">Lower-case letters, digits, dots and dashes; the same name again replaces it.</param>
    /// <returns>The source to put into a reply.</returns>
    /// <exception cref="ArgumentException">It is larger than <see cref="LargestKept"/>, or the name is none.</exception>
    public async Task<MediaSource> KeepAsync(
        ConversationId conversation, string name, ReadOnlyMemory<byte> bytes, string contentType, CancellationToken cancellationToken)
    {
        if (bytes.Length > LargestKept)
            throw new ArgumentException(
                $"{bytes.Length} bytes are more than the {LargestKept} that can be kept for a guest.",
                nameof(bytes));
        await store.PutAsync(new BlobName(conversation.Value).In(name), new(contentType, bytes), cancellationToken);
        return new($"{MediaSource.KeptPrefix}{conversation}/{name}", contentType);
    }

    /// <summary>Reads a file.</summary>
    /// <returns>Null when it is not ours, not there any more, or too large to send.</returns>
    public async Task<byte[]?> ReadAsync(MediaSource source, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (source.Uri.StartsWith(MediaSource.AssetPrefix, StringComparison.Ordinal))
            return await ReadAssetAsync(source.Uri[MediaSource.AssetPrefix.Length..], cancellationToken);
        if (!source.Uri.StartsWith(MediaSource.KeptPrefix, StringComparison.Ordinal)
            || source.Uri[MediaSource.KeptPrefix.Length..].Split('/') is not [var conversation, var name])
            return null;
        return (await store.FindAsync(new BlobName(conversation).In(name), cancellationToken))?.Content.ToArray();
    }

    /// <summary>Whether <see cref="ReadAsync"/> would find a file.</summary>
    public async Task<bool> HasAsync(MediaSource source, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.Uri.StartsWith(MediaSource.AssetPrefix, StringComparison.Ordinal)
            ? FindAsset(source.Uri[MediaSource.AssetPrefix.Length..]) is not null
            : await ReadAsync(source, cancellationToken) is not null;
    }

    /// <summary>Looks at a file of an assistant that may be sent to guests.</summary>
    /// <param name="path">From the assistant's folder, with forward slashes.</param>
    /// <returns>What it is by its bytes, and where it lies; null when it is not there, too large, or nothing that can be sent.</returns>
    internal async Task<(MediaSource Source, FileKind Kind)?> FindAsync(string assistant, string path, CancellationToken cancellationToken)
    {
        var file = new FileInfo(Path.GetFullPath(Path.Combine(_root, assistant, path)));
        var folder = Path.Combine(_root, assistant) + Path.DirectorySeparatorChar;
        if (!file.FullName.StartsWith(folder, StringComparison.Ordinal) || !file.Exists || file.Length is 0 or > LargestAsset)
            return null;
        var start = new byte[Math.Min(file.Length, FileType.LookedAt)];
        await using (var content = file.OpenRead())
            await content.ReadExactlyAsync(start, cancellationToken);
        if (FileType.Of(start, SaidToBe(file.Extension)) is not { } type)
            return null;
        var contentType = type.ContentType is "audio/ogg" && !FileType.IsVoice(start) ? "application/ogg" : type.ContentType;
        return (MediaSource.Asset(assistant, path, contentType) with { Size = file.Length }, type.Kind);
    }

    private static string SaidToBe(string extension) => extension.ToUpperInvariant() switch
    {
        ".M4A" => "audio/mp4",
        ".TXT" => "text/plain",
        _ => "",
    };

    /// <summary>Deletes the files that were made for a guest.</summary>
    async Task IHoldsGuestData.EraseAsync(ConversationId guest, CancellationToken cancellationToken)
    {
        var names = new List<BlobName>();
        await foreach (var name in store.ListAsync(new BlobName(guest.Value), cancellationToken))
            names.Add(name);
        foreach (var name in names)
            await store.DeleteAsync(name, cancellationToken);
    }

    /// <summary>Nothing: files go with their guests.</summary>
    Task IHoldsGuestData.TidyAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<byte[]?> ReadAssetAsync(string path, CancellationToken cancellationToken) =>
        FindAsset(path) is { } file ? await File.ReadAllBytesAsync(file.FullName, cancellationToken) : null;

    private FileInfo? FindAsset(string path)
    {
        // Paths come from an assistant's data and from tools, none of which has business outside of the folder.
        var file = new FileInfo(Path.GetFullPath(Path.Combine(_root, path)));
        return file.FullName.StartsWith(_root, StringComparison.Ordinal) && file.Exists && file.Length <= LargestAsset ? file : null;
    }
}
