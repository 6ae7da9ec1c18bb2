namespace HotelConcierge.Assistants.Loading;

/// <summary>Reads an assistant's <c>routes</c> folder.</summary>
internal sealed class RouteData(
    string path,
    string file,
    string knowledgePath,
    IReadOnlyList<string> languages,
    IReadOnlyList<string> tools,
    IReadOnlyList<ProfileField> profile,
    DataErrors errors)
{
    private static readonly (RouteTakes Takes, string Name)[] TakenByOne =
        [(RouteTakes.Greetings, "greetings"), (RouteTakes.Questions, "questions")];

    public IReadOnlyList<Route> Read()
    {
        var read = Directory.Exists(path)
            ? Directory.GetFiles(path, "*.md").Order(StringComparer.Ordinal).Select(Route).OfType<(DataObject Data, Route Route)>().ToList()
            : [];
        var routes = read.ConvertAll(pair => pair.Route);
        foreach (var (data, route) in read)
            CheckLabels(data, route, routes);
        if (routes.Count(route => route.Takes == RouteTakes.Rest) != 1)
            errors.Add(file, "", "must have exactly one route with 'takes: rest' for whatever no other route takes");
        foreach (var (takes, name) in TakenByOne.Where(pair => routes.Count(route => route.Takes == pair.Takes) > 1))
            errors.Add(file, "", $"must have at most one route with 'takes: {name}'");
        return routes;
    }

    private (DataObject Data, Route Route)? Route(string routePath)
    {
        if (DataFile.Markdown(routePath, $"{file}/{Path.GetFileName(routePath)}", errors) is not var (data, body))
            return null;
        var route = new Route(data.Text("label", "the route's name"));
        var needs = data.Object("needs", "an object with topic or previous", optional: true);
        route = route with
        {
            Title = data.OptionalText("title", "the route's name as people would call it") ?? route.Label,
            When = data.Text("when", "a sentence that says when to choose this route"),
            Commands = data.WordLists("commands", languages),
            Questions = data.WordLists("questions", languages),
            Mentions = data.WordLists("mentions", languages),
            Subjects = data.WordLists("subjects", languages),
            Takes = Takes(data),
            AskTopic = needs?.OptionalText("topic", "the key of the reply that asks for it"),
            Previous = needs?.Texts("previous", "route labels") ?? [],
            Reply = data.OptionalText("reply", "the key of a reply"),
            Tools = data.Texts("tools", "tool names"),
            Knowledge = data.Texts("knowledge", "file names"),
            SafetyNote = SafetyNote(data),
            IsAside = data.WrittenFlag("aside"),
            IsAbuse = data.WrittenFlag("abuse"),
            IsAlwaysOpen = data.WrittenFlag("always"),
            Effort = EffortData.Read(data),
        };
        needs?.NothingElse();
        data.NothingElse();
        CheckParts(data, route, body);
        return (data, route with { Prompt = route.Reply is null ? Prompt(data, body) : null });
    }

    private static RouteTakes Takes(DataObject data)
    {
        const string Expected = "greetings, questions or rest";
        var written = data.OptionalText("takes", Expected);
        if (written is null)
            return RouteTakes.Nothing;
        if (written == "rest")
            return RouteTakes.Rest;
        var taken = Array.Find(TakenByOne, pair => string.Equals(pair.Name, written, StringComparison.Ordinal));
        if (taken.Name is null && written.Length > 0)
            data.Add("takes", $"must be {Expected}");
        return taken.Takes;
    }

    private SafetyNote? SafetyNote(DataObject data)
    {
        if (data.Object("safetyNote", "an object with reply and words", optional: true) is not { } note)
            return null;
        var reply = note.Text("reply", "the key of a reply");
        var words = note.WordLists("words", languages);
        var always = note.WrittenFlag("always");
        foreach (var missing in languages.Where(language => !words.In(language).Any()))
            note.Add("words", $"has none in '{missing}'; add the words in that language that call for the note");
        note.NothingElse();
        return new(reply, words) { StandsAlways = always };
    }

    private Prompt Prompt(DataObject data, string body)
    {
        // What has no default can be unknown, and then there is nothing that a prompt could say.
        var prompt = Assistants.Prompt.Parse(body, profile.Where(field => field.Default.Count > 0), out var problems);
        foreach (var problem in problems)
            errors.Add(data.File, "", problem);
        return prompt;
    }

    private void CheckParts(DataObject data, Route route, string body)
    {
        if (route.Reply is null && body.Length == 0)
            errors.Add(data.File, "", "must have a prompt below the front matter, or a reply in it");
        if (route.Reply is not null && body.Length > 0)
            data.Add("reply", "is the whole answer; remove it or the prompt below the front matter");
        if (route.Reply is not null && route.Effort is not { Reasoning: null, Verbosity: null })
            data.Add("reply", "is the whole answer, for which no model thinks; remove it, or reasoningEffort and verbosity");
        if (route is { IsAbuse: true, IsAlwaysOpen: true })
            data.Add("always", "opens the route to whoever is slowed down for abuse, and the route is itself abuse; remove one of the two");
        foreach (var tool in route.Tools.Except(tools, StringComparer.Ordinal))
            data.Add("tools", $"'{tool}' is not allowed in assistant.json; add it there or remove it here");
        foreach (var missing in route.Knowledge.Where(name => !File.Exists(Path.Combine(knowledgePath, name))))
            data.Add("knowledge", $"'{missing}' is not in the knowledge folder; add it there or remove it here");
    }

    private static void CheckLabels(DataObject data, Route route, List<Route> routes)
    {
        var labels = routes.ConvertAll(other => other.Label);
        if (labels.Count(label => string.Equals(label, route.Label, StringComparison.Ordinal)) > 1)
            data.Add("label", $"'{route.Label}' names another route too; give each its own");
        foreach (var unknown in route.Previous.Except(labels, StringComparer.Ordinal))
            data.Add("needs.previous", $"'{unknown}' is no route; use {string.Join(", ", labels.Distinct(StringComparer.Ordinal))}");
    }
}
