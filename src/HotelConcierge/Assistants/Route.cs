namespace HotelConcierge.Assistants;

/// <summary>Which messages a route takes beyond those that name it.</summary>
public enum RouteTakes
{
    /// <summary>None.</summary>
    Nothing,

    /// <summary>Greetings, thanks and messages without words; where no route takes them, they belong to the rest.</summary>
    Greetings,

    /// <summary>Questions that no other route claims.</summary>
    Questions,

    /// <summary>Whatever is left. Every assistant has exactly one such route.</summary>
    Rest,
}

/// <summary>One thing an assistant does: a file in its <c>routes</c> folder.</summary>
/// <param name="Label">Its name in data, memory and logs.</param>
public sealed record Route(string Label)
{
    /// <summary>As people would call it; the label when the file names none.</summary>
    public string Title { get; init; } = Label;

    /// <summary>When to choose this route, in a sentence for a model that routes.</summary>
    public string When { get; init; } = "";

    /// <summary>Words by language that open a message and are not part of its topic: "explain", "ideas for".</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Commands { get; init; } = Words.None;

    /// <summary>Words by language that open a message and belong to its topic: "why".</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Questions { get; init; } = Words.None;

    /// <summary>Words by language that give the message away wherever they stand: "activities".</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Mentions { get; init; } = Words.None;

    /// <summary>Words by language that give the message away wherever they stand and belong to its topic: "my toddler".</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Subjects { get; init; } = Words.None;

    public RouteTakes Takes { get; init; }

    /// <summary>Labels of the routes whose answer this one follows up; empty when it is no follow-up.</summary>
    public IReadOnlyList<string> Previous { get; init; } = [];

    /// <summary>Whether it only ever goes on from another route's answer, and so has no topic of its own.</summary>
    public bool GoesOn => Previous.Count > 0 && !Previous.Contains(Label, StringComparer.Ordinal);

    /// <summary>Whether it is a word in between, such as thanks: what the talk before it was about is still what comes next goes on from.</summary>
    public bool IsAside { get; init; }

    /// <summary>The reply that asks for a topic when the guest named none; null when the route can do without.</summary>
    public string? AskTopic { get; init; }

    /// <summary>The reply that is the whole answer of this route; null when a model answers.</summary>
    public string? Reply { get; init; }

    /// <summary>Whether a message on this route is misuse, which counts against the guest (<see cref="Guests.AbuseGuard"/>).</summary>
    public bool IsAbuse { get; init; }

    /// <summary>Whether a guest who is slowed down for misuse is still answered here: a wish for a person, for instance.</summary>
    public bool IsAlwaysOpen { get; init; }

    /// <summary>What is said beside an answer that touches certain things; null for nothing.</summary>
    public SafetyNote? SafetyNote { get; init; }

    /// <summary>Names of the tools the model may call on this route.</summary>
    public IReadOnlyList<string> Tools { get; init; } = [];

    /// <summary>Files of the assistant's <c>knowledge</c> folder that this route reads.</summary>
    public IReadOnlyList<string> Knowledge { get; init; } = [];

    /// <summary>How much the model thinks and says on this route; what it leaves open, the assistant says.</summary>
    public ModelEffort Effort { get; init; } = new();

    /// <summary>The system prompt; null when <see cref="Reply"/> is the answer.</summary>
    public Prompt? Prompt { get; init; }
}
