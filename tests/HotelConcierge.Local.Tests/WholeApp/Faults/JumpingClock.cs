using HotelConcierge.Contracts;

namespace HotelConcierge.Local.Tests.WholeApp.Faults;

/// <summary>A clock that somebody sets, forward or back, while the machine's timers run on as they would.</summary>
internal sealed class JumpingClock(ManualTimeProvider machine) : TimeProvider
{
    private long _ticks;

    public override long TimestampFrequency => machine.TimestampFrequency;

    /// <summary>Sets what the wall shows; no timer notices.</summary>
    public void Jump(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);

    public override DateTimeOffset GetUtcNow() => machine.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _ticks));

    public override long GetTimestamp() => machine.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        machine.CreateTimer(callback, state, dueTime, period);
}
