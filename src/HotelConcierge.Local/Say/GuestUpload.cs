namespace HotelConcierge.Local.Say;

/// <summary>A file of this machine that the guest sends.</summary>
/// <param name="IsVoice">Whether it was spoken into the phone.</param>
internal sealed record GuestUpload(string Name, string ContentType, byte[] Bytes, bool IsVoice)
{
    /// <summary>A file as the guest's application would announce it: by its ending.</summary>
    /// <returns>The file, or what is wrong with it.</returns>
    public static (GuestUpload? File, string? Problem) Read(string path, bool isVoice)
    {
        if (!File.Exists(path))
            return (null, $"There is no file {path}.");
        var contentType = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".ogg" or ".oga" or ".opus" => "audio/ogg",
            ".mp3" => "audio/mpeg",
            ".m4a" => "audio/mp4",
            ".amr" => "audio/amr",
            ".wav" => "audio/wav",
            ".jpg" or ".jpeg" => "image/jpeg",
            ".png" => "image/png",
            ".pdf" => "application/pdf",
            ".txt" => "text/plain",
            ".md" => "text/markdown",
            _ => "application/octet-stream",
        };
        return isVoice && !contentType.StartsWith("audio/", StringComparison.Ordinal)
            ? (null, $"{path} is no recording: --voice takes .ogg, .mp3, .m4a, .wav or .amr.")
            : (new(Path.GetFileName(path), contentType, File.ReadAllBytes(path), isVoice), null);
    }
}
