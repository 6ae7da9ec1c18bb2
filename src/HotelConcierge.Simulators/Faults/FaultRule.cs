namespace HotelConcierge.Simulators.Faults;

/// <summary>Which requests a planned fault strikes, and its numbers. What it does is said by the simulator's own rule.</summary>
public abstract record FaultRule
{
    /// <summary>How many requests it strikes before it is over; null until it is cleared.</summary>
    public int? Times { get; init; } = 1;

    /// <summary>Only requests for this recipient, written exactly as in the request; null for all.</summary>
    public string? OnlyTo { get; init; }

    /// <summary>Only requests whose words contain this, compared by ordinal; null for all.</summary>
    public string? OnlyTextWith { get; init; }

    /// <summary>What to ask for in Retry-After, in whole seconds; null leaves the header out.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>How long a delay takes.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(1);

    /// <returns>What makes no sense about the rule and what to do about it, or null.</returns>
    internal virtual string? FindProblem() => this switch
    {
        { Times: < 1 } => "Times must be at least 1; null means until cleared.",
        _ when Delay < TimeSpan.Zero => "Delay must not be negative.",
        _ when RetryAfter < TimeSpan.Zero => "RetryAfter must not be negative; null leaves the header out.",
        _ => null,
    };

    internal bool Matches(string recipient, string text) =>
        (OnlyTo is null || string.Equals(OnlyTo, recipient, StringComparison.Ordinal))
        && (OnlyTextWith is null || text.Contains(OnlyTextWith, StringComparison.Ordinal));
}
