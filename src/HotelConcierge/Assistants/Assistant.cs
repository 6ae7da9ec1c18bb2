using HotelConcierge.Assistants.Reading;
using HotelConcierge.Languages;

namespace HotelConcierge.Assistants;

/// <summary>How an assistant's model is called.</summary>
/// <param name="Temperature">0 to 2. A model that takes none, as those that reason, is called without it.</param>
/// <param name="MaxOutputTokens">The longest answer that guests read. What a model thinks before it comes on top.</param>
/// <param name="HistoryTokens">How much of the conversation so far the model reads.</param>
public sealed record ModelSettings(double Temperature, int MaxOutputTokens, int HistoryTokens)
{
    /// <summary>How much it thinks and says, where a route does not say otherwise.</summary>
    public ModelEffort Effort { get; init; } = new();
}

/// <summary>
/// One of the assistants of a deployment, as its folder describes it. Immutable; made by <see cref="AssistantCatalog.Load"/>.
/// </summary>
public sealed class Assistant
{
    private readonly IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> _replies;

    internal Assistant(
        string name,
        IReadOnlyList<Language> languages,
        IReadOnlyList<ProfileField> profile,
        IReadOnlyList<Route> routes,
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> replies)
    {
        Name = name;
        Languages = [.. languages.Select(language => language.Code)];
        Profile = profile;
        Routes = routes;
        _replies = replies;
        Vocabulary = new Vocabulary(languages, profile, routes);
    }

    /// <summary>The folder's name.</summary>
    public string Name { get; }

    /// <summary>
    /// Which version of the folder's data this is, as its author counts; kept with every turn that it answers. At least 1.
    /// </summary>
    public int Version { get; internal init; } = 1;

    /// <summary>As guests know it.</summary>
    public string Title { get; internal init; } = "";

    /// <summary>Two-letter codes of the languages it speaks, the default first.</summary>
    public IReadOnlyList<string> Languages { get; }

    /// <summary>The language of guests who have not shown theirs.</summary>
    public string DefaultLanguage => Languages[0];

    /// <summary>The business addresses it answers: the channel, a colon, the address in the channel's spelling.</summary>
    public IReadOnlyList<string> Addresses { get; internal init; } = [];

    /// <summary>The addresses, in the same spelling, at which people answer and no model does.</summary>
    public IReadOnlyList<string> PeopleOnly { get; internal init; } = [];

    /// <summary>Whether it answers the addresses that no assistant lists.</summary>
    public bool IsDefault { get; internal init; }

    public ModelSettings Model { get; internal init; } = new(0, 0, 0);

    /// <summary>The most tokens that all model calls of one turn may use together.</summary>
    public int TokensPerTurn { get; internal init; }

    /// <summary>Names of the tools that its routes may allow the model.</summary>
    public IReadOnlyList<string> Tools { get; internal init; } = [];

    /// <summary>Whether it can give a conversation to a person.</summary>
    public bool HandsOff { get; internal init; }

    /// <summary>Whether guests read what was understood of their voice messages before the answer.</summary>
    public bool QuotesVoice { get; internal init; }

    /// <summary>Whether guests see signs of progress on their voice messages and files, where the channel has them.</summary>
    public bool Reacts { get; internal init; }

    /// <summary>The key of the reply shown before a guest's first answer; null when there is none.</summary>
    public string? Disclaimer { get; internal init; }

    /// <summary>The key of the reply that says how to reach a person; null when there is none.</summary>
    public string? Person { get; internal init; }

    /// <summary>What it remembers about a guest.</summary>
    public IReadOnlyList<ProfileField> Profile { get; }

    /// <summary>What it does, by file name.</summary>
    public IReadOnlyList<Route> Routes { get; }

    /// <summary>Whether one route takes everything, and its model decides what a guest means.</summary>
    internal bool IsAgent => Routes.Count == 1;

    /// <summary>The route of whatever no other one takes.</summary>
    internal Route Rest => Routes.First(route => route.Takes is RouteTakes.Rest);

    /// <summary>How the model is asked for a route; null when the rules alone decide.</summary>
    public Router? Router { get; internal init; }

    internal Vocabulary Vocabulary { get; }

    /// <summary>The route of that label, or null.</summary>
    public Route? Route(string? label) =>
        Routes.FirstOrDefault(route => string.Equals(route.Label, label, StringComparison.Ordinal));

    /// <summary>
    /// A fixed reply, in the assistant's default language when <paramref name="language"/> is null or not one of its own.
    /// </summary>
    /// <exception cref="ArgumentException">There is no such reply.</exception>
    public string Reply(string key, string? language)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (!_replies.TryGetValue(key, out var texts))
            throw new ArgumentException($"The assistant '{Name}' has no reply '{key}'.", nameof(key));
        return language is not null && texts.TryGetValue(language, out var text) ? text : texts[DefaultLanguage];
    }
}
