namespace HotelConcierge.Spa;

/// <summary>What a time has to be good for.</summary>
/// <param name="Treatment">By its name in the plan.</param>
public sealed record SpaNeed(string Treatment)
{
    /// <summary>For how many people at once.</summary>
    public int People { get; init; } = 1;

    /// <summary>Only times of day from this one on; null for any.</summary>
    public TimeOnly? From { get; init; }

    /// <summary>Only times of day before this one; null, and midnight, for any.</summary>
    public TimeOnly? Until { get; init; }

    /// <summary>Whether it is not any time of day that will do.</summary>
    internal bool HasSpan => From is not null || Until is not null;

    internal bool IsWithin(TimeOnly time) => !(time < From) && (Until is not { } until || until == TimeOnly.MinValue || time < until);
}
