using HotelConcierge.Assistants;
using HotelConcierge.Assistants.Loading;
using HotelConcierge.Languages;

namespace HotelConcierge.Embedded.Model.Caregivers;

/// <summary>
/// The words by which the embedded model finds topics, ages, places and numbers in what caregivers write: <c>model/listening.json</c> and
/// the front matter of <c>model/routes</c>. No other model is shown them.
/// </summary>
internal static class CaregiverWords
{
    private const string FileName = "listening.json";
    private const string Routes = "routes";

    /// <returns>Of no use when errors were added.</returns>
    public static Assistant Read(string folder, IEnumerable<string> languageCodes, LanguageCatalog languages, List<string> errors)
    {
        var problems = new DataErrors();
        IReadOnlyList<string> codes = [.. languageCodes];
        var file = ContentNode.Label(folder, FileName);
        IReadOnlyList<ProfileField> profile = [];
        if (DataFile.Json(Path.Combine(folder, FileName), file, problems) is { } data)
        {
            profile = ProfileFieldData.Read(data, codes);
            data.NothingElse();
        }

        var routes = new RouteData(
            Path.Combine(folder, Routes), ContentNode.Label(folder, Routes), folder, codes, tools: [], profile, problems).Read();
        errors.AddRange(problems.All);
        return new(
            Path.GetFileName(Path.GetDirectoryName(folder) ?? ""),
            [.. codes.Select(languages.Find).OfType<Language>()],
            profile,
            routes,
            new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal));
    }
}
