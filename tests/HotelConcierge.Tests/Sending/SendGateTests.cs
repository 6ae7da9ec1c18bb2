using HotelConcierge.Conversations;
using HotelConcierge.Messages;
using HotelConcierge.Sending;

namespace HotelConcierge.Tests.Sending;

public sealed class SendGateTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly ConversationId Id = new("phone-abc");
    private static readonly TurnStart Turn = new("phone-abc-m1", Id, 1, TurnKind.Answer);

    [Fact]
    public void The_running_turn_may_send() => Assert.Equal(GateVerdict.Open, Check(StateWith(Turn)));

    [Fact]
    public void A_turn_that_is_over_may_not()
    {
        Assert.Equal(GateVerdict.Superseded, Check(new ConversationState()));
        Assert.Equal(GateVerdict.Superseded, Check(StateWith(Turn with { TurnId = "phone-abc-m2" })));
        Assert.Equal(GateVerdict.Superseded, SendGate.Check(null, Turn, Noon, window: null));
    }

    [Fact]
    public void An_interrupted_turn_may_not()
    {
        var state = StateWith(Turn);
        Assert.Equal(GateVerdict.Superseded, Check(state with { Running = state.Running! with { Interrupted = true } }));
    }

    [Fact]
    public void After_an_opt_out_only_its_confirmation_may_and_what_to_do_in_danger()
    {
        TurnKind[] open = [TurnKind.Stopped, TurnKind.Emergency];
        foreach (var kind in open)
        {
            var last = Turn with { Kind = kind };
            var state = StateWith(last) with { Mode = ConversationMode.OptedOut };
            Assert.Equal(GateVerdict.Open, SendGate.Check(state, last, Noon, window: null));
        }

        foreach (var kind in Enum.GetValues<TurnKind>().Except(open))
        {
            var other = Turn with { Kind = kind };
            Assert.Equal(
                GateVerdict.OptedOut,
                SendGate.Check(StateWith(other) with { Mode = ConversationMode.OptedOut }, other, Noon, window: null));
        }
    }

    [Theory]
    [InlineData(true, 1, GateVerdict.OptedOut)]
    [InlineData(true, -1, GateVerdict.Open)]
    [InlineData(true, 0, GateVerdict.Open)]
    [InlineData(false, 1, GateVerdict.Open)]
    public void An_opt_out_on_another_channel_counts_when_it_is_later_than_what_the_conversation_knows(
        bool isOut, int later, GateVerdict expected)
    {
        var state = StateWith(Turn) with { WishedAt = Noon };

        Assert.Equal(expected, SendGate.Check(state, Turn, Noon, window: null, wish: new(isOut, Noon.AddSeconds(later))));
    }

    [Fact]
    public void An_opt_out_of_before_the_conversation_counts() => Assert.Equal(
        GateVerdict.OptedOut, SendGate.Check(StateWith(Turn), Turn, Noon, window: null, wish: new(IsOut: true, DateTimeOffset.UnixEpoch)));

    [Theory]
    [InlineData(TurnKind.ProactiveMessage, false, GateVerdict.WindowClosed)]
    [InlineData(TurnKind.ProactiveMessage, true, GateVerdict.Open)]
    [InlineData(TurnKind.Forget, false, GateVerdict.Open)]
    public void A_guest_who_never_wrote_gets_templates_only(TurnKind kind, bool isTemplate, GateVerdict expected)
    {
        var turn = Turn with { Kind = kind };

        Assert.Equal(expected, SendGate.Check(StateWith(turn) with { LastHeardAt = null }, turn, Noon, TimeSpan.FromHours(24), isTemplate));
    }

    [Fact]
    public void The_bot_is_silent_once_a_person_took_over() =>
        Assert.Equal(GateVerdict.PersonTookOver, Check(StateWith(Turn) with { Mode = ConversationMode.WithPerson }));

    [Theory]
    [InlineData(23.9, GateVerdict.Open)]
    [InlineData(24.1, GateVerdict.WindowClosed)]
    public void A_channels_window_counts_from_the_guests_last_message(double hours, GateVerdict expected)
    {
        var state = StateWith(Turn) with { LastHeardAt = Noon.AddHours(-hours) };
        Assert.Equal(expected, SendGate.Check(state, Turn, Noon, TimeSpan.FromHours(24)));
    }

    private static GateVerdict Check(ConversationState state) => SendGate.Check(state, Turn, Noon, window: null);

    private static ConversationState StateWith(TurnStart turn) => new() { Running = new(turn, [], Interrupted: false) };
}
