using HotelConcierge.Diagnostics;

namespace HotelConcierge.Media;

/// <summary>Tells which recordings can be heard. Registered where a transcription model is; it costs nothing and asks nobody.</summary>
internal sealed class RecordingsProbe(ISoundConverter? converter = null) : IProbe
{
    public string What => "recordings";

    public string Remedy => "Install ffmpeg so that it is on the PATH when the host starts.";

    public Task<Finding> AskAsync(CancellationToken cancellationToken) => Task.FromResult(Finding.Well(
        converter is { IsThere: true }
            ? "Voice messages are written down, also those in AMR and AAC: ffmpeg is there."
            : "Voice messages are written down, but those in AMR and AAC: there is no ffmpeg on the PATH."));
}
