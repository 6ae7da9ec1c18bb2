using HotelConcierge.Knowledge.Reading;
using HotelConcierge.Media;
using HotelConcierge.Messages;
using HotelConcierge.Model;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Turns;

/// <summary>Which files of guests are fetched here, and what is found in them.</summary>
public sealed partial class FileReading(Transcriber transcriber, ModelSight sight, ILogger<FileReading> log)
{
    /// <summary>The most bytes of a document of a guest: what a model would be shown of a larger one is little anyway.</summary>
    public const int LargestDocument = 5_000_000;

    /// <summary>More pages of a document are not read.</summary>
    public const int MostPages = 30;

    /// <summary>The most bytes of a PDF once it is inflated.</summary>
    private const long LargestInflated = 50_000_000;

    /// <summary>The most bytes of a picture that a model is shown.</summary>
    public const int LargestPicture = 10_000_000;

    /// <summary>The most bytes of a file that is brought to people, whatever it is: as much as WhatsApp carries of most kinds.</summary>
    public const int LargestForPeople = 16_000_000;

    /// <summary>Whether anything here can use a file of that kind, so that it is worth fetching.</summary>
    /// <param name="contentType">As its sender says.</param>
    public bool IsWanted(MessageKind kind, string contentType) => kind switch
    {
        MessageKind.Document when IsSound(contentType) => transcriber.IsThere,
        MessageKind.Document when IsPicture(contentType) => sight.SeesPictures,
        MessageKind.Voice => transcriber.IsThere,
        MessageKind.Picture => sight.SeesPictures,
        MessageKind.Document => sight.ReadsDocuments,
        _ => false,
    };

    /// <summary>What a file is for its sender: what its message is, or by itself where several kinds came in one.</summary>
    public static MessageKind KindOf(InboundMessage message, InboundMedia media)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(media);
        if (message.Media.Count == 1)
            return message.Kind;
        return media.ContentType.Split('/')[0].Trim().ToLowerInvariant() switch
        {
            "audio" => MessageKind.Voice,
            "image" => MessageKind.Picture,
            "video" => MessageKind.Video,
            _ => MessageKind.Document,
        };
    }

    /// <summary>The most bytes that are fetched.</summary>
    /// <param name="contentType">As its sender says.</param>
    public static int MostFor(MessageKind kind, string contentType) => kind switch
    {
        MessageKind.Voice => Transcriber.Largest,
        MessageKind.Picture => LargestPicture,
        _ when IsSound(contentType) => Transcriber.Largest,
        _ when IsPicture(contentType) => LargestPicture,
        _ => LargestDocument,
    };

    private static bool IsSound(string contentType) => contentType.StartsWith("audio/", StringComparison.OrdinalIgnoreCase);

    private static bool IsPicture(string contentType) => contentType.StartsWith("image/", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a file is by its content what its message says; a picture or a recording may also come as a document.</summary>
    public static bool IsWhatWasSaid(FileType type, MessageKind kind)
    {
        ArgumentNullException.ThrowIfNull(type);
        return kind switch
        {
            MessageKind.Voice => type.Kind is FileKind.Sound,
            MessageKind.Picture => type.Kind is FileKind.Picture,
            MessageKind.Document => type.Kind is not FileKind.Video,
            _ => false,
        };
    }

    /// <summary>Finds out what is in a file.</summary>
    /// <param name="names">What a recording may speak of by name, as <see cref="Transcriber.HearAsync"/> takes it.</param>
    /// <exception cref="ModelException">The transcription service is silent for now.</exception>
    public async Task<GuestFile> ReadAsync(
        GuestFile file, FileType type, ReadOnlyMemory<byte> bytes, string names, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(type);
        return type.Kind switch
        {
            FileKind.Sound => await HearAsync(file, type, bytes, names, cancellationToken),
            FileKind.Document when bytes.Length > LargestDocument => file with { Outcome = FileOutcome.TooLarge },
            FileKind.Picture => file with { Outcome = sight.SeesPictures ? FileOutcome.Kept : FileOutcome.NotTaken },
            FileKind.Document when sight.ReadsDocuments => Read(file, type, bytes),
            _ => file with { Outcome = FileOutcome.NotTaken },
        };
    }

    private async Task<GuestFile> HearAsync(
        GuestFile file, FileType type, ReadOnlyMemory<byte> bytes, string names, CancellationToken cancellationToken)
    {
        if (!transcriber.IsThere)
            return file with { Outcome = FileOutcome.NotTaken };
        if (!transcriber.CanHear(type))
            return file with { Outcome = FileOutcome.Unclear };
        try
        {
            var words = await transcriber.HearAsync(bytes, type, names, cancellationToken);
            return words.Length > 0 ? file with { Outcome = FileOutcome.Heard, Text = words } : file with { Outcome = FileOutcome.Unclear };
        }
        catch (ModelException refused) when (refused.Trouble is Diagnostics.ModelTrouble.Refused)
        {
            // It does not get better: the recording is broken, or the model's name is wrong, which the log and the metrics say.
            Log.Refused(log, refused);
            return file with { Outcome = FileOutcome.Unclear };
        }
    }

    private static GuestFile Read(GuestFile file, FileType type, ReadOnlyMemory<byte> bytes)
    {
        try
        {
            if (type.Extension is ".pdf" && !InflatedPdf.IsWithin(bytes.ToArray(), LargestInflated))
                return file with { Outcome = FileOutcome.TooLarge };
            var document = DocumentReader.Read("file" + type.Extension, bytes, MostPages);
            var text = string.Join('\n', document.Sections.SelectMany(section => section.Headings.TakeLast(1).Concat(section.Blocks)));
            return file with { Outcome = FileOutcome.Read, Text = text };
        }
        catch (DocumentException)
        {
            // Locked, scanned or broken: the guest is told, and can say in words what it says.
            return file with { Outcome = FileOutcome.Unreadable };
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A voice message could not be written down")]
        public static partial void Refused(ILogger logger, Exception refused);
    }
}
