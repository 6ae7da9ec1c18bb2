namespace HotelConcierge.Guests;

/// <summary>What happens to guests who misuse the concierge: section <c>Guard</c>.</summary>
public sealed class GuardOptions
{
    public const string Section = "Guard";

    /// <summary>
    /// How many messages on a route marked <c>abuse</c> are answered as the route says; those after them slow the guest down.
    /// </summary>
    /// <value>3; 0: nobody is slowed down.</value>
    public int AbuseLimit { get; set; } = 3;

    /// <summary>How many refusals a guest who is slowed down reads before they read nothing.</summary>
    /// <value>3.</value>
    public int Refusals { get; set; } = 3;

    /// <summary>Within which time misuses are counted together, and for how long the last of them slows a guest down.</summary>
    /// <value>30 minutes.</value>
    public TimeSpan Window { get; set; } = TimeSpan.FromMinutes(30);
}
