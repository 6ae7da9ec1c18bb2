using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using HotelConcierge.AspNetCore.Pages;
using HotelConcierge.Languages;
using HotelConcierge.Text;
using Microsoft.Net.Http.Headers;

namespace HotelConcierge.AspNetCore.WebChat;

/// <summary>What one guest's chat page shows before anything was said.</summary>
/// <param name="AssistantName">As routes name it.</param>
/// <param name="Title">What guests know the assistant as.</param>
/// <param name="Language">One of ours, in two letters.</param>
/// <param name="Greeting">Plain text with line breaks and <c>*bold*</c>.</param>
/// <param name="IsEmbedded">Whether it is shown in a frame of another page.</param>
internal sealed record ChatPageContent(string AssistantName, string Title, string Language, string Greeting, bool IsEmbedded);

/// <summary>The chat page, <c>chat.html</c> with its <c>{{slots}}</c> filled. Pure.</summary>
internal static partial class ChatPage
{
    private const string FileName = "chat.html";

    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly string Template = ChatAssets.TextOf(FileName);

    /// <exception cref="ArgumentException">The language is none of ours.</exception>
    /// <exception cref="InvalidDataException">The page asks for a text or a value that is not there.</exception>
    internal static string Render(ChatPageContent content)
    {
        if (!LanguageCatalog.Default.Codes.Contains(content.Language, StringComparer.Ordinal))
            throw new ArgumentException($"'{content.Language}' is no language of ours.", nameof(content));

        // In one pass: what was put in is never looked at again.
        return Slot().Replace(Template, slot => ValueOf(slot.Groups["name"].Value, content));
    }

    /// <summary>
    /// The language of the page: the one asked for, else the best that we have of an Accept-Language header, else English.
    /// </summary>
    internal static string LanguageFor(string? asked, string? acceptLanguage)
    {
        if (Known(asked) is { } wanted)
            return wanted;
        if (!StringWithQualityHeaderValue.TryParseList([acceptLanguage ?? ""], out var accepted))
            return LanguageCatalog.FallbackCode;
        return accepted.Where(language => language.Quality is not 0)
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => Known(language.Value.Value))
            .FirstOrDefault(code => code is not null) ?? LanguageCatalog.FallbackCode;
    }

    // "de-AT" is German.
    private static string? Known(string? tag)
    {
        var primary = tag?.Split('-', 2)[0];
        return LanguageCatalog.Default.Codes.FirstOrDefault(code => code.Equals(primary, StringComparison.OrdinalIgnoreCase));
    }

    private static string ValueOf(string slot, ChatPageContent content) => slot switch
    {
        "assistant" => Html.Encode(content.AssistantName),
        "title" => Html.Encode(content.Title),
        "language" => content.Language,
        "embedded" => content.IsEmbedded ? "true" : "false",
        "greeting" => ChatGreeting.ToHtml(content.Greeting),
        "modules" => ChatAssets.Modules,
        "texts" => JsonSerializer.Serialize(ChatAssets.Texts.In(content.Language), PageAssets.Json),
        _ when slot.StartsWith("text:", StringComparison.Ordinal) => Html.Encode(ChatAssets.Texts.Get(slot[5..], content.Language)),
        _ => throw new InvalidDataException($"{FileName} asks for '{slot}', which there is none of."),
    };

    [GeneratedRegex(@"\{\{(?<name>[a-z:]+)\}\}", RegexOptions.CultureInvariant, MatchPatience.Milliseconds)]
    private static partial Regex Slot();
}
