using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using HotelConcierge.Text;

namespace HotelConcierge.AspNetCore.WebChat;

/// <summary>
/// The assistant's help text as HTML: paragraphs, <c>*bold*</c>, and its examples as buttons that send them. Pure.
/// </summary>
/// <remarks>
/// An example is told by its form, whatever the language: one short paragraph between the first and the last that ends in a question
/// mark, or without any mark in a text whose sentences do end in one. Thai ends its sentences without a mark, and has none.
/// </remarks>
internal static partial class ChatGreeting
{
    /// <summary>In UTF-16 code units; what is longer is no example.</summary>
    private const int LongestExample = 80;

    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    public static string ToHtml(string greeting)
    {
        string[] paragraphs = [.. BlankLines().Split(greeting.ReplaceLineEndings("\n").Trim()).Where(paragraph => paragraph.Length > 0)];
        var marksSentences = paragraphs.Length > 0 && EndsSentence(paragraphs[0]);
        var html = new StringBuilder();
        var isInExamples = false;
        for (var at = 0; at < paragraphs.Length; at++)
        {
            var isExample = at > 0 && at < paragraphs.Length - 1 && IsExample(paragraphs[at], marksSentences);
            if (isExample != isInExamples)
                html.Append(isExample ? "<div class=\"suggestions\">" : "</div>");
            isInExamples = isExample;
            html.Append(isExample
                ? $"<button type=\"button\" class=\"suggestion\">{Encode(paragraphs[at])}</button>"
                : $"<p>{Lines(paragraphs[at])}</p>");
        }

        return html.ToString();
    }

    private static bool IsExample(string paragraph, bool marksSentences) =>
        paragraph.Length <= LongestExample && !paragraph.Contains('\n', StringComparison.Ordinal) && !Bold().IsMatch(paragraph)
        && (paragraph[^1] is '?' or '？' || (marksSentences && char.IsLetterOrDigit(paragraph[^1])));

    private static bool EndsSentence(string paragraph) => paragraph[^1] is '.' or ':' or '!' or '?' or '…';

    private static string Lines(string paragraph) =>
        Bold().Replace(Encode(paragraph), "<b>${bold}</b>").Replace("\n", "<br>", StringComparison.Ordinal);

    // Line by line: the encoder would write a line break as an entity.
    private static string Encode(string text) => string.Join('\n', text.Split('\n').Select(Html.Encode));

    [GeneratedRegex(@"\n[ \t]*\n\s*", RegexOptions.CultureInvariant, MatchPatience.Milliseconds)]
    private static partial Regex BlankLines();

    [GeneratedRegex(@"(?<![\w*])\*(?=\S)(?<bold>[^*\n]+)(?<=\S)\*(?![\w*])", RegexOptions.CultureInvariant, MatchPatience.Milliseconds)]
    private static partial Regex Bold();
}
