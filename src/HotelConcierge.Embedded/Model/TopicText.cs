using System.Globalization;
using System.Text;

namespace HotelConcierge.Embedded.Model;

/// <summary>A guest's topic as our sentences name it: verbatim, but on one line and of a bearable length.</summary>
internal static class TopicText
{
    /// <summary>A plan names its topic in every item; longer ones are cut at a whole character and end in "…".</summary>
    public const int MaxLength = 200;

    public static string OnOneLine(string topic)
    {
        ArgumentNullException.ThrowIfNull(topic);

        // A line break in the middle of a sentence would let the topic write headings of its own.
        var line = string.Join(
                ' ',
                topic.Split(
                    ['\r', '\n', '\v', '\f', '\u0085', '\u2028', '\u2029'],
                    StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Trim();
        if (line.Length <= MaxLength)
            return line;

        var cut = new StringBuilder(MaxLength);
        var characters = StringInfo.GetTextElementEnumerator(line);
        while (characters.MoveNext() && cut.Length + characters.GetTextElement().Length < MaxLength)
            cut.Append(characters.GetTextElement());
        return cut.Append('…').ToString();
    }
}
