using System.Runtime.InteropServices;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Media;

/// <summary>Writes down what recordings say, with the transcription model that is configured; without one it hears nothing.</summary>
/// <param name="model">Null where none is configured.</param>
/// <param name="converter">Null where nothing converts.</param>
#pragma warning disable MEAI001 // The abstraction is marked as a preview; the OpenAI adapter behind it is ours.
public sealed class Transcriber(ISpeechToTextClient? model = null, ISoundConverter? converter = null)
#pragma warning restore MEAI001
{
    /// <summary>The most bytes that the services take: OpenAI's and Azure's 25 MB.</summary>
    public const int Largest = 25_000_000;

    /// <summary>Under this key of <c>AdditionalProperties</c> the model finds the file's name, by whose ending services go.</summary>
    public const string FileName = "file_name";

    /// <summary>Under this key it finds the names that the recording may say, with commas between them.</summary>
    public const string Names = "names";

    private const string Flac = ".flac";

    private static readonly HashSet<string> Taken =
        new([".ogg", ".mp3", ".m4a", ".wav", ".webm", Flac], StringComparer.Ordinal);

    /// <summary>Whether recordings can be heard at all.</summary>
    public bool IsThere => model is not null;

    /// <summary>
    /// Whether recordings of that type can be heard: a service takes them, or they can be converted. No service takes AMR or AAC.
    /// </summary>
    public bool CanHear(FileType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return IsThere && type.Kind is FileKind.Sound && (Taken.Contains(type.Extension) || converter?.Converts(type) is true);
    }

    /// <summary>Writes down a recording.</summary>
    /// <param name="names">That it may say, with commas between them, so that they are spelt right; empty for none.</param>
    /// <returns>The words on one or more lines; empty when there are none.</returns>
    /// <exception cref="Exception">The service does not answer, or refuses the recording.</exception>
    public async Task<string> HearAsync(ReadOnlyMemory<byte> sound, FileType type, string names, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (model is null)
            throw new InvalidOperationException("No transcription model is configured.");
        var ending = type.Extension;
        if (!Taken.Contains(ending))
        {
            if (converter is null || await converter.ToFlacAsync(sound, type, cancellationToken) is not { } flac)
                return "";
            (sound, ending) = (flac, Flac);
        }

        using var stream = StreamOf(sound);
#pragma warning disable MEAI001 // As above.
        var options = new SpeechToTextOptions { AdditionalProperties = new() { [FileName] = "voice" + ending, [Names] = names } };
#pragma warning restore MEAI001
        return (await model.GetTextAsync(stream, options, cancellationToken)).Text.Trim();
    }

    /// <summary>Without a copy where the bytes are an array's: there may be 25 MB of them, and several at a time.</summary>
    private static MemoryStream StreamOf(ReadOnlyMemory<byte> sound) => MemoryMarshal.TryGetArray(sound, out var bytes)
        ? new(bytes.Array!, bytes.Offset, bytes.Count, writable: false, publiclyVisible: true)
        : new(sound.ToArray(), 0, sound.Length, writable: false, publiclyVisible: true);
}
