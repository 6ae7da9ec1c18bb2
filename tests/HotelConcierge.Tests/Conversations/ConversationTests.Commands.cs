using HotelConcierge.Conversations;
using HotelConcierge.Messages;

namespace HotelConcierge.Tests.Conversations;

public sealed partial class ConversationTests
{
    [Theory]
    [InlineData("STOP", TurnKind.Stopped)]
    [InlineData(" Hilfe! ", TurnKind.Help)]
    [InlineData("nueva conversación", TurnKind.Reset)]
    [InlineData("oubliez-moi", TurnKind.Forget)]
    [InlineData("start", TurnKind.Welcome)]
    public void A_command_does_not_wait_for_the_quiet_period(string text, TurnKind kind)
    {
        Hear("m1", text, at: 0);

        Assert.Equal(kind, Assert.Single(Started()).Kind);
    }

    [Fact]
    public void Stop_interrupts_the_turn_drops_what_waits_and_is_confirmed_when_the_turn_has_ended()
    {
        StartTurn("m1");
        Hear("m2", "one more thing", at: 3);
        Hear("m3", "stop", at: 4);

        Assert.Equal(ConversationMode.OptedOut, _state.Mode);
        Assert.Contains(new ConversationEffect.InterruptTurn(_state.Running!.Start.TurnId), _effects);
        Assert.True(_state.Running.Interrupted);
        Assert.Empty(_state.Inbox);

        End(at: 5);
        Assert.Equal(TurnKind.Stopped, _state.Running!.Start.Kind);
        End(at: 6);
        Assert.Null(_state.Running);
        Assert.Equal(2, Started().Count);
    }

    [Fact]
    public void After_stop_nothing_starts_a_turn_but_start()
    {
        Hear("m1", "stop", at: 0);
        End(at: 1);
        foreach (var text in new[] { "stop", "help", "hello", "reset", "Activities rain" })
            Hear($"m-{text}", text, at: 2);
        Wake(at: 10);
        Assert.Single(Started());

        Hear("m9", "START", at: 20);
        Assert.Equal(ConversationMode.Bot, _state.Mode);
        Assert.Equal(TurnKind.Resumed, Started()[^1].Kind);
        End(at: 21);
        Hear("m10", "Explain rain", at: 30);
        Wake(at: 31.2);
        Assert.Equal(TurnKind.Answer, Started()[^1].Kind);
    }

    [Fact]
    public void Who_opens_the_chat_by_a_link_after_stop_is_back_and_is_answered()
    {
        Hear("m1", "stop", at: 0);
        End(at: 1);

        Apply(
            new ConversationEvent.MessageReceived(
                new("m2", Address, MessageKind.Text, "HC-0000-0000-000W") { OpensChat = true },
                Noon + TimeSpan.FromSeconds(9)));
        Wake(at: 10.2);

        Assert.Equal(ConversationMode.Bot, _state.Mode);
        Assert.Equal(TurnKind.Answer, Started()[^1].Kind);
    }

    [Fact]
    public void An_opt_out_with_the_channel_is_not_confirmed()
    {
        StartTurn("m1");
        Apply(new ConversationEvent.OptedOutByChannel(Noon + TimeSpan.FromSeconds(3)));
        End(at: 4);

        Assert.Equal(ConversationMode.OptedOut, _state.Mode);
        Assert.Single(Started());
    }

    [Fact]
    public void Forgetting_leaves_nothing_of_the_guest_in_the_state()
    {
        Hear("m1", "forget me", at: 0);
        End(at: 1);

        Assert.Null(_state.Address);
        Assert.Null(_state.GuestName);
        Assert.Equal(["m1"], _state.Seen.Keys);
    }

    [Theory]
    [InlineData("reset")]
    [InlineData("stop")]
    public void A_wish_to_be_forgotten_outlives_what_the_guest_sends_next(string next)
    {
        StartTurn("m1");
        Hear("m2", "forget me", at: 3);
        Hear("m3", next, at: 3);
        End(at: 4);
        Assert.Equal(TurnKind.Forget, _state.Running!.Start.Kind);

        Hear("m4", next, at: 5);
        Assert.False(_state.Running.Interrupted);
    }

    [Fact]
    public void A_guest_who_opted_out_can_still_be_forgotten_and_stays_opted_out()
    {
        Hear("m1", "stop", at: 0);
        End(at: 1);
        Hear("m2", "forget me", at: 2);
        End(at: 3);

        Assert.Equal(ConversationMode.OptedOut, _state.Mode);
        Assert.Null(_state.Address);
        Assert.Equal(TurnKind.Forget, Started()[^1].Kind);
    }

    [Fact]
    public void A_wish_to_be_forgotten_does_not_cost_the_confirmation_of_stop()
    {
        StartTurn("m1");
        Hear("m2", "stop", at: 3);
        Hear("m3", "forget me", at: 3);
        End(at: 4);
        Assert.Equal((TurnKind.Stopped, false), (_state.Running!.Start.Kind, _state.Running.Interrupted));

        Hear("m4", "forget me", at: 5);
        Assert.False(_state.Running!.Interrupted);
    }

    [Fact]
    public void Reset_drops_what_waits_and_interrupts_the_answer()
    {
        StartTurn("m1");
        Hear("m2", "more", at: 3);
        Hear("m3", "new conversation", at: 4);
        End(at: 5);

        Assert.Equal(TurnKind.Reset, _state.Running!.Start.Kind);
        Assert.Empty(_state.Inbox);
        Assert.Equal(ConversationMode.Bot, _state.Mode);
    }
}
