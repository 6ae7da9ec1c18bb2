namespace HotelConcierge.Spa;

/// <summary>What a guest looks for in the spa, as a model understands it; null or empty for what they did not say.</summary>
/// <param name="Date">The day.</param>
/// <param name="Time">The time of day that they named.</param>
/// <param name="Treatment">By its name.</param>
/// <param name="People">How many want it at once.</param>
/// <param name="More">Whether later times than those offered last are wanted.</param>
public sealed record SpaSearch(DateOnly? Date, TimeOnly? Time, string Treatment, int? People, bool More)
{
    /// <summary>From which time of day on.</summary>
    public TimeOnly? From { get; init; }

    /// <summary>Before which time of day.</summary>
    public TimeOnly? Until { get; init; }

    /// <summary>What the spa is to know, in the guest's words.</summary>
    public string? Notes { get; init; }
}

/// <summary>What is to be offered.</summary>
internal sealed record SpaWanted(DateOnly Day, SpaNeed Need, SpaPurpose Purpose)
{
    /// <summary>The booking that is to be moved; null for a new one.</summary>
    public string? Booking { get; init; }

    /// <summary>Only later times, to see more; null from the day's beginning.</summary>
    public DateTimeOffset? After { get; init; }

    /// <summary>Why the guest did not get what they asked for before, which the offer follows; null when nothing was.</summary>
    public SpaVerdict? Refused { get; init; }

    /// <summary>The time of day that the guest wishes; null for any.</summary>
    public TimeOnly? Time { get; init; }

    /// <summary>Whether the guest named no day, so that another one will do as well.</summary>
    public bool IsAnyDay { get; init; }

    /// <summary>Whether they asked for more people than the spa can take at once.</summary>
    public bool AreTooMany { get; init; }

    /// <summary>What the spa is to know of the booking that comes of it.</summary>
    public string? Notes { get; init; }
}
