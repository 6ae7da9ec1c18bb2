using HotelConcierge.Contracts;

namespace HotelConcierge.Tests.Contracts;

public sealed class ManualTimeProviderTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly ManualTimeProvider _clock = new();
    private readonly List<string> _fired = [];

    [Fact]
    public void The_clock_stands_still_until_it_is_advanced()
    {
        var (before, stamp) = (_clock.GetUtcNow(), _clock.GetTimestamp());

        Assert.Equal(before, _clock.GetUtcNow());
        _clock.Advance(90 * Second);
        Assert.Equal(before + (90 * Second), _clock.GetUtcNow());
        Assert.Equal(90 * Second, _clock.GetElapsedTime(stamp));
    }

    [Fact]
    public void Timers_fire_in_order_each_at_its_own_instant_and_none_too_early()
    {
        var start = _clock.GetUtcNow();
        using var late = Start("late", 3);
        using var early = Start("early", 1);
        using var alsoEarly = Start("also early", 1);
        using var never = Start("never", 10);

        _clock.Advance(5 * Second);

        Assert.Equal(["early at 1", "also early at 1", "late at 3"], _fired);
        Assert.Equal(start + (5 * Second), _clock.GetUtcNow());

        ITimer Start(string name, int due) =>
            _clock.CreateTimer(
                _ => _fired.Add($"{name} at {(_clock.GetUtcNow() - start).TotalSeconds}"),
                null,
                due * Second,
                Timeout.InfiniteTimeSpan);
    }

    [Fact]
    public void A_timer_that_is_due_at_once_fires_at_once()
    {
        using var timer = _clock.CreateTimer(_ => _fired.Add("fired"), null, TimeSpan.Zero, Timeout.InfiniteTimeSpan);

        Assert.Single(_fired);
        _clock.Advance(Second);
        Assert.Single(_fired);
    }

    [Fact]
    public void A_periodic_timer_fires_until_it_is_disposed()
    {
        var timer = _clock.CreateTimer(_ => _fired.Add("fired"), null, Second, 2 * Second);

        _clock.Advance(6 * Second);
        Assert.Equal(3, _fired.Count);
        timer.Dispose();
        _clock.Advance(6 * Second);
        Assert.Equal(3, _fired.Count);
        Assert.False(timer.Change(Second, Second));
    }

    [Fact]
    public async Task A_test_can_wait_until_the_code_waits()
    {
        var waiting = _clock.WaitForTimerAsync();
        Assert.False(waiting.IsCompleted);

        var delay = Task.Delay(7 * Second, _clock);

        Assert.Equal(7 * Second, await waiting);
        _clock.Advance(7 * Second);
        await delay;
    }
}
