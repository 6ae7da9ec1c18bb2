namespace HotelConcierge.Assistants.Loading;

/// <summary>Reads an assistant's <c>router.md</c>.</summary>
internal static class RouterData
{
    private static readonly (string Name, RouteTakes Takes)[] Kinds = [("questions", RouteTakes.Questions), ("rest", RouteTakes.Rest)];

    private const string Everything = "everything";

    /// <returns>The router; null when there is no such file, or after noting an error.</returns>
    public static Router? Read(string path, string file, DataErrors errors)
    {
        if (!File.Exists(path) || DataFile.Markdown(path, file, errors) is not var (data, body))
            return null;
        const string Expected = "questions, rest or both, or everything alone";
        var asks = data.Texts("asks", Expected);
        if (asks.Count == 0)
            data.Add("asks", $"must name the messages about which the model is asked: {Expected}");
        var asksEverything = asks is [Everything];
        foreach (var unknown in asks.Where(name =>
                !asksEverything && !Array.Exists(Kinds, kind => string.Equals(kind.Name, name, StringComparison.Ordinal))))
            data.Add("asks", $"'{unknown}' is no kind of message; use {Expected}");
        data.NothingElse();

        var prompt = Prompt.ParseRouter(body, out var problems);
        foreach (var problem in problems)
            errors.Add(file, "", problem);
        return new(prompt, [.. Kinds.Where(kind => asks.Contains(kind.Name, StringComparer.Ordinal)).Select(kind => kind.Takes)])
        {
            AsksEverything = asksEverything,
        };
    }
}
