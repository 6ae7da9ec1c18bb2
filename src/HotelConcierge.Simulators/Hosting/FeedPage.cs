namespace HotelConcierge.Simulators.Hosting;

/// <summary>Part of a feed, read over HTTP.</summary>
/// <param name="Items">What was added after the position asked for.</param>
/// <param name="Next">The position to ask for next.</param>
public sealed record FeedPage<T>(IReadOnlyList<T> Items, long Next);
