using HotelConcierge.Local.Engine;

namespace HotelConcierge.Crash.Killed;

/// <summary>
/// The system's clock, with two points for every durable timer of a turn: it is about to be set; it wakes up and nothing has come
/// of it yet. Each is passed once: a timer of the system may wake up too early and is set again then, which leaves no trace,
/// and points that come and go with the machine's load could not be counted.
/// </summary>
internal sealed class TimerPoints(KillPoints points) : TimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        // Whatever else waits on this clock waits again after a restart, for reasons that are in the database.
        if (callback.Target is not DurableTimer)
            return System.CreateTimer(callback, state, dueTime, period);
        var isDue = false;
        return new Timer(points, System.CreateTimer(WakeUp, state, dueTime, period));

        void WakeUp(object? argument)
        {
            if (!Interlocked.Exchange(ref isDue, true))
                points.Pass("a timer of the turn is due");
            callback(argument);
        }
    }

    private sealed class Timer(KillPoints points, ITimer inner) : ITimer
    {
        private bool _isSet;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime != Timeout.InfiniteTimeSpan && !Interlocked.Exchange(ref _isSet, true))
                points.Pass("a timer of the turn is set");
            return inner.Change(dueTime, period);
        }

        public void Dispose() => inner.Dispose();

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
