using HotelConcierge.Languages;

namespace HotelConcierge.Assistants.Loading;

/// <summary>
/// What a feature's file has to know of its assistant before there is one. What is wrong with the assistant's own file is told by who reads
/// all of it.
/// </summary>
internal static class AssistantFacts
{
    /// <summary>The languages in which a feature's texts have to be there: what the assistant of a folder speaks, and English.</summary>
    public static IReadOnlyList<string> LanguagesOf(string folder, LanguageCatalog languages) =>
        DataOf(folder)?.Texts("languages", "language codes") is { Count: > 0 } codes
            ? [.. languages.Codes.Where(code => code == LanguageCatalog.FallbackCode || codes.Contains(code, StringComparer.Ordinal))]
            : languages.Codes;

    /// <summary>The name by which guests know the assistant of a folder.</summary>
    public static string TitleOf(string folder) => DataOf(folder)?.Text("title", "its name for guests") ?? "";

    private static DataObject? DataOf(string folder)
    {
        var assistant = Path.Combine(folder, CatalogFolder.FileName);
        return File.Exists(assistant) ? DataFile.Json(assistant, assistant, new DataErrors()) : null;
    }
}
