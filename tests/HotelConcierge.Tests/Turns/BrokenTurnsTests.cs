using HotelConcierge.Contracts;
using HotelConcierge.Conversations;
using HotelConcierge.Diagnostics;
using HotelConcierge.Messages;
using HotelConcierge.Tests.Conversations;
using HotelConcierge.Tests.Diagnostics;
using HotelConcierge.Turns;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace HotelConcierge.Tests.Turns;

public sealed class BrokenTurnsTests : IDisposable
{
    private static readonly ConversationId Guest = ConversationId.For(new(new ChannelName("twilio"), "+1", "+2"));
    private static readonly TurnStart Turn = new(TurnIds.For(Guest, "m1"), Guest, 1, TurnKind.Answer);

    private readonly ManualTimeProvider _clock = new();
    private readonly RecordedConversations _conversations = new();
    private readonly ServiceProvider _services = new ServiceCollection()
        .AddMetrics()
        .AddSingleton<ConciergeTelemetry>()
        .BuildServiceProvider();
    private readonly CountedTags _counted;

    public BrokenTurnsTests() => _counted = CountedTags.OfStuckTurns(_services);

    public void Dispose()
    {
        _counted.Dispose();
        _services.Dispose();
    }

    [Fact]
    public async Task A_conversation_that_waits_for_a_broken_turn_goes_on()
    {
        _conversations.States[Guest] = new() { Running = new(Turn, [], Interrupted: false) };

        await LookAtAsync(isOver: true, started: TimeSpan.FromHours(20), changed: TimeSpan.FromHours(20));

        Assert.Equal(
            (Guest, new ConversationEvent.TurnEnded(Turn.TurnId, NextStep.WaitForMessage, _clock.GetUtcNow())),
            Assert.Single(_conversations.Signals));
        Assert.Equal(["broken"], _counted.Values);
    }

    [Fact]
    public async Task A_conversation_that_went_on_already_is_left_alone_and_the_break_is_counted_once()
    {
        _conversations.States[Guest] = new() { Running = new(Turn with { TurnId = TurnIds.For(Guest, "m2") }, [], Interrupted: false) };

        await LookAtAsync(isOver: true, started: TimeSpan.FromMinutes(9), changed: TimeSpan.FromMinutes(3));
        await LookAtAsync(isOver: true, started: TimeSpan.FromMinutes(14), changed: TimeSpan.FromMinutes(8));

        Assert.Empty(_conversations.Signals);
        Assert.Equal(["broken"], _counted.Values);
    }

    [Fact]
    public async Task A_turn_that_takes_its_time_is_left_alone()
    {
        await LookAtAsync(isOver: false, started: TimeSpan.FromHours(1), changed: TimeSpan.FromMinutes(3));

        Assert.Empty(_counted.Values);
    }

    [Fact]
    public async Task A_turn_that_runs_for_too_long_is_made_known_and_not_touched()
    {
        _conversations.States[Guest] = new() { Running = new(Turn, [], Interrupted: false) };

        await LookAtAsync(isOver: false, started: TimeSpan.FromHours(2), changed: TimeSpan.FromHours(2));

        Assert.Equal(["slow"], _counted.Values);
        Assert.Empty(_conversations.Signals);
    }

    private Task LookAtAsync(bool isOver, TimeSpan started, TimeSpan changed)
    {
        var now = _clock.GetUtcNow();
        var broken = new BrokenTurns(
            _conversations,
            _services.GetRequiredService<ConciergeTelemetry>(),
            _clock,
            NullLogger<BrokenTurns>.Instance);
        return broken.LookAtAsync(new(Turn.TurnId, isOver, now - started, now - changed), default);
    }
}
