namespace HotelConcierge.Assistants;

/// <summary>
/// How much a model thinks before it answers, in the words of OpenAI's API. Which of them a model knows differs from model to model.
/// </summary>
public enum EffortLevel
{
    None,
    Minimal,
    Low,
    Medium,
    High,
    XHigh,
}

/// <summary>How much a model says, in the words of OpenAI's API.</summary>
public enum VerbosityLevel
{
    Low,
    Medium,
    High,
}

/// <summary>How much a model is to think and to say. What it refuses is left out of its calls.</summary>
/// <param name="Reasoning">Null leaves it to the model.</param>
/// <param name="Verbosity">Null leaves it to the model.</param>
public sealed record ModelEffort(EffortLevel? Reasoning = null, VerbosityLevel? Verbosity = null)
{
    /// <summary>As little thought as the model is known to allow: for calls that ask for a word, such as a route's label.</summary>
    public static ModelEffort Least { get; } = new() { IsLeast = true };

    public bool IsLeast { get; private init; }

    /// <summary>This effort, and for what it leaves open that of <paramref name="wider"/>: a route's over its assistant's.</summary>
    public ModelEffort Over(ModelEffort wider)
    {
        ArgumentNullException.ThrowIfNull(wider);
        return this with { Reasoning = Reasoning ?? wider.Reasoning, Verbosity = Verbosity ?? wider.Verbosity };
    }
}
