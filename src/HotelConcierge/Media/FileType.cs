using System.Text;

namespace HotelConcierge.Media;

/// <summary>
/// What a file is by its first bytes, whatever its name or its sender says. Only what we can do something with is known; the rest is
/// nothing.
/// </summary>
/// <param name="ContentType">Its media type.</param>
/// <param name="Extension">With a full stop; as services that go by names expect it.</param>
public sealed record FileType(FileKind Kind, string ContentType, string Extension)
{
    /// <summary>As many of a file's first bytes are looked at.</summary>
    public const int LookedAt = 4096;

    private const int FirstPage = 64;

    /// <summary>Recognises a file.</summary>
    /// <param name="bytes">All of it, or at least its first four kilobytes.</param>
    /// <param name="saidToBe">The media type that its sender claims; tells a text's kind only, and speech from a video.</param>
    /// <returns>Null for what is none of those that we know.</returns>
    public static FileType? Of(ReadOnlySpan<byte> bytes, string saidToBe)
    {
        ArgumentNullException.ThrowIfNull(saidToBe);
        return bytes switch
        {
            [0xFF, 0xD8, 0xFF, ..] => new(FileKind.Picture, "image/jpeg", ".jpg"),
            [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => new(FileKind.Picture, "image/png", ".png"),
            [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => new(FileKind.Picture, "image/gif", ".gif"),
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] =>
                new(FileKind.Picture, "image/webp", ".webp"),
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'A', (byte)'V', (byte)'E', ..] =>
                new(FileKind.Sound, "audio/wav", ".wav"),
            [(byte)'O', (byte)'g', (byte)'g', (byte)'S', ..] => new(FileKind.Sound, "audio/ogg", ".ogg"),
            [(byte)'f', (byte)'L', (byte)'a', (byte)'C', ..] => new(FileKind.Sound, "audio/flac", ".flac"),
            [(byte)'I', (byte)'D', (byte)'3', ..] => new(FileKind.Sound, "audio/mpeg", ".mp3"),
            [(byte)'#', (byte)'!', (byte)'A', (byte)'M', (byte)'R', ..] => new(FileKind.Sound, "audio/amr", ".amr"),
            [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] => Mp4(bytes, saidToBe),
            [0x1A, 0x45, 0xDF, 0xA3, ..] => IsSound(saidToBe)
                ? new(FileKind.Sound, "audio/webm", ".webm")
                : new(FileKind.Video, "video/webm", ".webm"),

            // AAC in frames of ADTS: twelve bits that are set, but for the version, and a layer of none.
            [0xFF, var second, ..] when (second & 0xF6) == 0xF0 => new(FileKind.Sound, "audio/aac", ".aac"),

            // Two bits of layer and two of a sampling rate that are not reserved; the first eleven are always set.
            [0xFF, var second, var third, ..] when (second & 0xE0) == 0xE0 && (second & 0x06) != 0 && (third & 0x0C) != 0x0C =>
                new(FileKind.Sound, "audio/mpeg", ".mp3"),
            [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => new(FileKind.Document, "application/pdf", ".pdf"),
            _ => IsText(bytes) ? TextFor(saidToBe) : null,
        };
    }

    /// <summary>
    /// Whether an Ogg file is what voice messages are, which is all that WhatsApp takes of it: Opus with one channel. Its first page holds
    /// the head of RFC 7845, section 5.1.
    /// </summary>
    internal static bool IsVoice(ReadOnlySpan<byte> bytes)
    {
        const int channels = 9;
        var head = bytes.IndexOf("OpusHead"u8);
        return head >= 0 && head < FirstPage && bytes.Length > head + channels && bytes[head + channels] == 1;
    }

    private static FileType Mp4(ReadOnlySpan<byte> bytes, string saidToBe) =>
        IsSound(saidToBe) || bytes[8..] is [(byte)'M', (byte)'4', (byte)'A', ..]
            ? new(FileKind.Sound, "audio/mp4", ".m4a")
            : new(FileKind.Video, "video/mp4", ".mp4");

    private static bool IsSound(string saidToBe) => saidToBe.StartsWith("audio/", StringComparison.OrdinalIgnoreCase);

    private static FileType? TextFor(string saidToBe) => saidToBe.Split(';')[0].Trim().ToLowerInvariant() switch
    {
        "text/plain" => new(FileKind.Document, "text/plain", ".txt"),
        "text/markdown" => new(FileKind.Document, "text/markdown", ".md"),
        _ => null,
    };

    /// <summary>Whether it is UTF-8 without control characters, as far as it is looked at; a letter cut in half at the end is none.</summary>
    private static bool IsText(ReadOnlySpan<byte> bytes)
    {
        var start = bytes[..Math.Min(bytes.Length, LookedAt)];
        while (!start.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(start, out var rune, out var length) is not System.Buffers.OperationStatus.Done)
                return start.Length < 4 && bytes.Length > LookedAt;
            if (Rune.IsControl(rune) && rune.Value is not ('\t' or '\n' or '\r'))
                return false;
            start = start[length..];
        }

        return !bytes.IsEmpty;
    }
}

/// <summary>What can be done with a file.</summary>
public enum FileKind
{
    /// <summary>To be listened to.</summary>
    Sound,

    /// <summary>To be looked at.</summary>
    Picture,

    /// <summary>To be read.</summary>
    Document,

    /// <summary>To be watched.</summary>
    Video,
}
