namespace HotelConcierge.Assistants.Loading;

/// <summary>Reads an assistant's <c>replies.json</c>.</summary>
internal sealed class ReplyData(string path, string file, IReadOnlyList<string> languages, DataErrors errors)
{
    /// <summary>A fixed reply is one message on every channel; WhatsApp through Twilio carries the least.</summary>
    private const int MaxLength = 1600;

    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Read(IReadOnlyList<string?> named, IReadOnlyList<Route> routes)
    {
        var replies = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);
        if (DataFile.Json(path, file, errors) is not { } data)
            return replies;
        var ofRoutes = routes.SelectMany(route => new[] { route.Reply, route.AskTopic, route.SafetyNote?.Reply });
        string?[] used = [.. ReplyKeys.Required, .. named, .. ofRoutes];
        foreach (var key in used.OfType<string>().Where(key => key.Length > 0).Distinct(StringComparer.Ordinal))
        {
            if (data.Object(key, "an object of texts by language") is { } texts)
                replies.Add(key, Texts(texts));
        }

        data.NothingElse("a key that the concierge, assistant.json or a route uses");
        return replies;
    }

    private Dictionary<string, string> Texts(DataObject data)
    {
        var texts = languages.ToDictionary(code => code, code => data.Text(code, "the reply in that language"), StringComparer.Ordinal);
        foreach (var (code, _) in texts.Where(pair => pair.Value.Length > MaxLength))
            data.Add(code, $"must be at most {MaxLength} characters long, to be one message");
        data.NothingElse($"one of the assistant's languages ({string.Join(", ", languages)})");
        return texts;
    }
}
