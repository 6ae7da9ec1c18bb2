using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using HotelConcierge.Messages;
using HotelConcierge.Storage;

namespace HotelConcierge.Media;

/// <summary>
/// The files that guests sent: a row each beside the guest's other rows, and the content in the blob store under the guest's name, so that
/// both go with the guest. The content goes earlier, <see cref="ContentKeptFor"/> after it came.
/// </summary>
public sealed class GuestFiles(ITableStore store, IBlobStore blobs, FileDays days)
{
    /// <summary>A file's content is kept for so long; what was found in it belongs to the conversation and stays with it.</summary>
    public static readonly TimeSpan ContentKeptFor = TimeSpan.FromDays(7);

    /// <summary>The most of a text that is kept, in UTF-16 code units.</summary>
    public const int LongestText = 20_000;

    private const int LongestName = 80;

    private const string Outcome = "outcome";
    private const string Name = "name";
    private const string Type = "type";
    private const string Size = "size";
    private const string Hash = "sha256";
    private const string Content = "blob";
    private const string Source = "source";
    private const string Text = "text";

    /// <summary>Keeps a file's content. Done again, it replaces what an interrupted run left.</summary>
    /// <param name="turn">The number of the turn that it came in.</param>
    /// <param name="place">Its place among that turn's files, from 0.</param>
    /// <returns>The file without what is found in it.</returns>
    public async Task<GuestFile> KeepContentAsync(
        ConversationId guest, long turn, int place, string name, FileType type, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(type);
        var blob = new BlobName(guest.Value).In(
            string.Create(CultureInfo.InvariantCulture, $"file-{turn:D10}-{place:D2}{type.Extension}"));

        await days.KeepAsync(blob, new(type.ContentType, bytes), cancellationToken);
        return new(FileOutcome.Kept)
        {
            Name = Cleaned(name),
            ContentType = type.ContentType,
            Size = bytes.Length,
            Hash = Convert.ToHexStringLower(SHA256.HashData(bytes.Span)),
            Blob = blob,
        };
    }

    /// <summary>Keeps what came of a file, or returns what an earlier run kept.</summary>
    public async Task<GuestFile> KeepAsync(ConversationId guest, long turn, int place, GuestFile file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        var properties = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Outcome] = file.Outcome.ToString(),
            [Name] = file.Name,
            [Type] = file.ContentType,
            [Size] = file.Size.ToString(CultureInfo.InvariantCulture),
            [Hash] = file.Hash,
        };
        if (file.Blob is { } blob)
            properties[Content] = blob.Value;
        if (file.Source.Length > 0)
            properties[Source] = file.Source;
        LongText.Write(properties, Text, file.Text.Length <= LongestText ? file.Text : Cut(file.Text));
        while (!await store.TryInsertAsync(GuestTables.Files, new(guest.Value, KeyOf(turn, place), properties), cancellationToken))
        {
            if (await FindAsync(guest, turn, place, cancellationToken) is { } known)
                return known;
            cancellationToken.ThrowIfCancellationRequested();
        }

        return file;
    }

    /// <summary>Lets go of a file, row and content.</summary>
    public async Task DeleteAsync(ConversationId guest, long turn, int place, GuestFile file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.Blob is { } blob)
            await blobs.DeleteAsync(blob, cancellationToken);
        await store.DeleteAsync(GuestTables.Files, guest.Value, KeyOf(turn, place), cancellationToken);
    }

    /// <summary>Lets go of the files of a message, rows and contents.</summary>
    /// <param name="source">The channel's id of the message.</param>
    /// <returns>Whether there were any.</returns>
    public async Task<bool> EraseAsync(ConversationId guest, string source, CancellationToken cancellationToken)
    {
        var files = new List<TableRow>();
        await foreach (var row in store.ScanAsync(GuestTables.Files, guest.Value, keyPrefix: "", cancellationToken))
        {
            if (row[Source] == source)
                files.Add(row);
        }

        foreach (var row in files)
        {
            if (row[Content] is { } blob)
                await blobs.DeleteAsync(new(blob), cancellationToken);
            await store.DeleteAsync(GuestTables.Files, guest.Value, row.Key, cancellationToken);
        }

        return files.Count > 0;
    }

    /// <summary>What came of a file; null when that is not known yet.</summary>
    public async Task<GuestFile?> FindAsync(ConversationId guest, long turn, int place, CancellationToken cancellationToken) =>
        await store.FindAsync(GuestTables.Files, guest.Value, KeyOf(turn, place), cancellationToken) is { } row ? Read(row) : null;

    /// <summary>What came of all files of a guest, in the order of their turns.</summary>
    public async IAsyncEnumerable<(long Turn, int Place, GuestFile File)> AllOfAsync(
        ConversationId guest, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in store.ScanAsync(GuestTables.Files, guest.Value, keyPrefix: "", cancellationToken))
        {
            if (row.Key.Split('-') is [var turn, var place])
                yield return (long.Parse(turn, CultureInfo.InvariantCulture), int.Parse(place, CultureInfo.InvariantCulture), Read(row));
        }
    }

    /// <summary>A file's content; null when it is not there any more.</summary>
    public Task<Blob?> FindContentAsync(BlobName blob, CancellationToken cancellationToken) => blobs.FindAsync(blob, cancellationToken);

    /// <summary>
    /// A name as people may be shown it: its last part, on one line, without signs that mean something to a path or a page.
    /// </summary>
    internal static string Cleaned(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var plain = new string([.. (GuestNames.Clean(last) ?? "").Where(c => !"\"'<>[]{}|:*?`".Contains(c, StringComparison.Ordinal))]).Trim(' ', '.');
        return plain.Length <= LongestName ? plain : Cut(plain, LongestName);
    }

    private static string Cut(string text, int most = LongestText) => text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    private static string KeyOf(long turn, int place) => string.Create(CultureInfo.InvariantCulture, $"{turn:D10}-{place:D2}");

    private static GuestFile Read(TableRow row) => new(Enum.Parse<FileOutcome>(row[Outcome]!))
    {
        Name = row[Name] ?? "",
        Source = row[Source] ?? "",
        ContentType = row[Type] ?? "",
        Size = int.Parse(row[Size] ?? "0", CultureInfo.InvariantCulture),
        Hash = row[Hash] ?? "",
        Blob = row[Content] is { } blob ? new(blob) : null,
        Text = LongText.Read(row, Text) ?? "",
    };
}
