using HotelConcierge.Languages;
using HotelConcierge.Settings;

namespace HotelConcierge.Assistants.Loading;

/// <summary>Reads the folder of all assistants.</summary>
internal static class CatalogFolder
{
    public const string FileName = "assistant.json";

    /// <exception cref="AssistantDataException">Something in the folder is wrong; it lists everything that is.</exception>
    /// <exception cref="SettingsException">The files are right, but not what settings say of the assistants.</exception>
    public static AssistantCatalog Load(
        string folder, IReadOnlyCollection<string>? toolNames, LanguageCatalog languages, AssistantOptions options)
    {
        var errors = new DataErrors();
        var names = FeatureFiles.Find(folder, FileName);
        if (names.Count == 0)
            errors.Add(FileName, "", $"is in no sub-folder; copy the folder of at least one assistant here");
        var assistants = names
            .Select(name => new AssistantFolder(folder, name, toolNames, languages, options, errors).Load())
            .OfType<Assistant>()
            .ToList();
        CheckAddresses([.. assistants.Where(assistant => options.AddressesOf(assistant.Name) is null)], errors);
        if (options.Default.Length == 0)
            CheckDefault(assistants, errors);
        if (errors.All.Count > 0)
            throw new AssistantDataException(folder, errors.All);
        var problems = new AddressClaims(options, assistants).FindProblems();
        if (problems.Count > 0)
            throw new SettingsException(problems);
        return new AssistantCatalog(assistants);
    }

    private static void CheckAddresses(List<Assistant> assistants, DataErrors errors)
    {
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var assistant in assistants)
        {
            foreach (var address in assistant.Addresses)
            {
                if (!owners.TryAdd(address, assistant.Name))
                    errors.Add(
                        $"{assistant.Name}/{FileName}",
                        "addresses",
                        $"'{address}' belongs to '{owners[address]}' already; list it once");
            }
        }
    }

    private static void CheckDefault(List<Assistant> assistants, DataErrors errors)
    {
        var defaults = assistants.Where(assistant => assistant.IsDefault).ToList();
        if (defaults.Count == 0 && assistants.Count > 1)
            errors.Add(FileName, "default", "must be true for the one assistant that answers addresses nobody lists");
        foreach (var extra in defaults.Skip(1))
            errors.Add(
                $"{extra.Name}/{FileName}",
                "default",
                $"is true for '{defaults[0].Name}' too; only one assistant answers addresses nobody lists");
    }
}
