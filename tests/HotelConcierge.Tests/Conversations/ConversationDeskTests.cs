using HotelConcierge.Conversations;
using HotelConcierge.Messages;

namespace HotelConcierge.Tests.Conversations;

/// <summary>People take over and give back; whatever the guest writes meanwhile is theirs to read, and nothing is lost between.</summary>
public sealed class ConversationDeskTests : ConversationScene
{
    private const string Case = "case-0123456789abcdef";

    [Theory]
    [InlineData("hello?")]
    [InlineData("HELP")]
    [InlineData("START")]
    [InlineData("new conversation")]
    [InlineData("1")]
    public void Whatever_a_guest_writes_to_people_is_brought_to_them_at_once(string text)
    {
        HandOver();
        Hear(text, at: 11);

        Assert.Equal((TurnKind.Forward, text), (State.Running!.Start.Kind, Assert.Single(State.Running.Messages).Message.Text));
        Assert.Equal((ConversationMode.Queued, Case), (State.Mode, State.Case));
    }

    [Fact]
    public void What_came_in_while_the_last_answer_ran_goes_to_people_too()
    {
        Hear("I want a person", at: 0);
        Wake(at: 1.2);
        Hear("are you there", at: 2);
        Hear("hello", at: 2.5);
        End(at: 3, NextStep.Agent, Case);

        Assert.Equal(
            ["are you there", "hello"],
            State.Running!.Messages.Select(kept => kept.Message.Text));
        Assert.Equal(TurnKind.Forward, State.Running.Start.Kind);
    }

    [Fact]
    public void Who_takes_over_interrupts_the_answer_that_is_under_way_and_gets_what_waits_behind_it()
    {
        Hear("Explain rain", at: 0);
        Wake(at: 1.2);
        Hear("and snow", at: 2);
        Join(at: 3);
        Join(at: 3.5);

        Assert.Single(Effects.OfType<ConversationEffect.InterruptTurn>());
        End(at: 4);
        Assert.Equal([TurnKind.Answer, TurnKind.Forward], Started().Select(turn => turn.Kind));
        Assert.Equal("and snow", Assert.Single(State.Running!.Messages).Message.Text);
    }

    [Fact]
    public void An_answer_that_hands_over_does_not_take_back_what_a_person_took_meanwhile()
    {
        Hear("I want a person", at: 0);
        Wake(at: 1.2);
        Join(at: 2);
        End(at: 3, NextStep.Agent, Case);

        Assert.Equal((ConversationMode.WithPerson, Case), (State.Mode, State.Case));
    }

    [Theory]
    [InlineData(DeskAct.Returned)]
    [InlineData(DeskAct.Closed)]
    public void A_case_that_people_end_before_the_answer_has_ended_leaves_the_guest_with_the_concierge(DeskAct act)
    {
        Hear("I want a person", at: 0);
        Wake(at: 1.2);
        Act(act, "over", at: 2);
        End(at: 3, NextStep.Agent, Case);
        Hear("hello?", at: 10);
        Wake(at: 12);

        Assert.Equal((ConversationMode.Bot, null, TurnKind.Answer), (State.Mode, State.Case, State.Running!.Start.Kind));
    }

    [Fact]
    public void Who_opted_out_and_is_in_danger_has_one_case_and_stays_out()
    {
        Hear("STOP", at: 0);
        End(at: 1);
        Hear("my baby is not breathing", at: 10);
        End(at: 11, NextStep.Agent, Case);
        Assert.Equal((ConversationMode.OptedOut, Case), (State.Mode, State.Case));
        Act(DeskAct.Returned, "returned", at: 20);

        Assert.Equal((ConversationMode.OptedOut, null, null), (State.Mode, State.Case, State.Running));
    }

    [Fact]
    public void What_a_person_writes_is_said_once_and_takes_the_conversation_over()
    {
        HandOver();
        Act(DeskAct.Wrote, "message-1", at: 20);
        Act(DeskAct.Wrote, "message-1", at: 21);

        Assert.Equal(ConversationMode.WithPerson, State.Mode);
        Assert.Equal(new DeskMatter(DeskAct.Wrote, Case, "message-1"), State.Running!.Desk);
        End(at: 22);
        Assert.Null(State.Running);
    }

    [Fact]
    public void A_person_may_write_where_nobody_has_handed_over()
    {
        Hear("Explain rain", at: 0);
        Wake(at: 1.2);
        Act(DeskAct.Wrote, "message-1", at: 2);

        Assert.Single(Effects.OfType<ConversationEffect.InterruptTurn>());
        End(at: 3);
        Assert.Equal((TurnKind.Desk, ConversationMode.WithPerson, Case), (State.Running!.Start.Kind, State.Mode, State.Case));
    }

    [Fact]
    public void Nobody_is_written_to_who_is_not_known_any_more()
    {
        Act(DeskAct.Wrote, "message-1", at: 1);

        Assert.Null(State.Running);
        Assert.True(State.IsBlank);
    }

    [Fact]
    public void Given_back_the_concierge_answers_again()
    {
        HandOver();
        Act(DeskAct.Returned, "returned", at: 20);
        Assert.Equal((ConversationMode.Bot, null), (State.Mode, State.Case));
        End(at: 21);
        Hear("thanks", at: 30);
        Wake(at: 32);

        Assert.Equal([TurnKind.Answer, TurnKind.Desk, TurnKind.Answer], Started().Select(turn => turn.Kind));
    }

    [Fact]
    public void Closed_it_is_over_until_the_guest_writes_again()
    {
        HandOver();
        Act(DeskAct.Closed, "closed", at: 20);
        End(at: 21, NextStep.CloseChat);
        Assert.Equal((ConversationMode.Closed, null), (State.Mode, State.Case));

        Hear("one more thing", at: 60);
        Wake(at: 62);
        Assert.Equal((ConversationMode.Bot, TurnKind.Answer), (State.Mode, State.Running!.Start.Kind));
    }

    [Fact]
    public void What_comes_after_a_case_is_over_changes_nothing()
    {
        HandOver();
        Act(DeskAct.Returned, "returned", at: 20);
        End(at: 21);
        var before = State;
        Act(DeskAct.NobodyCame, "nobodyCame", at: 22);
        Act(DeskAct.Closed, "closed", at: 23);

        Assert.Same(before, State);
    }

    [Theory]
    [InlineData("Go on with you", Conversation.GoOnWithConcierge)]
    [InlineData(" 1 ", null)]
    public void Who_waits_in_vain_may_go_on_with_the_concierge_and_the_case_stays_open(string text, string? tap)
    {
        HandOver();
        Act(DeskAct.NobodyCame, "nobodyCame", at: 600);
        End(at: 601);
        Apply(new ConversationEvent.MessageReceived(new("tap", Address, MessageKind.Text, text) { ChoiceId = tap }, At(610)));

        Assert.Equal(new DeskMatter(DeskAct.WentBack, Case, "tap"), State.Running!.Desk);
        Assert.Equal((ConversationMode.Bot, Case), (State.Mode, State.Case));
        End(at: 611);
        Join(at: 700);
        Assert.Equal((ConversationMode.WithPerson, Case), (State.Mode, State.Case));
    }

    [Fact]
    public void Who_waits_where_nobody_else_answers_is_told_so_and_offered_nothing()
    {
        HandOver();
        Act(DeskAct.StillWaiting, "nobodyCame", at: 600);
        Assert.Equal(new DeskMatter(DeskAct.StillWaiting, Case, "nobodyCame"), State.Running!.Desk);
        End(at: 601);
        Hear("1", at: 610);
        Assert.Equal((TurnKind.Forward, ConversationMode.Queued), (State.Running!.Start.Kind, State.Mode));

        End(at: 611);
        Join(at: 620);
        Act(DeskAct.StillWaiting, "nobodyCame-2", at: 630);
        Assert.Null(State.Running);
    }

    [Fact]
    public void A_number_is_no_answer_to_an_offer_that_was_not_made()
    {
        HandOver();
        Act(DeskAct.NobodyCame, "nobodyCame", at: 600);
        End(at: 601);
        Join(at: 602);
        Hear("1", at: 610);

        Assert.Equal((TurnKind.Forward, ConversationMode.WithPerson), (State.Running!.Start.Kind, State.Mode));
    }

    [Fact]
    public void Stop_is_obeyed_at_a_desk_and_what_a_person_writes_then_is_told_as_not_sent()
    {
        HandOver();
        Join(at: 12);
        Hear("STOP", at: 13);
        Assert.Equal((TurnKind.Stopped, ConversationMode.OptedOut), (State.Running!.Start.Kind, State.Mode));
        End(at: 14);
        Act(DeskAct.Wrote, "message-1", at: 20);

        Assert.Equal((TurnKind.Desk, ConversationMode.OptedOut), (State.Running!.Start.Kind, State.Mode));
        End(at: 21);
        Act(DeskAct.Closed, "closed", at: 22);
        Assert.Null(State.Running);
    }

    [Fact]
    public void Who_asks_to_be_forgotten_at_a_desk_is_with_nobody_afterwards()
    {
        HandOver();
        Join(at: 12);
        Hear("forget me", at: 13);
        Assert.Equal(TurnKind.Forget, State.Running!.Start.Kind);
        End(at: 14);

        Assert.Equal((ConversationMode.Bot, null, null), (State.Mode, State.Case, State.Address));
    }

    [Fact]
    public void Danger_is_answered_also_where_people_are_and_they_keep_the_guest()
    {
        HandOver();
        Hear("my baby is not breathing", at: 12);
        Assert.Equal(TurnKind.Emergency, State.Running!.Start.Kind);
        End(at: 13, NextStep.Agent, Case);

        Assert.Equal((ConversationMode.Queued, Case), (State.Mode, State.Case));
    }

    private void HandOver()
    {
        Hear("I want a person", at: 0);
        Wake(at: 1.2);
        End(at: 10, NextStep.Agent, Case);
        Assert.Equal(ConversationMode.Queued, State.Mode);
    }

    private void Join(double at) => Apply(new ConversationEvent.PersonJoined(At(at)) { Case = Case });

    private void Act(DeskAct act, string entry, double at) => Apply(new ConversationEvent.DeskActed(act, Case, entry, At(at)));
}
