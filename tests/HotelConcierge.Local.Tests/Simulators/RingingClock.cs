using System.Collections.Concurrent;

namespace HotelConcierge.Local.Tests.Simulators;

/// <summary>A clock whose timers ring at once and say how long they were asked to wait.</summary>
internal sealed class RingingClock : TimeProvider
{
    public ConcurrentQueue<TimeSpan> Asked { get; } = new();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Asked.Enqueue(dueTime);
        return TimeProvider.System.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
