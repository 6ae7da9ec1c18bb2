namespace HotelConcierge.Text;

/// <summary>
/// How long a pattern may look at a text. Patterns are written so that none needs more than milliseconds for the texts that guests and
/// models send; this only ends what would never end. It is measured by the clock on the wall, so it must not be so short that a machine
/// which stood still for a moment makes a guest's words unreadable.
/// </summary>
internal static class MatchPatience
{
    /// <summary>Half a minute.</summary>
    public const int Milliseconds = 30_000;

    /// <summary>The same.</summary>
    public static readonly TimeSpan Time = TimeSpan.FromMilliseconds(Milliseconds);
}
