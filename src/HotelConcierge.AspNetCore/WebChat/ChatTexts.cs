using System.Text.Json;
using HotelConcierge.Languages;

namespace HotelConcierge.AspNetCore.WebChat;

/// <summary>The chat page's own texts, each in every language that we have, as <c>texts.json</c> holds them: by key, by language.</summary>
internal sealed class ChatTexts
{
    internal const string FileName = "texts.json";

    private readonly Dictionary<string, Dictionary<string, string>> _texts;

    private ChatTexts(Dictionary<string, Dictionary<string, string>> texts) => _texts = texts;

    public IReadOnlyCollection<string> Keys => _texts.Keys;

    /// <exception cref="InvalidDataException">It is no such file, or a text is missing or empty in a language.</exception>
    public static ChatTexts Parse(string json)
    {
        Dictionary<string, Dictionary<string, string>>? texts;
        try
        {
            texts = JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(json);
        }
        catch (JsonException problem)
        {
            throw new InvalidDataException($"{FileName} cannot be read: {problem.Message}", problem);
        }

        var codes = LanguageCatalog.Default.Codes;
        foreach (var (key, byLanguage) in texts ?? throw new InvalidDataException($"{FileName} holds nothing."))
        {
            if (codes.FirstOrDefault(code => string.IsNullOrWhiteSpace(byLanguage?.GetValueOrDefault(code))) is { } missing)
                throw new InvalidDataException($"{FileName} has no '{key}' in '{missing}'.");
            if (byLanguage.Keys.FirstOrDefault(code => !codes.Contains(code, StringComparer.Ordinal)) is { } unknown)
                throw new InvalidDataException($"{FileName} has '{key}' in '{unknown}', which is no language of ours.");
        }

        return new(texts);
    }

    /// <exception cref="InvalidDataException">There is no such text.</exception>
    public string Get(string key, string language) =>
        _texts.TryGetValue(key, out var byLanguage) ? byLanguage[language] : throw new InvalidDataException($"{FileName} has no '{key}'.");

    /// <summary>All texts of a language by their keys.</summary>
    public IReadOnlyDictionary<string, string> In(string language) =>
        _texts.ToDictionary(text => text.Key, text => text.Value[language], StringComparer.Ordinal);
}
