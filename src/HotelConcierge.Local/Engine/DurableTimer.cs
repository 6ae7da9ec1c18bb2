namespace HotelConcierge.Local.Engine;

/// <summary>
/// Reports once, when its instant has come or as much time has passed as there was until then: a clock that is set back
/// makes nobody wait longer. What makes it durable is that its instant can be computed again.
/// </summary>
internal sealed class DurableTimer : IDisposable
{
    // Timers have an upper limit of some weeks and do not notice that the clock was set, so a long one looks at it now and then.
    private static readonly TimeSpan LongestNap = TimeSpan.FromHours(1);

    private readonly TimeProvider _clock;
    private readonly DateTimeOffset _fireAt;
    private readonly TimeSpan _left;
    private readonly long _startedAt;
    private readonly Action<DateTimeOffset> _fire;
    private readonly ITimer _timer;

    /// <param name="fire">Called on a thread of the clock's choice, soon when the instant is past.</param>
    public DurableTimer(TimeProvider clock, DateTimeOffset fireAt, Action<DateTimeOffset> fire)
    {
        _clock = clock;
        _fireAt = fireAt;
        _left = fireAt - clock.GetUtcNow();
        _startedAt = clock.GetTimestamp();
        _fire = fire;
        _timer = clock.CreateTimer(_ => FireOrNap(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        // Also when the instant is past: how busy a machine is must not make a timer another kind of thing.
        Nap(_left);
    }

    public void Dispose() => _timer.Dispose();

    private void FireOrNap()
    {
        var now = _clock.GetUtcNow();
        var left = Shorter(_fireAt - now, _left - _clock.GetElapsedTime(_startedAt));
        if (left <= TimeSpan.Zero)
        {
            _fire(now);
            return;
        }

        Nap(left);
    }

    private void Nap(TimeSpan left)
    {
        if (left < TimeSpan.Zero)
            left = TimeSpan.Zero;

        // Timers count whole milliseconds; rounded down, the last one would be spent waking up too early.
        var nap = left < LongestNap ? TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds)) : LongestNap;
        _timer.Change(nap, Timeout.InfiniteTimeSpan);
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
