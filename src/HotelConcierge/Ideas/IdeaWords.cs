using HotelConcierge.Assistants;
using HotelConcierge.Assistants.Loading;
using HotelConcierge.Text;

namespace HotelConcierge.Ideas;

/// <summary>What guests read of ideas in one assistant, by language.</summary>
/// <param name="Routes">The routes whose answers hold ideas.</param>
public sealed record IdeaWords(IReadOnlyList<string> Routes, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Texts)
{
    internal const string Saved = "saved";
    internal const string AlreadySaved = "alreadySaved";
    internal const string Full = "full";
    internal const string Removed = "removed";
    internal const string NotSaved = "notSaved";
    internal const string Nothing = "nothing";
    internal const string List = "list";
    internal const string WhetherToSave = "whetherToSave";
    internal const string WhetherToRemove = "whetherToRemove";
    internal const string Kept = "kept";
    internal const string Yes = "yes";
    internal const string No = "no";
    internal const string More = "more";
    internal const string How = "how";
    internal const string Save = "save";
    internal const string Button = "button";
    internal const string NumberHint = "numberHint";
    internal const string SaveHint = "saveHint";
    internal const string NothingDone = "nothingDone";

    internal static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> Slots = new Dictionary<string, IReadOnlyList<string>>(
        StringComparer.Ordinal)
    {
        [Saved] = ["idea"],
        [AlreadySaved] = ["idea"],
        [Full] = ["most"],
        [Removed] = ["idea"],
        [NotSaved] = [],
        [Nothing] = [],
        [List] = [],
        [WhetherToSave] = ["idea"],
        [WhetherToRemove] = ["idea"],
        [Kept] = [],
        [Yes] = [],
        [No] = [],
        [More] = [],
        [How] = [],
        [Save] = [],
        [Button] = [],
        [NumberHint] = [],
        [SaveHint] = [],
        [NothingDone] = [],
    };

    internal string Say(string key, string language, params ReadOnlySpan<(string Slot, string Value)> values)
    {
        var texts = Texts[key];
        return Template.Fill(texts.GetValueOrDefault(language) ?? texts.Values.First(), values);
    }
}

/// <summary>Which assistants have ideas that guests can choose and keep: each whose folder has an <c>ideas.json</c>.</summary>
public sealed class IdeaCatalog
{
    internal const string FileName = "ideas.json";

    private readonly IReadOnlyDictionary<string, IdeaWords> _words;

    private IdeaCatalog(IReadOnlyDictionary<string, IdeaWords> words) => _words = words;

    /// <summary>Reads the words of all assistants.</summary>
    /// <remarks>
    /// <c>ideas.json</c>: <c>routes</c>, the routes whose answers hold ideas under level-three headings, and a text in every language of
    /// the assistant for each of the keys of <see cref="IdeaWords"/>, with <c>{slots}</c>.
    /// </remarks>
    /// <exception cref="AssistantDataException">Anything is wrong; the message lists everything that is.</exception>
    public static IdeaCatalog Load(string folder) =>
        new(FeatureFiles.ReadAll(folder, FileName, FeatureFiles.Find(folder, FileName), (name, data, errors) =>
            Read(Path.Combine(folder, name), name, data, errors)));

    /// <summary>An assistant's words; null when it has no ideas.</summary>
    public IdeaWords? Find(Assistant assistant)
    {
        ArgumentNullException.ThrowIfNull(assistant);
        return _words.GetValueOrDefault(assistant.Name);
    }

    /// <summary>Reads the assistant's languages and routes from its files: its tools, which are made first, need these words.</summary>
    private static IdeaWords Read(string folder, string name, DataObject data, DataErrors errors)
    {
        const string Assistant = "assistant.json";
        var languages = DataFile.Json(Path.Combine(folder, Assistant), $"{name}/{Assistant}", errors)?.Texts("languages", "codes") ?? [];
        var routes = data.Texts("routes", "route labels");
        if (routes.Count == 0)
            data.Add("routes", "must name the routes whose answers hold ideas");
        foreach (var unknown in routes.Where(label => !File.Exists(Path.Combine(folder, "routes", label + ".md"))))
            data.Add("routes", $"'{unknown}' is no route; use the name of a file in the routes folder");
        var texts = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);
        foreach (var (key, slots) in IdeaWords.Slots)
        {
            if (data.Object(key, "an object of texts by language") is { } byLanguage)
                texts[key] = byLanguage.TextsByLanguage(languages, slots);
        }

        data.NothingElse();
        return new(routes, texts);
    }
}
