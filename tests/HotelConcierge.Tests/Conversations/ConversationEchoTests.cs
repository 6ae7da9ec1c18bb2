using System.Text.Json;
using HotelConcierge.Conversations;
using HotelConcierge.Messages;
using HotelConcierge.Orchestration;

namespace HotelConcierge.Tests.Conversations;

/// <summary>Somebody answers the guest on the hotel's own phone: it is a take-over like one at the desk.</summary>
public sealed class ConversationEchoTests : ConversationScene
{
    private const string Case = "case-00000000000000e1";
    private const string Other = "case-00000000000000e2";

    [Fact]
    public void Answer_that_is_under_way_is_not_wanted_any_more_and_the_words_are_written_down_after_it()
    {
        Hear("when is breakfast", at: 0);
        Wake(at: 1.2);
        Echo("At seven.", at: 3);

        Assert.Single(Effects.OfType<ConversationEffect.InterruptTurn>());
        Assert.Equal((ConversationMode.WithPerson, Case), (State.Mode, State.Case));
        End(at: 4);
        Assert.Equal(
            (TurnKind.Desk, DeskAct.WrotePastUs, Case, "At seven."),
            (State.Running!.Start.Kind, State.Running.Desk!.Act, State.Running.Desk.Case, State.Running.Echo!.Text));
        End(at: 5);
        Hear("thank you", at: 6);
        Assert.Equal(TurnKind.Forward, State.Running!.Start.Kind);
    }

    [Fact]
    public void What_the_guest_wrote_before_it_is_brought_to_people_first()
    {
        Hear("when is breakfast", at: 0);
        Echo("At seven.", at: 1);

        Assert.Equal(TurnKind.Forward, State.Running!.Start.Kind);
        Assert.Equal("when is breakfast", Assert.Single(State.Running.Messages).Message.Text);
        End(at: 2);
        Assert.Equal("At seven.", State.Running!.Echo!.Text);
        End(at: 3);
        Assert.Null(State.Running);
    }

    [Fact]
    public void Who_wants_to_be_forgotten_meanwhile_is_forgotten_first_and_then_answered()
    {
        Hear("when is breakfast", at: 0);
        Wake(at: 1.2);
        Echo("At seven.", at: 2);
        Hear("forget me", at: 3);
        Hear("hello?", at: 4);
        End(at: 5);

        Assert.Equal(TurnKind.Forget, State.Running!.Start.Kind);
        End(at: 6);
        Wake(at: 8);
        Assert.Equal((ConversationMode.Bot, TurnKind.Answer), (State.Mode, State.Running!.Start.Kind));
        Assert.Equal("hello?", Assert.Single(State.Running.Messages).Message.Text);
        End(at: 9);
        Assert.Null(State.Running);
    }

    [Fact]
    public void The_same_again_is_the_same_and_two_that_come_at_once_are_in_one_case()
    {
        Echo("At seven.", at: 0);
        Echo("At seven.", at: 0.5);
        Echo("In the garden.", at: 1, id: "wamid.2", deskCase: Other);
        End(at: 2);
        Assert.Equal((Case, "In the garden."), (State.Running!.Desk!.Case, State.Running.Echo!.Text));
        End(at: 3);

        Assert.Equal(2, Started().Count);
        Assert.Equal(2, Started().Select(turn => turn.TurnId).Distinct().Count());
        Assert.Equal(Case, State.Case);
    }

    [Fact]
    public void Case_that_is_open_stays_the_one()
    {
        Hear("I want a person", at: 0);
        Wake(at: 1.2);
        End(at: 10, NextStep.Agent, Other);
        Echo("Here I am.", at: 11);

        Assert.Equal((ConversationMode.WithPerson, Other, Other), (State.Mode, State.Case, State.Running!.Desk!.Case));
    }

    [Fact]
    public void One_that_comes_while_the_guest_is_being_handed_over_belongs_to_that_case()
    {
        Hear("I want a person", at: 0);
        Wake(at: 1.2);
        Echo("Here I am.", at: 3);
        End(at: 4, NextStep.Agent, Other);

        Assert.Equal((ConversationMode.WithPerson, Other, Other), (State.Mode, State.Case, State.Running!.Desk!.Case));
        Assert.Equal("Here I am.", State.Running.Echo!.Text);
    }

    [Fact]
    public void What_was_written_on_the_phone_is_kept_after_STOP_and_opens_no_case()
    {
        Hear("when is breakfast", at: 0);
        Wake(at: 1.2);
        Echo("At seven.", at: 3);
        Hear("STOP", at: 3.5);
        End(at: 4);

        Assert.Equal(("At seven.", ""), (State.Running!.Echo!.Text, State.Running.Desk!.Case));
    }

    [Fact]
    public void Guest_who_never_wrote_is_with_people_when_they_do()
    {
        Echo("Your room is ready.", at: 0);
        End(at: 1);
        Hear("great", at: 60);

        Assert.Equal(TurnKind.Forward, State.Running!.Start.Kind);
        Assert.Equal((Address, Noon), (State.Address, State.LastProactiveAt));
    }

    [Fact]
    public void Where_nobody_could_give_the_guest_back_the_words_are_kept_and_the_concierge_goes_on()
    {
        Hear("when is breakfast", at: 0);
        Wake(at: 1.2);
        Echo("At seven.", at: 3, deskCase: null);

        Assert.Empty(Effects.OfType<ConversationEffect.InterruptTurn>());
        Assert.Equal((ConversationMode.Bot, null), (State.Mode, State.Case));
        End(at: 4);
        Assert.Equal(("", "At seven."), (State.Running!.Desk!.Case, State.Running.Echo!.Text));
        End(at: 5);
        Hear("thank you", at: 6);
        Wake(at: 8);
        Assert.Equal(TurnKind.Answer, State.Running!.Start.Kind);
    }

    [Fact]
    public void What_was_written_long_ago_takes_nothing_over()
    {
        Echo("At seven.", at: 3_700, writtenAt: 0);

        Assert.Equal((ConversationMode.Bot, null, ""), (State.Mode, State.Case, State.Running!.Desk!.Case));
        End(at: 3_701);
        Echo("Hello", at: 3_702, id: "wamid.2");
        End(at: 3_703);
        Echo("Long ago", at: 7_400, id: "wamid.3", writtenAt: 3_600);
        Assert.Equal((ConversationMode.WithPerson, Case), (State.Mode, State.Running!.Desk!.Case));
    }

    [Fact]
    public void Who_opted_out_stays_out()
    {
        Hear("STOP", at: 0);
        End(at: 1);
        Echo("We are sorry.", at: 2);

        Assert.Equal((ConversationMode.OptedOut, null, ""), (State.Mode, State.Case, State.Running!.Desk!.Case));
    }

    [Fact]
    public void Given_back_the_next_answer_of_the_phone_opens_a_new_case()
    {
        Echo("At seven.", at: 0);
        End(at: 1);
        Apply(new ConversationEvent.DeskActed(DeskAct.Returned, Case, "returned", At(2)));
        End(at: 3);
        Assert.Equal(ConversationMode.Bot, State.Mode);
        Echo("At eight on Sundays.", at: 60, id: "wamid.2", deskCase: Other);

        Assert.Equal((ConversationMode.WithPerson, Other), (State.Mode, State.Case));
    }

    [Fact]
    public void Event_and_state_are_kept_as_JSON()
    {
        Echo("At seven.", at: 0);
        ConversationEvent happened = new ConversationEvent.StaffAnswered(State.Running!.Echo!, Case, Noon);

        var json = JsonSerializer.Serialize(happened, TurnJson.Options);
        Assert.Equal(happened, JsonSerializer.Deserialize<ConversationEvent>(json, TurnJson.Options));
        var read = JsonSerializer.Deserialize<ConversationState>(JsonSerializer.Serialize(State, TurnJson.Options), TurnJson.Options)!;
        Assert.Equal((State.Running.Echo, State.Running.Desk), (read.Running!.Echo, read.Running.Desk));
    }

    private void Echo(string text, double at, string id = "wamid.1", string? deskCase = Case, double? writtenAt = null) => Apply(
        new ConversationEvent.StaffAnswered(new(id, Address, MessageKind.Text, text, At(writtenAt ?? at)), deskCase, At(at)));
}
