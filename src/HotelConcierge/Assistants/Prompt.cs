using System.Globalization;
using System.Text;

namespace HotelConcierge.Assistants;

/// <summary>
/// A system prompt with placeholders: <c>{{language}}</c>, <c>{{title}}</c> (the assistant's), <c>{{now}}</c> (weekday, date and
/// time) and <c>{{profile.<em>field</em>}}</c>; a router's has <c>{{title}}</c> and <c>{{routes}}</c>. Only the file's own text is
/// ever scanned for them. What is filled in comes from the assistant's data and is not scanned again; a guest's words never pass
/// through here.
/// </summary>
public sealed class Prompt
{
    private const string Open = "{{", Close = "}}", ProfilePrefix = "profile.", RoutesName = "routes", NowName = "now";

    private readonly IReadOnlyList<Piece> _pieces;

    private Prompt(IReadOnlyList<Piece> pieces) => _pieces = pieces;

    /// <summary>Parses a template.</summary>
    /// <param name="problems">What is wrong with it, a sentence each; the prompt is usable when there is nothing.</param>
    internal static Prompt Parse(string template, IEnumerable<ProfileField> fields, out IReadOnlyList<string> problems) =>
        Parse(template, ["language", "title", NowName, .. fields.Select(field => ProfilePrefix + field.Name)], out problems);

    /// <summary>Parses the template of a router, which has to hold the routes.</summary>
    internal static Prompt ParseRouter(string template, out IReadOnlyList<string> problems)
    {
        var prompt = Parse(template, ["title", RoutesName], out problems);
        if (!prompt._pieces.Any(piece => piece.IsPlaceholder && string.Equals(piece.Text, RoutesName, StringComparison.Ordinal)))
            problems = [.. problems, $"must hold {Open}{RoutesName}{Close}, where the labels are listed"];
        return prompt;
    }

    private static Prompt Parse(string template, string[] known, out IReadOnlyList<string> problems)
    {
        var pieces = new List<Piece>();
        var found = new List<string>();
        var at = 0;
        while (template.IndexOf(Open, at, StringComparison.Ordinal) is var open and >= 0)
        {
            var close = template.IndexOf(Close, open, StringComparison.Ordinal);
            if (close < 0)
            {
                found.Add($"'{Open}' has no '{Close}' after it; close the placeholder");
                break;
            }

            var name = template[(open + Open.Length)..close].Trim();
            if (!known.Contains(name, StringComparer.Ordinal))
                found.Add($"'{Open}{name}{Close}' is no placeholder; use one of {string.Join(", ", known)}");
            pieces.Add(new(template[at..open], IsPlaceholder: false));
            pieces.Add(new(name, IsPlaceholder: true));
            at = close + Close.Length;
        }

        pieces.Add(new(template[at..], IsPlaceholder: false));
        problems = found;
        return new(pieces);
    }

    /// <summary>The prompt's text for a guest.</summary>
    /// <param name="language">Two-letter code of the language to answer in, one of the assistant's.</param>
    /// <param name="now">By the clock that the guest goes by.</param>
    public string Render(Assistant assistant, GuestProfile profile, string language, DateTimeOffset now) =>
        Render(assistant, profile, language, now, []);

    /// <summary>A router's prompt.</summary>
    /// <param name="routes">Those to choose from.</param>
    public string Render(Assistant assistant, IReadOnlyList<Route> routes) => Render(assistant, GuestProfile.Empty, "", default, routes);

    private string Render(Assistant assistant, GuestProfile profile, string language, DateTimeOffset now, IReadOnlyList<Route> routes)
    {
        ArgumentNullException.ThrowIfNull(assistant);
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(routes);
        var text = new StringBuilder();
        foreach (var piece in _pieces)
            text.Append(piece.IsPlaceholder ? ValueOf(piece.Text, assistant, profile, language, now, routes) : piece.Text);
        return text.ToString();
    }

    private static string ValueOf(
        string name,
        Assistant assistant,
        GuestProfile profile,
        string language,
        DateTimeOffset now,
        IReadOnlyList<Route> routes
    ) =>
        name switch
        {
            RoutesName => string.Join('\n', routes.Select(route => $"- {route.Label}: {route.When}")),
            "language" => assistant.Vocabulary.Language(language)?.EnglishName ?? language,
            "title" => assistant.Title,
            NowName => now.ToString("dddd d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture),
            _ => assistant
                .Profile.First(field => string.Equals(name, ProfilePrefix + field.Name, StringComparison.Ordinal))
                .PromptFor(profile),
        };

    private readonly record struct Piece(string Text, bool IsPlaceholder);
}
