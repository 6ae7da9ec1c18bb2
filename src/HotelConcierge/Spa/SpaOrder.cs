namespace HotelConcierge.Spa;

/// <summary>What a guest books.</summary>
/// <param name="Treatment">By its name in the plan.</param>
public sealed record SpaOrder(DateTimeOffset Start, string Treatment)
{
    /// <summary>For how many people at once, as one booking.</summary>
    public int People { get; init; } = 1;

    /// <summary>What the guest wants the spa to know; null for nothing. It never changes what is booked.</summary>
    public string? Notes { get; init; }

    /// <summary>The guest's language, which a therapist may speak; null for unknown.</summary>
    public string? Language { get; init; }
}
