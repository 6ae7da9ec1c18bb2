using System.Text;
using HotelConcierge.Assistants;
using HotelConcierge.Tools;

namespace HotelConcierge.Turns;

/// <summary>The names of an assistant's house that a guest may say aloud, for the model that writes recordings down.</summary>
public sealed class SpokenNames(IEnumerable<INamesThings> features)
{
    /// <summary>
    /// The most bytes of UTF-8: about 220 tokens at three bytes each. Whisper looks at the last 224 tokens of what it is told and drops the
    /// rest. See https://developers.openai.com/api/docs/guides/speech-to-text.
    /// </summary>
    public const int LongestInBytes = 660;

    private const string Separator = ", ";

    /// <summary>As many names as fit, whole, each once, the most telling first; empty where there are none.</summary>
    public string Of(Assistant assistant)
    {
        ArgumentNullException.ThrowIfNull(assistant);
        var told = new StringBuilder();
        var length = 0;
        foreach (var name in features.SelectMany(feature => feature.NamesFor(assistant)).Prepend(assistant.Title)
                     .Select(name => name.ReplaceLineEndings(" ").Trim())
                     .Where(name => name.Length > 0)
                     .Distinct(StringComparer.OrdinalIgnoreCase))
        {
            var more = Encoding.UTF8.GetByteCount(name) + (told.Length > 0 ? Separator.Length : 0);
            if (length + more > LongestInBytes)
                continue;
            length += more;
            told.Append(told.Length > 0 ? Separator : "").Append(name);
        }

        return told.ToString();
    }
}
