using System.Buffers;
using System.Text;

namespace HotelConcierge.Replies;

/// <summary>Writes plain text so that Markdown shows it as it is, on one line.</summary>
internal static class PlainMarkdown
{
    private static readonly SearchValues<char> _signs = SearchValues.Create(@"\`*_{}[]()<>#+-.!|~&=");

    public static string Of(string text)
    {
        var written = new StringBuilder(text.Length + 8);
        foreach (var sign in text.ReplaceLineEndings(" ").Trim())
        {
            if (_signs.Contains(sign))
                written.Append('\\');
            written.Append(sign);
        }

        return written.ToString();
    }
}
