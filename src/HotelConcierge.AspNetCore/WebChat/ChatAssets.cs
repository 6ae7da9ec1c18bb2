using System.Text.Json;
using HotelConcierge.AspNetCore.Pages;
using HotelConcierge.Languages;

namespace HotelConcierge.AspNetCore.WebChat;

/// <summary>The files of the chat page, and of a hotel's page that shows the chat.</summary>
internal static class ChatAssets
{
    private const string Page = "WebChat";
    private const string EmbedScript = "embed.js";
    private const string EmbedTextsSlot = "\"{{texts}}\"";

    // Before the files: one of them holds some of them.
    internal static ChatTexts Texts { get; } = ChatTexts.Parse(TextOf(ChatTexts.FileName));

    private static PageAssets Files { get; } = new(Page, (name, text) => name == EmbedScript ? WithTexts(text) : text);

    internal static IReadOnlyCollection<string> Names => Files.Names;

    /// <inheritdoc cref="PageAssets.Preload"/>
    internal static string Modules { get; } = Files.Preload("chat", "chat.js", EmbedScript);

    /// <summary>The file of that name, or null.</summary>
    internal static PageAsset? Find(string name) => Files.Find(name);

    /// <inheritdoc cref="PageAssets.Serve"/>
    internal static IResult Serve(string name, HttpContext context) => Files.Serve(name, context);

    /// <inheritdoc cref="PageAssets.TextOf"/>
    internal static string TextOf(string name) => PageAssets.TextOf(Page, name);

    // It runs on a page of the hotel, which knows nothing of ours.
    private static string WithTexts(string script)
    {
        var words = LanguageCatalog.Default.Codes.ToDictionary(
            code => code,
            code => new { open = Texts.Get("open", code), close = Texts.Get("close", code), frame = Texts.Get("frame", code) },
            StringComparer.Ordinal);
        return script.Replace(EmbedTextsSlot, JsonSerializer.Serialize(words, PageAssets.Json), StringComparison.Ordinal);
    }
}
