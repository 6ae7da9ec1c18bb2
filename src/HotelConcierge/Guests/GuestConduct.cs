using System.Collections.Immutable;

namespace HotelConcierge.Guests;

/// <summary>What speaks against a guest: no words of theirs, only when. Erased by "forget me".</summary>
/// <param name="Misuses">When the guest misused the concierge, within the window.</param>
/// <param name="SlowedUntil">Until when answers are refusals; null when they are not.</param>
/// <param name="Refusals">How many of them the guest has read since.</param>
public sealed record GuestConduct(ImmutableList<DateTimeOffset> Misuses, DateTimeOffset? SlowedUntil, int Refusals)
{
    /// <summary>The number of the turn whose misuse was counted last, so that none counts twice.</summary>
    public long CountedIn { get; init; }

    public static GuestConduct Clean { get; } = new([], null, 0);
}
