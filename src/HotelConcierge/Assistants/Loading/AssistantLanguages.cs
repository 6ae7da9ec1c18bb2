using HotelConcierge.Languages;

namespace HotelConcierge.Assistants.Loading;

/// <summary>In which languages a feature's texts have to be there.</summary>
internal static class AssistantLanguages
{
    /// <summary>
    /// What the assistant of a folder speaks, and English. What is wrong with the assistant's own file is told by who reads all of it.
    /// </summary>
    public static IReadOnlyList<string> Of(string folder, LanguageCatalog languages)
    {
        var assistant = Path.Combine(folder, CatalogFolder.FileName);
        var data = File.Exists(assistant) ? DataFile.Json(assistant, assistant, new DataErrors()) : null;
        var codes = data?.Texts("languages", "language codes");
        return codes is { Count: > 0 }
            ? [.. languages.Codes.Where(code => code == LanguageCatalog.FallbackCode || codes.Contains(code, StringComparer.Ordinal))]
            : languages.Codes;
    }
}
