using HotelConcierge.Assistants;
using HotelConcierge.Languages;

namespace HotelConcierge.Tests.Assistants;

/// <summary>The assistants as they ship, beside the tests.</summary>
internal static class Shipped
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "assistants");

    /// <summary>The demo stays of the Local host.</summary>
    public static string DemoFolder { get; } = Path.Combine(AppContext.BaseDirectory, "demo");

    public static AssistantCatalog Catalog { get; } = AssistantCatalog.Load(Folder);

    public static Assistant EarlyYears { get; } = Catalog.Find("early-years")!;

    /// <summary>The words by which the embedded model reads what caregivers write.</summary>
    public static Assistant CaregiverWords { get; } = ReadCaregiverWords();

    public static Assistant Hotel { get; } = Catalog.Find("hotel")!;

    private static Assistant ReadCaregiverWords()
    {
        var errors = new List<string>();
        var words = HotelConcierge.Embedded.Model.Caregivers.CaregiverWords.Read(
            Path.Combine(DemoFolder, "early-years", "model"), EarlyYears.Languages, LanguageCatalog.Default, errors);
        Assert.Empty(errors);
        return words;
    }

    /// <summary>The early-years assistant alone, with these tools allowed wherever its model answers.</summary>
    /// <param name="name">Another name for it, such as that of a hotel's folder.</param>
    /// <param name="more">Routes of a test's own, read before the shipped ones.</param>
    public static AssistantCatalog CatalogWith(
        IReadOnlyList<string> tools, string? name = null, IReadOnlyList<Route>? more = null, bool reacts = false)
    {
        var ofRoutes = EarlyYears.Routes.SelectMany(route => new[] { route.AskTopic, route.SafetyNote?.Reply }).OfType<string>();
        string[] keys = [EarlyYears.Disclaimer!, .. ofRoutes];
        var replies = ReplyKeys
            .Required.Concat(keys)
            .Distinct(StringComparer.Ordinal)
            .ToDictionary(
                key => key,
                IReadOnlyDictionary<string, string> (key) =>
                    EarlyYears.Languages.ToDictionary(language => language, language => EarlyYears.Reply(key, language)));
        var routes = (more ?? [])
            .Concat(EarlyYears.Routes)
            .Select(route => route.Prompt is null ? route : route with { Tools = tools })
            .ToList();
        var languages = EarlyYears.Vocabulary.Languages.Select(words => words.Language).ToList();
        return new([new Assistant(name ?? EarlyYears.Name, languages, EarlyYears.Profile, routes, replies)
        {
            Title = EarlyYears.Title,
            IsDefault = true,
            Model = EarlyYears.Model,
            TokensPerTurn = EarlyYears.TokensPerTurn,
            Tools = tools,
            Disclaimer = EarlyYears.Disclaimer,
            Reacts = reacts,
        }]);
    }
}
