using HotelConcierge.Languages;

namespace HotelConcierge.Assistants.Loading;

/// <summary>Reads one assistant's folder.</summary>
internal sealed class AssistantFolder(
    string folder,
    string name,
    IReadOnlyCollection<string>? toolNames,
    LanguageCatalog languages,
    AssistantOptions options,
    DataErrors errors)
{
    private const int MostTokens = 1_000_000;

    /// <returns>The assistant; null when its folder has errors that leave too little of it.</returns>
    public Assistant? Load()
    {
        var before = errors.All.Count;
        if (DataFile.Json(PathOf(CatalogFolder.FileName), FileOf(CatalogFolder.FileName), errors) is not { } data)
            return null;

        if (data.Text("name", "the name of its folder") is { Length: > 0 } written
            && !string.Equals(written, name, StringComparison.Ordinal))
            data.Add("name", $"must be the name of its folder, '{name}'");
        var version = data.OptionalWhole("version", 1, MostTokens, otherwise: 1);
        var title = data.Text("title", "the name that guests read");
        var spoken = Languages(data);
        IReadOnlyList<string> codes = [.. spoken.Select(language => language.Code)];
        var addresses = Addresses(data);
        var isDefault = data.Flag("default");
        var model = Model(data, out var tokensPerTurn);
        var tools = Tools(data);
        var handsOff = data.Flag("handoff");
        var quotesVoice = data.Flag("quotesVoice");
        var reacts = data.Flag("reacts");
        var disclaimer = data.OptionalText("disclaimer", "the key of a reply");
        var person = data.OptionalText("person", "the key of a reply");
        if (person is null && tools.Contains(HandoffTool.Name, StringComparer.Ordinal))
            data.Add("person", $"is missing; the tool {HandoffTool.Name} needs the key of the reply that says how to reach a person");
        var profile = ProfileFieldData.Read(data, codes);
        data.NothingElse();

        var routes = new RouteData(PathOf("routes"), FileOf("routes"), PathOf("knowledge"), codes, tools, profile, errors).Read();
        var router = RouterData.Read(PathOf("router.md"), FileOf("router.md"), errors);
        CheckFieldRoutes(data, profile, routes);
        var replies = new ReplyData(PathOf("replies.json"), FileOf("replies.json"), codes, errors).Read(
            [disclaimer, person, .. tools.Contains(DeclineTool.Name, StringComparer.Ordinal) ? DeclineTool.Replies : []], routes);
        if (errors.All.Count > before)
            return null;
        return new Assistant(name, spoken, profile, routes, replies)
        {
            Version = version,
            Title = title,
            Addresses = options.AddressesOf(name) ?? addresses,
            PeopleOnly = options.PeopleOnlyOf(name),
            IsDefault = options.Default.Length > 0 ? AssistantOptions.IsName(options.Default, name) : isDefault,
            Model = model,
            TokensPerTurn = tokensPerTurn,
            Tools = tools,
            HandsOff = handsOff,
            QuotesVoice = quotesVoice,
            Reacts = reacts,
            Disclaimer = disclaimer,
            Person = person,
            Router = router,
        };
    }

    private List<Language> Languages(DataObject data)
    {
        var known = string.Join(", ", languages.Codes);
        var codes = data.Texts("languages", "language codes");
        if (codes.Count == 0 && !data.Has("languages"))
            data.Add("languages", $"is missing; it must be a list of language codes, the default first, out of {known}");
        foreach (var unknown in codes.Where(code => languages.Find(code) is null))
            data.Add("languages", $"'{unknown}' is not understood; use {known}");
        return [.. codes.Select(languages.Find).OfType<Language>()];
    }

    private static IReadOnlyList<string> Addresses(DataObject data)
    {
        var addresses = data.Texts("addresses", "addresses");
        foreach (var address in addresses.Where(address =>
                address.IndexOf(':', StringComparison.Ordinal) is var colon && (colon <= 0 || colon == address.Length - 1)))
            data.Add(
                "addresses",
                $"'{address}' must be a channel, a colon and the address written to, such as twilio:whatsapp:+14155238886");
        return addresses;
    }

    private IReadOnlyList<string> Tools(DataObject data)
    {
        var tools = data.Texts("tools", "tool names");
        if (toolNames is null)
            return tools;
        foreach (var unknown in tools.Except(toolNames, StringComparer.Ordinal))
            data.Add("tools", $"'{unknown}' is no tool; use {string.Join(", ", toolNames.Order(StringComparer.Ordinal))}");
        return tools;
    }

    private static ModelSettings Model(DataObject data, out int tokensPerTurn)
    {
        tokensPerTurn = data.Whole("tokensPerTurn", 1, MostTokens);
        if (data.Object("model", "an object with temperature, maxOutputTokens and historyTokens") is not { } model)
            return new(0, 0, 0);
        var settings = new ModelSettings(
            model.Number("temperature", 0, 2),
            model.Whole("maxOutputTokens", 1, MostTokens),
            model.Whole("historyTokens", 0, MostTokens))
        {
            Effort = EffortData.Read(model),
        };
        model.NothingElse();
        if (settings.MaxOutputTokens + settings.HistoryTokens > tokensPerTurn)
            data.Add("tokensPerTurn", "must leave room for model.maxOutputTokens and model.historyTokens together");
        return settings;
    }

    private static void CheckFieldRoutes(DataObject data, IReadOnlyList<ProfileField> profile, IReadOnlyList<Route> routes)
    {
        var labels = routes.Select(route => route.Label).Distinct(StringComparer.Ordinal).ToList();
        foreach (var field in profile)
        {
            foreach (var unknown in field.Routes.Except(labels, StringComparer.Ordinal))
                data.Add(
                    "profile",
                    $"'{field.Name}' is read on the route '{unknown}', which does not exist; use {string.Join(", ", labels)}");
        }
    }

    private string PathOf(string part) => Path.Combine(folder, name, part);

    private string FileOf(string part) => $"{name}/{part}";
}
