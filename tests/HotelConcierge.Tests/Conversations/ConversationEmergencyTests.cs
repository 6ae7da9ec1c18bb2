using HotelConcierge.Conversations;
using HotelConcierge.Messages;
using HotelConcierge.Safety;

namespace HotelConcierge.Tests.Conversations;

/// <summary>A guest in danger waits for nothing and nobody.</summary>
public sealed class ConversationEmergencyTests : ConversationScene
{
    private const string Danger = "my baby is not breathing";

    [Fact]
    public void It_is_answered_at_once_without_waiting_for_the_rest_of_a_burst()
    {
        Hear("Explain rain", at: 0);
        Hear(Danger, at: 0.5);

        var turn = Assert.Single(Started());
        Assert.Equal((TurnKind.Emergency, "en"), (turn.Kind, turn.Language));
        Assert.Equal(SafetyKind.Medical, State.Running!.Emergency!.Kind);
        Assert.Equal(Danger, Assert.Single(State.Running.Messages).Message.Text);
        Assert.Equal("Explain rain", Assert.Single(State.Inbox).Message.Text);

        End(at: 2);
        Assert.Equal([TurnKind.Emergency, TurnKind.Answer], Started().Select(started => started.Kind));
    }

    [Fact]
    public void It_interrupts_the_turn_that_is_running_and_comes_before_what_waits()
    {
        Hear("Explain rain", at: 0);
        Wake(at: 1.2);
        Hear("help", at: 2);
        Hear(Danger, at: 3);

        Assert.IsType<ConversationEffect.InterruptTurn>(Effects[^1]);
        End(at: 4);
        Assert.Equal([TurnKind.Answer, TurnKind.Emergency], Started().Select(turn => turn.Kind));
    }

    [Theory]
    [InlineData("HC-9AVC-XPHX-DVSE")]
    [InlineData("hc-3535-crc3-avc3")]
    [InlineData("olá, o meu código é HC-DU2K-AVC4-ETES")]
    public void The_letters_of_a_code_that_we_made_up_tell_of_no_danger(string text)
    {
        Hear(text, at: 0);
        Wake(at: 1.2);

        Assert.Equal([TurnKind.Answer], Started().Select(turn => turn.Kind));
    }

    [Theory]
    [InlineData("STOP", TurnKind.Stopped)]
    [InlineData("forget me", TurnKind.Forget)]
    public void What_the_guest_has_a_right_to_is_not_interrupted(string command, TurnKind running)
    {
        Hear(command, at: 0);
        Hear(Danger, at: 1);

        Assert.Equal((running, false), (State.Running!.Start.Kind, State.Running.Interrupted));
        Assert.Equal(TurnKind.Emergency, State.Commands[0].Kind);
    }

    [Theory]
    [InlineData("STOP")]
    [InlineData("new conversation")]
    [InlineData("forget me")]
    public void Nothing_takes_it_back(string command)
    {
        Hear(Danger, at: 0);
        Hear("there is a fire in our room", at: 1);
        Hear(command, at: 2);

        Assert.False(State.Running!.Interrupted);
        Assert.Equal(TurnKind.Emergency, State.Commands[0].Kind);
        Assert.DoesNotContain(Effects, effect => effect is ConversationEffect.InterruptTurn);
    }

    [Fact]
    public void Who_opted_out_is_told_too_and_stays_out()
    {
        Hear("STOP", at: 0);
        End(at: 1);
        Hear(Danger, at: 60);

        Assert.Equal((TurnKind.Emergency, ConversationMode.OptedOut), (State.Running!.Start.Kind, State.Mode));
        End(at: 61);
        Hear("thank you", at: 70);
        Assert.Null(State.Running);
    }

    [Fact]
    public void Who_is_with_a_person_is_told_too()
    {
        Apply(new ConversationEvent.PersonJoined(Noon));
        Hear(Danger, at: 1);

        Assert.Equal((TurnKind.Emergency, ConversationMode.WithPerson), (State.Running!.Start.Kind, State.Mode));
    }

    [Fact]
    public void The_same_danger_a_moment_later_is_answered_in_short_and_another_one_or_one_minutes_later_in_full()
    {
        Hear(Danger, at: 0);
        Hear("she is unconscious!!", at: 60);
        Hear("now there is a fire in the room too", at: 90);
        Hear("he stopped breathing again", at: 300);

        Assert.False(State.Running!.Emergency!.IsAgain);
        Assert.Equal(
            [(SafetyKind.Medical, true), (SafetyKind.Danger, false), (SafetyKind.Medical, false)],
            State.Commands.Select(command => (command.Emergency!.Kind, command.Emergency.IsAgain)));
    }

    [Fact]
    public void A_repeated_webhook_is_no_second_emergency()
    {
        Hear(Danger, at: 0, id: "m1");
        Hear(Danger, at: 1, id: "m1");

        Assert.Empty(State.Commands);
        Assert.Single(Started());
    }

    [Fact]
    public void What_stands_under_a_picture_counts_and_what_stands_on_a_card_does_not()
    {
        Apply(new ConversationEvent.MessageReceived(new("p1", Address, MessageKind.Contact, Danger), Noon));
        Assert.Null(State.Running);

        Apply(new ConversationEvent.MessageReceived(new("p2", Address, MessageKind.Picture, Danger), Noon.AddSeconds(1)));
        Assert.Equal(TurnKind.Emergency, State.Running!.Start.Kind);
    }

    [Fact]
    public void A_command_stays_a_command() => Assert.Equal(TurnKind.Help, Heard("help").Running!.Start.Kind);

    private ConversationState Heard(string text)
    {
        Hear(text, at: 0);
        return State;
    }
}
