namespace HotelConcierge.Media;

/// <summary>Makes of recordings that no transcription service takes some that they take.</summary>
public interface ISoundConverter
{
    /// <summary>Whether anything here can convert; false leaves such recordings unheard.</summary>
    bool IsThere { get; }

    /// <summary>Whether recordings of that type can be converted here.</summary>
    bool Converts(FileType type);

    /// <summary>Converts a recording to FLAC with one channel, which every service takes.</summary>
    /// <returns>Null where it is no such recording, takes too long, or becomes larger than <see cref="Transcriber.Largest"/>.</returns>
    Task<ReadOnlyMemory<byte>?> ToFlacAsync(ReadOnlyMemory<byte> sound, FileType type, CancellationToken cancellationToken);
}
