namespace HotelConcierge.Storage;

/// <summary>
/// Lets everybody do a thing so often in a minute: at once, if they have not done it for long, and then evenly. In memory, in each process
/// by itself.
/// </summary>
public sealed class Pace(int perMinute, TimeProvider clock)
{
    private const int MostRecent = 20_000;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();

    // When all that somebody did would be over, had they done it evenly.
    private readonly RecentValues<string, DateTimeOffset> _evenly = new(MostRecent);

    /// <summary>Counts one.</summary>
    /// <returns>Null when it may be done; else how long to wait, and it does not count.</returns>
    public TimeSpan? Admit(string who)
    {
        var now = clock.GetUtcNow();
        lock (_lock)
        {
            var from = _evenly.TryGet(who, out var until) && until > now ? until : now;
            var next = from + Minute / perMinute;
            if (next - now > Minute)
                return next - now - Minute;
            _evenly.Keep(who, next);
            return null;
        }
    }
}
