using HotelConcierge.Contracts;
using HotelConcierge.Simulators.OpenAI;
using HotelConcierge.Simulators.Twilio;

namespace HotelConcierge.Local.Tests.WholeApp.Faults;

/// <summary>A clock that is set, forward or back, loses no message and leaves no guest waiting.</summary>
public sealed class ClockJumpTests : IAsyncLifetime
{
    private readonly ManualTimeProvider _machine = new();
    private JumpingClock _clock = null!;
    private World _world = null!;
    private AppInProcess _app = null!;

    public async Task InitializeAsync()
    {
        _clock = new(_machine);
        _world = await World.CreateAsync(_clock);
        _app = await AppInProcess.StartAsync(_world, ("Conversation:QuietPeriod", "00:00:00"));
        await _world.GetAcquaintedAsync();
        await _app.IdleAsync();
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _world.DisposeAsync();
    }

    [Theory]
    [InlineData(-2)]
    [InlineData(-9_000)]
    [InlineData(2)]
    public async Task An_answer_that_the_clock_jumped_over_by_hours_comes_once_and_the_next_one_too(int hours)
    {
        _world.Model.Enqueue(ScriptedAnswer.Hold("The moon is a ball of stone."));
        await _world.HearAsync("Explain the moon");
        await _world.Model.WaitForCallAsync(2, _world.Patience);

        _clock.Jump(TimeSpan.FromHours(hours));
        _world.Model.ReleaseAll();
        await _world.ReadAsync(2);
        await _app.IdleAsync();
        await _world.HearAsync("Explain the rain");
        await _world.ReadAsync(3);
        await _app.IdleAsync();

        Assert.Equal(
            ["The moon is a ball of stone.", "You asked: Explain the rain"],
            _world.Twilio.Phone(World.Ana).Messages.Skip(1).Select(message => message.Body));
    }

    [Fact]
    public async Task A_pause_before_another_try_is_as_long_as_it_was_meant_to_be_also_when_the_clock_is_set_back_in_it()
    {
        var fault = _world.Twilio.Faults.Add(new TwilioFault(TwilioFaultKind.TooManyRequests) { RetryAfter = TimeSpan.FromSeconds(37) });
        await _world.HearAsync("Explain the rain");
        await fault.WaitForHitAsync(cancellationToken: _world.Patience);
        var pause = await _machine.WaitForTimerAsync(setFor => setFor == TimeSpan.FromSeconds(37), _world.Patience);

        _clock.Jump(TimeSpan.FromHours(-5));
        _machine.Advance(pause);

        Assert.Equal("You asked: Explain the rain", (await _world.ReadAsync(2))[1]);
    }

    [Fact]
    public async Task A_message_that_waits_for_more_of_a_burst_does_not_wait_for_a_clock_that_was_set_back()
    {
        await _app.DisposeAsync();
        _app = await AppInProcess.StartAsync(_world, ("Conversation:QuietPeriod", "00:00:01.2"));
        await _world.HearAsync("Explain the rain");
        await _machine.WaitForTimerAsync(setFor => setFor == TimeSpan.FromSeconds(1.2), _world.Patience);

        _clock.Jump(TimeSpan.FromHours(-5));
        _machine.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal("You asked: Explain the rain", (await _world.ReadAsync(2))[1]);
    }

    [Fact]
    public async Task Beyond_the_window_nothing_is_sent_the_operator_reads_why_and_the_next_message_is_answered()
    {
        _world.Model.Enqueue(ScriptedAnswer.Hold("Too late."));
        await _world.HearAsync("Explain the moon");
        await _world.Model.WaitForCallAsync(2, _world.Patience);

        _clock.Jump(TimeSpan.FromDays(3));
        _world.Model.ReleaseAll();
        await _app.IdleAsync();
        await _world.HearAsync("Explain the rain");
        await _world.ReadAsync(2);
        await _app.IdleAsync();

        Assert.Equal("You asked: Explain the rain", Assert.Single(_world.Twilio.Phone(World.Ana).Messages.Skip(1)).Body);
        Assert.Contains(_app.Log, line => line.Contains("is not sent, the gate says WindowClosed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_webhook_from_before_a_jump_over_a_week_does_not_stop_the_conversation()
    {
        var sid = await _world.HearAsync("Explain the sea");
        await _world.ReadAsync(2);
        await _app.IdleAsync();

        // Its id is let go after seven days, its turn's history a day later: in between it is neither a duplicate nor a new turn.
        _clock.Jump(TimeSpan.FromDays(7.5));
        await _world.HearAsync("Explain the rain");
        await _world.ReadAsync(3);
        await _app.IdleAsync();
        Assert.Equal(200, (await _world.Twilio.RedeliverAsync(sid, _world.Patience)).StatusCode);
        await _world.HearAsync("Explain the snow");
        await _world.ReadAsync(4);
        await _app.IdleAsync();

        Assert.Equal(
            ["You asked: Explain the sea", "You asked: Explain the rain", "You asked: Explain the snow"],
            _world.Twilio.Phone(World.Ana).Messages.Skip(1).Select(message => message.Body));
        Assert.Null((await _app.StateAsync())!.Running);
    }
}
