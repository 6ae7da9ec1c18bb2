using System.Text.RegularExpressions;
using HotelConcierge.Text;

namespace HotelConcierge.Model.Answers;

/// <summary>An answer that a model put whole into a code block, as if it were a file. Pure.</summary>
internal static partial class WholeFence
{
    /// <summary>What stands in the block, where the text is nothing but one; else the text.</summary>
    public static string Unwrap(string text)
    {
        var match = Fence().Match(text);
        if (!match.Success)
            return text;
        var content = match.Groups["content"].Value;
        return content.Contains(match.Groups["fence"].Value, StringComparison.Ordinal) || string.IsNullOrWhiteSpace(content)
            ? text
            : content.Trim('\r', '\n');
    }

    // Without its end it was cut.
    [GeneratedRegex(
        @"\A\s*(?<fence>`{3,}|~{3,})[^\n`]*\n(?<content>.*?)(?:\n[ \t]*\k<fence>[`~]*\s*)?\z",
        RegexOptions.Singleline | RegexOptions.CultureInvariant,
        MatchPatience.Milliseconds)]
    private static partial Regex Fence();
}
