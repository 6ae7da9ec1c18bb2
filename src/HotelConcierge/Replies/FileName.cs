using System.Text;
using HotelConcierge.Messages;

namespace HotelConcierge.Replies;

/// <summary>Names for files that have none for the guest.</summary>
internal static class FileName
{
    private const int Longest = 60;

    /// <summary>The title as a name with an extension: <c>Tour of the spa.mp4</c>.</summary>
    public static string For(string title, MediaSource source)
    {
        var name = new StringBuilder();
        foreach (var rune in title.EnumerateRunes())
        {
            if (name.Length + rune.Utf16SequenceLength > Longest)
                break;
            if (Rune.IsLetterOrDigit(rune) || rune.Value is ' ' or '-' or '_')
                name.Append(rune.ToString());
        }

        var stem = name.ToString().Trim();
        return (stem.Length > 0 ? stem : "file") + ExtensionOf(source.ContentType);
    }

    private static string ExtensionOf(string contentType) => contentType switch
    {
        "image/jpeg" => ".jpg",
        "image/png" => ".png",
        "audio/mpeg" => ".mp3",
        "audio/mp4" => ".m4a",
        "audio/ogg" or "application/ogg" => ".ogg",
        "video/mp4" => ".mp4",
        "application/pdf" => ".pdf",
        "text/plain" => ".txt",
        _ => ".bin",
    };
}
