using HotelConcierge.Contracts;
using HotelConcierge.Local.Engine;

namespace HotelConcierge.Local.Tests.Engine;

public sealed class DurableTimerTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly ManualTimeProvider _clock = new();
    private readonly List<DateTimeOffset> _fired = [];

    [Theory]
    [InlineData(-3600)]
    [InlineData(-0.001)]
    [InlineData(0)]
    [InlineData(1)]
    public void One_that_is_past_is_set_as_any_other_is(double seconds)
    {
        var clock = new SetTimers(_clock);
        var start = clock.GetUtcNow();

        using var timer = new DurableTimer(clock, start + TimeSpan.FromSeconds(seconds), _fired.Add);
        _clock.Advance(Second);

        Assert.Equal([TimeSpan.FromSeconds(Math.Max(0, seconds))], clock.SetFor);
        Assert.Equal([start + TimeSpan.FromSeconds(Math.Max(0, seconds))], _fired);
    }

    [Fact]
    public void A_long_one_looks_at_the_clock_every_hour_and_fires_once()
    {
        var clock = new SetTimers(_clock);
        var start = clock.GetUtcNow();
        var fireAt = start + TimeSpan.FromHours(2) + Second;

        using var timer = new DurableTimer(clock, fireAt, _fired.Add);
        _clock.Advance(TimeSpan.FromHours(5));

        Assert.Equal([TimeSpan.FromHours(1), TimeSpan.FromHours(1), Second], clock.SetFor);
        Assert.Equal([fireAt], _fired);
    }

    /// <summary>A clock that takes down for how long timers are set.</summary>
    private sealed class SetTimers(TimeProvider inner) : TimeProvider
    {
        public List<TimeSpan> SetFor { get; } = [];

        public override long TimestampFrequency => inner.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => inner.GetUtcNow();

        public override long GetTimestamp() => inner.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            new Timer(inner.CreateTimer(callback, state, dueTime, period), SetFor);

        private sealed class Timer(ITimer inner, List<TimeSpan> setFor) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period)
            {
                setFor.Add(dueTime);
                return inner.Change(dueTime, period);
            }

            public void Dispose() => inner.Dispose();

            public ValueTask DisposeAsync() => inner.DisposeAsync();
        }
    }
}
