using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using HotelConcierge.Languages;

namespace HotelConcierge.AspNetCore.WebChat;

/// <summary>A file that the chat page or a hotel's own page loads.</summary>
/// <param name="ContentType">With its charset, where it is text.</param>
/// <param name="ETag">With its quotes; another one for other bytes.</param>
internal sealed record ChatAsset(string ContentType, byte[] Bytes, string ETag);

/// <summary>The files in <c>Assets</c>, which the program carries with it. The page and its texts are not handed out.</summary>
internal static class ChatAssets
{
    private const string Prefix = "WebChat/";
    private const string EmbedScript = "embed.js";
    private const string EmbedTextsSlot = "\"{{texts}}\"";

    /// <summary>As JSON that may stand in a page and in a script: nothing in it ends either.</summary>
    internal static JsonSerializerOptions Json { get; } = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    internal static ChatTexts Texts { get; } = ChatTexts.Parse(TextOf(ChatTexts.FileName));

    private static FrozenDictionary<string, ChatAsset> Files { get; } = Load();

    internal static IReadOnlyCollection<string> Names => Files.Keys;

    /// <summary>The file of that name, or null.</summary>
    internal static ChatAsset? Find(string name) => Files.GetValueOrDefault(name);

    /// <summary>The text of an embedded file, also of those that are not handed out.</summary>
    internal static string TextOf(string name)
    {
        using var reader = new StreamReader(typeof(ChatAssets).Assembly.GetManifestResourceStream(Prefix + name)
            ?? throw new InvalidDataException($"The web chat has no file '{name}'."));
        return reader.ReadToEnd();
    }

    private static FrozenDictionary<string, ChatAsset> Load()
    {
        var files = new Dictionary<string, ChatAsset>(StringComparer.Ordinal);
        foreach (var resource in typeof(ChatAssets).Assembly.GetManifestResourceNames())
        {
            if (resource.StartsWith(Prefix, StringComparison.Ordinal) && ContentTypeOf(resource) is { } type)
            {
                var name = resource[Prefix.Length..];
                var bytes = Encoding.UTF8.GetBytes(name == EmbedScript ? WithTexts(TextOf(name)) : TextOf(name));
                files[name] = new(type, bytes, $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16))}\"");
            }
        }

        return files.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static string? ContentTypeOf(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => null,
    };

    // It runs on a page of the hotel, which knows nothing of ours.
    private static string WithTexts(string script)
    {
        var words = LanguageCatalog.Default.Codes.ToDictionary(
            code => code,
            code => new { open = Texts.Get("open", code), close = Texts.Get("close", code), frame = Texts.Get("frame", code) },
            StringComparer.Ordinal);
        return script.Replace(EmbedTextsSlot, JsonSerializer.Serialize(words, Json), StringComparison.Ordinal);
    }
}
