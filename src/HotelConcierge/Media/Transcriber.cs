using Microsoft.Extensions.AI;

namespace HotelConcierge.Media;

/// <summary>Writes down what recordings say, with the transcription model that is configured; without one it hears nothing.</summary>
/// <param name="model">Null where none is configured.</param>
#pragma warning disable MEAI001 // The abstraction is marked as a preview; the OpenAI adapter behind it is ours.
public sealed class Transcriber(ISpeechToTextClient? model = null)
#pragma warning restore MEAI001
{
    /// <summary>The most bytes that the services take: OpenAI's and Azure's 25 MB.</summary>
    public const int Largest = 25_000_000;

    /// <summary>Under this key of <c>AdditionalProperties</c> the model finds the file's name, by whose ending services go.</summary>
    public const string FileName = "file_name";

    private static readonly HashSet<string> Taken =
        new([".ogg", ".mp3", ".m4a", ".wav", ".webm", ".flac"], StringComparer.Ordinal);

    /// <summary>Whether recordings can be heard at all.</summary>
    public bool IsThere => model is not null;

    /// <summary>Whether a service takes recordings of that type. None takes AMR.</summary>
    public static bool Takes(FileType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.Kind is FileKind.Sound && Taken.Contains(type.Extension);
    }

    /// <summary>Writes down a recording.</summary>
    /// <returns>The words on one or more lines; empty when there are none.</returns>
    /// <exception cref="Exception">The service does not answer, or refuses the recording.</exception>
    public async Task<string> HearAsync(ReadOnlyMemory<byte> sound, FileType type, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (model is null)
            throw new InvalidOperationException("No transcription model is configured.");
        using var stream = new MemoryStream(sound.ToArray(), writable: false);
#pragma warning disable MEAI001 // As above.
        var options = new SpeechToTextOptions { AdditionalProperties = new() { [FileName] = "voice" + type.Extension } };
#pragma warning restore MEAI001
        return (await model.GetTextAsync(stream, options, cancellationToken)).Text.Trim();
    }
}
