namespace HotelConcierge.Evaluate.Conversations;

/// <summary>The machine's clock, set to another day: it goes on as that does.</summary>
internal sealed class ShiftedClock : TimeProvider
{
    private long _shift;

    /// <summary>Sets it.</summary>
    public void Set(DateTimeOffset now) => Interlocked.Exchange(ref _shift, (now - System.GetUtcNow()).Ticks);

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _shift));

    public override long GetTimestamp() => System.GetTimestamp();

    public override long TimestampFrequency => System.TimestampFrequency;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, dueTime, period);
}
