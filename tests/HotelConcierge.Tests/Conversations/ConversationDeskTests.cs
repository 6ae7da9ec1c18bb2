using HotelConcierge.Conversations;
using HotelConcierge.Languages;
using HotelConcierge.Messages;

namespace HotelConcierge.Tests.Conversations;

/// <summary>People take over and give back; whatever the guest writes meanwhile is theirs to read, and nothing is lost between.</summary>
public sealed class ConversationDeskTests
{
    private const string Case = "case-0123456789abcdef";
    private static readonly ConversationPacing Pacing = new(TimeSpan.FromSeconds(1.2), TimeSpan.FromSeconds(5));
    private static readonly GuestCommands Commands = new(LanguageCatalog.Default);
    private static readonly DateTimeOffset Noon = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly ConversationAddress Address = new(new("twilio"), "whatsapp:+14155238886", "whatsapp:+34600000000");
    private static readonly ConversationId Id = ConversationId.For(Address);

    private readonly List<ConversationEffect> _effects = [];
    private ConversationState _state = new();
    private int _messages;

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

        Assert.Equal((TurnKind.Forward, text), (_state.Running!.Start.Kind, Assert.Single(_state.Running.Messages).Message.Text));
        Assert.Equal((ConversationMode.Queued, Case), (_state.Mode, _state.Case));
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
            _state.Running!.Messages.Select(kept => kept.Message.Text));
        Assert.Equal(TurnKind.Forward, _state.Running.Start.Kind);
    }

    [Fact]
    public void Who_takes_over_interrupts_the_answer_that_is_under_way_and_gets_what_waits_behind_it()
    {
        Hear("Explain rain", at: 0);
        Wake(at: 1.2);
        Hear("and snow", at: 2);
        Join(at: 3);
        Join(at: 3.5);

        Assert.Single(_effects.OfType<ConversationEffect.InterruptTurn>());
        End(at: 4);
        Assert.Equal([TurnKind.Answer, TurnKind.Forward], Started().Select(turn => turn.Kind));
        Assert.Equal("and snow", Assert.Single(_state.Running!.Messages).Message.Text);
    }

    [Fact]
    public void An_answer_that_hands_over_does_not_take_back_what_a_person_took_meanwhile()
    {
        Hear("I want a person", at: 0);
        Wake(at: 1.2);
        Join(at: 2);
        End(at: 3, NextStep.Agent, Case);

        Assert.Equal((ConversationMode.WithPerson, Case), (_state.Mode, _state.Case));
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

        Assert.Equal((ConversationMode.Bot, null, TurnKind.Answer), (_state.Mode, _state.Case, _state.Running!.Start.Kind));
    }

    [Fact]
    public void Who_opted_out_and_is_in_danger_has_one_case_and_stays_out()
    {
        Hear("STOP", at: 0);
        End(at: 1);
        Hear("my baby is not breathing", at: 10);
        End(at: 11, NextStep.Agent, Case);
        Assert.Equal((ConversationMode.OptedOut, Case), (_state.Mode, _state.Case));
        Act(DeskAct.Returned, "returned", at: 20);

        Assert.Equal((ConversationMode.OptedOut, null, null), (_state.Mode, _state.Case, _state.Running));
    }

    [Fact]
    public void What_a_person_writes_is_said_once_and_takes_the_conversation_over()
    {
        HandOver();
        Act(DeskAct.Wrote, "message-1", at: 20);
        Act(DeskAct.Wrote, "message-1", at: 21);

        Assert.Equal(ConversationMode.WithPerson, _state.Mode);
        Assert.Equal(new DeskMatter(DeskAct.Wrote, Case, "message-1"), _state.Running!.Desk);
        End(at: 22);
        Assert.Null(_state.Running);
    }

    [Fact]
    public void A_person_may_write_where_nobody_has_handed_over()
    {
        Hear("Explain rain", at: 0);
        Wake(at: 1.2);
        Act(DeskAct.Wrote, "message-1", at: 2);

        Assert.Single(_effects.OfType<ConversationEffect.InterruptTurn>());
        End(at: 3);
        Assert.Equal((TurnKind.Desk, ConversationMode.WithPerson, Case), (_state.Running!.Start.Kind, _state.Mode, _state.Case));
    }

    [Fact]
    public void Nobody_is_written_to_who_is_not_known_any_more()
    {
        Act(DeskAct.Wrote, "message-1", at: 1);

        Assert.Null(_state.Running);
        Assert.True(_state.IsBlank);
    }

    [Fact]
    public void Given_back_the_concierge_answers_again()
    {
        HandOver();
        Act(DeskAct.Returned, "returned", at: 20);
        Assert.Equal((ConversationMode.Bot, null), (_state.Mode, _state.Case));
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
        Assert.Equal((ConversationMode.Closed, null), (_state.Mode, _state.Case));

        Hear("one more thing", at: 60);
        Wake(at: 62);
        Assert.Equal((ConversationMode.Bot, TurnKind.Answer), (_state.Mode, _state.Running!.Start.Kind));
    }

    [Fact]
    public void What_comes_after_a_case_is_over_changes_nothing()
    {
        HandOver();
        Act(DeskAct.Returned, "returned", at: 20);
        End(at: 21);
        var before = _state;
        Act(DeskAct.NobodyCame, "nobodyCame", at: 22);
        Act(DeskAct.Closed, "closed", at: 23);

        Assert.Same(before, _state);
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

        Assert.Equal(new DeskMatter(DeskAct.WentBack, Case, "tap"), _state.Running!.Desk);
        Assert.Equal((ConversationMode.Bot, Case), (_state.Mode, _state.Case));
        End(at: 611);
        Join(at: 700);
        Assert.Equal((ConversationMode.WithPerson, Case), (_state.Mode, _state.Case));
    }

    [Fact]
    public void A_number_is_no_answer_to_an_offer_that_was_not_made()
    {
        HandOver();
        Act(DeskAct.NobodyCame, "nobodyCame", at: 600);
        End(at: 601);
        Join(at: 602);
        Hear("1", at: 610);

        Assert.Equal((TurnKind.Forward, ConversationMode.WithPerson), (_state.Running!.Start.Kind, _state.Mode));
    }

    [Fact]
    public void Stop_is_obeyed_at_a_desk_and_what_a_person_writes_then_is_told_as_not_sent()
    {
        HandOver();
        Join(at: 12);
        Hear("STOP", at: 13);
        Assert.Equal((TurnKind.Stopped, ConversationMode.OptedOut), (_state.Running!.Start.Kind, _state.Mode));
        End(at: 14);
        Act(DeskAct.Wrote, "message-1", at: 20);

        Assert.Equal((TurnKind.Desk, ConversationMode.OptedOut), (_state.Running!.Start.Kind, _state.Mode));
        End(at: 21);
        Act(DeskAct.Closed, "closed", at: 22);
        Assert.Null(_state.Running);
    }

    [Fact]
    public void Who_asks_to_be_forgotten_at_a_desk_is_with_nobody_afterwards()
    {
        HandOver();
        Join(at: 12);
        Hear("forget me", at: 13);
        Assert.Equal(TurnKind.Forget, _state.Running!.Start.Kind);
        End(at: 14);

        Assert.Equal((ConversationMode.Bot, null, null), (_state.Mode, _state.Case, _state.Address));
    }

    [Fact]
    public void Danger_is_answered_also_where_people_are_and_they_keep_the_guest()
    {
        HandOver();
        Hear("my baby is not breathing", at: 12);
        Assert.Equal(TurnKind.Emergency, _state.Running!.Start.Kind);
        End(at: 13, NextStep.Agent, Case);

        Assert.Equal((ConversationMode.Queued, Case), (_state.Mode, _state.Case));
    }

    private void HandOver()
    {
        Hear("I want a person", at: 0);
        Wake(at: 1.2);
        End(at: 10, NextStep.Agent, Case);
        Assert.Equal(ConversationMode.Queued, _state.Mode);
    }

    private void Hear(string text, double at) =>
        Apply(new ConversationEvent.MessageReceived(new($"m{++_messages}", Address, MessageKind.Text, text), At(at)));

    private void Join(double at) => Apply(new ConversationEvent.PersonJoined(At(at)) { Case = Case });

    private void Act(DeskAct act, string entry, double at) => Apply(new ConversationEvent.DeskActed(act, Case, entry, At(at)));

    private void Wake(double at) => Apply(new ConversationEvent.TimerFired(At(at)));

    private void End(double at, NextStep next = NextStep.WaitForMessage, string? deskCase = null) =>
        Apply(new ConversationEvent.TurnEnded(_state.Running!.Start.TurnId, next, At(at)) { Case = deskCase });

    private void Apply(ConversationEvent happened)
    {
        var transition = Conversation.Apply(Id, _state, happened, Pacing, Commands);
        _state = transition.State;
        _effects.AddRange(transition.Effects);
    }

    private IEnumerable<TurnStart> Started() => _effects.OfType<ConversationEffect.StartTurn>().Select(effect => effect.Turn);

    private static DateTimeOffset At(double seconds) => Noon + TimeSpan.FromSeconds(seconds);
}
