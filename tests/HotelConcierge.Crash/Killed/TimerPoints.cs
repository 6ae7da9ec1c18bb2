using HotelConcierge.Local.Engine;

namespace HotelConcierge.Crash.Killed;

/// <summary>The system's clock, with two points for every durable timer of a turn: it is set and waits; it is due and nothing has come of it yet.</summary>
internal sealed class TimerPoints(KillPoints points) : TimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        // Whatever else waits on this clock waits again after a restart, for reasons that are in the database.
        if (callback.Target is not DurableTimer)
            return System.CreateTimer(callback, state, dueTime, period);
        return new Timer(points, System.CreateTimer(Due, state, dueTime, period));

        void Due(object? argument)
        {
            points.Pass("a timer of the turn is due");
            callback(argument);
        }
    }

    private sealed class Timer(KillPoints points, ITimer inner) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var changed = inner.Change(dueTime, period);
            if (dueTime != Timeout.InfiniteTimeSpan)
                points.Pass("a timer of the turn is set");
            return changed;
        }

        public void Dispose() => inner.Dispose();

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
