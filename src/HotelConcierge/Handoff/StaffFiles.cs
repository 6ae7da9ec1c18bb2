using System.Globalization;
using HotelConcierge.Media;
using HotelConcierge.Messages;

namespace HotelConcierge.Handoff;

/// <summary>The files that people at the desk send to guests. They are kept with what is known of the guest, and erased with it.</summary>
public sealed class StaffFiles(ReplyMedia media, CaseLog log, TimeProvider clock)
{
    /// <summary>In bytes.</summary>
    public const int Largest = ReplyMedia.LargestKept;

    private const string Prefix = "desk-";

    /// <summary>Keeps a file; the same id again is the same file.</summary>
    /// <param name="contentType">What it is said to be, which counts only where its bytes do not say.</param>
    /// <returns>The file; null, and why, when it cannot be sent to anybody.</returns>
    internal async Task<(StaffFile? File, string Why)> KeepAsync(
        ConversationId guest,
        string caseId,
        string id,
        string name,
        ReadOnlyMemory<byte> bytes,
        string contentType,
        CancellationToken cancellationToken)
    {
        if (bytes.Length is 0 or > Largest)
            return (null, string.Create(CultureInfo.InvariantCulture, $"A file has 1 to {Largest} bytes."));
        if (FileType.Of(bytes.Span, contentType) is not { } type)
            return (null, "This kind of file cannot be sent to guests.");
        var shown = GuestFiles.Cleaned(name) is { Length: > 0 } clean ? clean : id;
        var file = new StaffFile(id, shown, type.ContentType, bytes.Length);
        await media.KeepAsync(guest, BlobOf(caseId, id), bytes, type.ContentType, cancellationToken);
        await log.KeepAsync(
            guest,
            caseId,
            new(KeyOf(id), CaseEntryKind.Upload, clock.GetUtcNow(), Author: null, Text: "") { Files = [file] },
            cancellationToken);
        return (file, "");
    }

    /// <summary>A file that was kept; null when there is none of that id.</summary>
    internal async Task<StaffFile?> FindAsync(ConversationId guest, string caseId, string id, CancellationToken cancellationToken) =>
        DeskWork.IsKey(id) && await log.FindAsync(guest, caseId, KeyOf(id), cancellationToken) is { Files: [var file] } ? file : null;

    /// <summary>A file as a part of a message to the guest.</summary>
    internal static ReplyPart PartOf(ConversationId guest, string caseId, StaffFile file)
    {
        var source = SourceOf(guest, caseId, file);
        return file.ContentType.Split('/')[0] switch
        {
            "image" => new ReplyPart.Picture(source, "", file.Name),
            "audio" => new ReplyPart.Audio(source, file.Name, ""),
            "video" => new ReplyPart.Video(source, file.Name, ""),
            _ => new ReplyPart.File(source, file.Name, ""),
        };
    }

    /// <summary>Its bytes; null when they are not there any more.</summary>
    internal Task<byte[]?> ReadAsync(ConversationId guest, string caseId, StaffFile file, CancellationToken cancellationToken) =>
        media.ReadAsync(SourceOf(guest, caseId, file), cancellationToken);

    private static MediaSource SourceOf(ConversationId guest, string caseId, StaffFile file) =>
        new($"{MediaSource.KeptPrefix}{guest}/{BlobOf(caseId, file.Id)}", file.ContentType) { Size = file.Size };

    private static string BlobOf(string caseId, string id) => $"{Prefix}{caseId}-{id.ToLowerInvariant()}";

    private static string KeyOf(string id) => "file-" + id;
}
