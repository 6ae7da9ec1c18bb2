using HotelConcierge.Assistants;
using HotelConcierge.Assistants.Loading;
using HotelConcierge.Languages;

namespace HotelConcierge.Forms;

/// <summary>The forms of all assistants: each file <c>forms/*.json</c> in an assistant's folder is one.</summary>
public sealed class FormCatalog
{
    /// <summary>The folder of an assistant's forms.</summary>
    internal const string FileName = "forms";

    private const string Pattern = "*.json";
    private const string AssistantFileName = "assistant.json";
    private const string RequestsFileName = "requests.json";

    private readonly IReadOnlyList<Form> _all;

    private FormCatalog(IReadOnlyList<Form> all) => _all = all;

    /// <summary>All of them, by their assistants' names and their own.</summary>
    public IReadOnlyList<Form> All => _all;

    /// <summary>Reads the forms of all assistants.</summary>
    /// <remarks>
    /// A form's file: <c>title</c>, <c>description</c>, <c>help</c>, <c>confirm</c> and <c>done</c> (with its required slots as
    /// <c>{slot}</c>), <c>nothing</c> (that nothing was done) and <c>lapsed</c>, each a text by language; <c>slots</c>;
    /// <c>fulfilment</c> (<c>request</c>, <c>case</c> or <c>webhook</c>); <c>then</c> (<c>wait</c> or <c>close</c>);
    /// <c>lapsesAfterMinutes</c>; and <c>timeZone</c>, where it is not the hotel's. docs/forms.md has all of it.
    /// </remarks>
    /// <param name="languages">Those that assistants may speak; null for <see cref="LanguageCatalog.Default"/>.</param>
    /// <exception cref="AssistantDataException">Anything is wrong; the message lists everything that is.</exception>
    public static FormCatalog Load(string folder, TimeProvider clock, LanguageCatalog? languages = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(clock);
        var errors = new DataErrors();
        var codes = (languages ?? LanguageCatalog.Default).Codes;
        var names = FindNames(folder);
        var all = new List<Form>();
        foreach (var assistant in FeatureFiles.Find(folder, AssistantFileName))
        {
            var own = FilesOf(folder, assistant).ToList();
            var data = DataFile.Json(Path.Combine(folder, assistant, AssistantFileName), $"{assistant}/{AssistantFileName}", errors);
            var tools = data?.Texts("tools", "tool names") ?? [];
            foreach (var stray in tools.Intersect(names, StringComparer.Ordinal).Except(own, StringComparer.Ordinal))
                data!.Add("tools", $"'{stray}' is a form that this assistant does not have; add {FileName}/{stray}.json or remove it here");
            var spoken = data?.Texts("languages", "language codes") ?? [];
            foreach (var name in own)
            {
                var file = $"{assistant}/{FileName}/{name}.json";
                if (DataFile.Json(Path.Combine(folder, assistant, FileName, name + ".json"), file, errors) is not { } form)
                    continue;
                if (!tools.Contains(name, StringComparer.Ordinal))
                    errors.Add(file, "", $"is not among the tools of {AssistantFileName}; add '{name}' there or remove the file");
                var read = new FormData(assistant, name, form, [.. spoken.Append(LanguageCatalog.FallbackCode)], codes, clock).Read();
                if (read.Fulfilment is FormFulfilment.Request && !File.Exists(Path.Combine(folder, assistant, RequestsFileName)))
                    form.Add("fulfilment", $"is request, for which the assistant needs {RequestsFileName}");
                all.Add(read);
            }
        }

        return errors.All.Count > 0 ? throw new AssistantDataException(folder, errors.All) : new(all);
    }

    /// <summary>These forms.</summary>
    internal static FormCatalog Of(IReadOnlyList<Form> forms) => new(forms);

    /// <summary>The names of all forms in a folder of assistants, which are the names of their tools; reads none of them.</summary>
    internal static IReadOnlyList<string> FindNames(string folder) =>
    [
        .. FeatureFiles.Find(folder, AssistantFileName)
            .SelectMany(assistant => FilesOf(folder, assistant))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>An assistant's form; null where it has none of that name.</summary>
    public Form? Find(Assistant assistant, string name)
    {
        ArgumentNullException.ThrowIfNull(assistant);
        return _all.FirstOrDefault(form => form.Assistant == assistant.Name && form.Name == name);
    }

    /// <summary>All forms of an assistant.</summary>
    public IEnumerable<Form> Of(Assistant assistant)
    {
        ArgumentNullException.ThrowIfNull(assistant);
        return _all.Where(form => form.Assistant == assistant.Name);
    }

    private static IEnumerable<string> FilesOf(string folder, string assistant)
    {
        var forms = Path.Combine(folder, assistant, FileName);
        return Directory.Exists(forms)
            ? Directory.GetFiles(forms, Pattern).Select(Path.GetFileNameWithoutExtension).OfType<string>().Order(StringComparer.Ordinal)
            : [];
    }
}
