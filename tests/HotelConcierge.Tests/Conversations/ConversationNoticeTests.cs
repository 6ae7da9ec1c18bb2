using HotelConcierge.Conversations;
using HotelConcierge.Languages;
using HotelConcierge.Messages;

namespace HotelConcierge.Tests.Conversations;

/// <summary>What a conversation makes of things that are to be said unasked.</summary>
public sealed class ConversationNoticeTests
{
    private static readonly ConversationPacing Pacing = new(TimeSpan.FromSeconds(1.2), TimeSpan.FromSeconds(5));
    private static readonly GuestCommands Commands = new(LanguageCatalog.Default);
    private static readonly DateTimeOffset Noon = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly ConversationAddress Address = new(new("twilio"), "whatsapp:+14155238886", "whatsapp:+34600000000");
    private static readonly ConversationId Id = ConversationId.For(Address);
    private static readonly Notice Welcome = new("api-1", NoticeKind.Welcome, "hotel", Address) { GuestName = "Ana" };

    private readonly List<ConversationEffect> _effects = [];
    private ConversationState _state = new();

    [Fact]
    public void A_notice_to_a_guest_nobody_knows_starts_one_turn_however_often_it_is_asked_for()
    {
        for (var i = 0; i < 3; i++)
            Ask(Welcome);
        End();
        Ask(Welcome);

        var turn = Assert.Single(_effects.OfType<ConversationEffect.StartTurn>()).Turn;
        Assert.Equal((TurnKind.Notice, $"{Id}-notice-api-1"), (turn.Kind, turn.TurnId));
        Assert.Equal((Address, "Ana", "hotel"), (_state.Address, _state.GuestName, _state.Assistant));
        Assert.Null(_state.LastHeardAt);
        Assert.Equal(Noon, _state.LastActiveAt);
    }

    [Fact]
    public void It_waits_for_the_running_turn_and_carries_what_is_to_be_said()
    {
        Hear("m1", "hello");
        Wake();
        Ask(Welcome);
        Assert.Equal(TurnKind.Answer, _state.Running!.Start.Kind);

        End();
        Assert.Equal(Welcome, _state.Running!.Notice);
    }

    [Fact]
    public void A_reminder_does_not_change_who_answers()
    {
        _state = _state with { Assistant = "early-years" };
        Ask(Welcome with { Kind = NoticeKind.SpaReminder });

        Assert.Equal("early-years", _state.Assistant);
    }

    [Fact]
    public void Who_opted_out_is_told_nothing_and_not_after_coming_back_either()
    {
        Hear("m1", "STOP");
        End();
        Ask(Welcome);
        Hear("m2", "START");
        End();

        Assert.Equal([TurnKind.Stopped, TurnKind.Resumed], _effects.OfType<ConversationEffect.StartTurn>().Select(effect => effect.Turn.Kind));
    }

    [Theory]
    [InlineData("STOP", false)]
    [InlineData("forget me", false)]
    [InlineData("new conversation", true)]
    public void What_waits_to_be_said_outlives_a_new_beginning_but_no_farewell(string text, bool outlives)
    {
        Hear("m1", "hello");
        Wake();
        Ask(Welcome);
        Hear("m2", text);

        Assert.Equal(outlives, _state.Commands.Exists(command => command.Notice is not null));
    }

    [Fact]
    public void A_guest_who_never_answers_is_forgotten_in_time()
    {
        Ask(Welcome);
        End();
        Apply(new ConversationEvent.Expired(Noon.AddDays(31)));

        Assert.Null(_state.Address);
        Assert.Null(_state.LastActiveAt);
    }

    private void Ask(Notice notice) => Apply(new ConversationEvent.NoticeRequested(notice, Noon));

    private void Hear(string id, string text) => Apply(new ConversationEvent.MessageReceived(new(id, Address, MessageKind.Text, text), Noon));

    private void Wake() => Apply(new ConversationEvent.TimerFired(Noon.AddSeconds(2)));

    private void End() => Apply(new ConversationEvent.TurnEnded(_state.Running!.Start.TurnId, NextStep.WaitForMessage, Noon));

    private void Apply(ConversationEvent happened)
    {
        var (state, effects) = Conversation.Apply(Id, _state, happened, Pacing, Commands);
        _state = state;
        _effects.AddRange(effects);
    }
}
