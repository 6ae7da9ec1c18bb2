using HotelConcierge.Conversations;
using HotelConcierge.Languages;
using HotelConcierge.Messages;

namespace HotelConcierge.Tests.Conversations;

/// <summary>How a conversation is let go.</summary>
public sealed class ConversationExpiryTests
{
    private static readonly ConversationPacing Pacing = new(TimeSpan.FromSeconds(1.2), TimeSpan.FromSeconds(5));
    private static readonly GuestCommands Commands = new(LanguageCatalog.Default);
    private static readonly DateTimeOffset Noon = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly ConversationAddress Address = new(new("twilio"), "whatsapp:+14155238886", "whatsapp:+34600000000");
    private static readonly ConversationId Id = ConversationId.For(Address);

    private ConversationState _state = new();

    [Fact]
    public void Nothing_is_left_of_a_silent_conversation_once_no_message_is_repeated_any_more()
    {
        Answered("m1");

        Expire(Noon.AddDays(31), silentSince: Noon.AddDays(1));

        Assert.True(_state.IsBlank);
        Assert.Equal(0, _state.Turns);
        Assert.Null(Silence.Of(_state));
    }

    [Fact]
    public void A_guest_who_is_forgotten_sooner_is_remembered_by_message_ids_alone_until_none_is_repeated()
    {
        Answered("m1");

        Expire(Noon.AddDays(3), silentSince: Noon.AddDays(2));
        Assert.Equal((null, "m1"), (_state.Address, Assert.Single(_state.Seen.Keys)));
        Assert.Equal(new Silence(Noon, IsForgotten: true), Silence.Of(_state));

        Expire(Noon.AddDays(8), silentSince: Noon.AddDays(7));
        Assert.True(_state.IsBlank);
    }

    [Fact]
    public void A_message_that_is_repeated_after_forget_me_is_still_a_duplicate()
    {
        Answered("m1");
        Hear("m2", "forget me", Noon);
        End();
        Expire(Noon.AddDays(6), silentSince: Noon.AddDays(5));

        Hear("m1", "hello", Noon.AddDays(6));

        Assert.Null(_state.Address);
        Assert.Empty(_state.Inbox);
    }

    [Fact]
    public void Whoever_wrote_after_the_host_looked_is_not_forgotten()
    {
        Answered("m1");
        Hear("m2", "hello again", Noon.AddDays(31));
        Apply(new ConversationEvent.TimerFired(Noon.AddDays(31).AddSeconds(2)));
        End();

        Expire(Noon.AddDays(31).AddMinutes(1), silentSince: Noon.AddDays(1));

        Assert.Equal(Address, _state.Address);
    }

    [Fact]
    public void A_running_turn_is_waited_for()
    {
        Hear("m1", "help", Noon);

        Expire(Noon.AddDays(31), silentSince: Noon.AddDays(1));

        Assert.NotNull(_state.Running);
        Assert.Equal(Address, _state.Address);
    }

    [Fact]
    public void What_waits_for_a_person_who_never_came_is_let_go_too()
    {
        Apply(new ConversationEvent.PersonJoined(Noon) { Case = "case-0123456789abcdef" });
        Hear("m1", "my name is Ana", Noon);
        End();

        Expire(Noon.AddDays(31), silentSince: Noon.AddDays(1));

        Assert.True(_state.IsBlank);
    }

    [Fact]
    public void Who_wanted_to_be_left_alone_is_left_alone_for_ever_and_nothing_else_is_known_of_them()
    {
        Answered("m1");
        Hear("m2", "STOP", Noon);
        End();

        Expire(Noon.AddDays(31), silentSince: Noon.AddDays(1));

        Assert.Equal(ConversationMode.OptedOut, _state.Mode);
        Assert.Equal((null, null, 0), (_state.Address, _state.GuestName, _state.Seen.Count));
        Assert.False(_state.IsBlank);
        Assert.Null(Silence.Of(_state));
    }

    [Fact]
    public void An_event_that_comes_late_brings_nothing_back()
    {
        Apply(new ConversationEvent.TurnEnded($"{Id}-m1", NextStep.CloseChat, Noon));
        Apply(new ConversationEvent.TimerFired(Noon));
        Expire(Noon, silentSince: Noon.AddDays(-30));

        Assert.True(_state.IsBlank);
    }

    [Fact]
    public void A_silence_is_noted_when_a_conversation_begins_and_when_its_guest_is_forgotten()
    {
        var blank = new ConversationState();
        Hear("m1", "help", Noon);
        var begun = _state;
        Hear("m2", "help", Noon.AddHours(1));
        var later = _state;
        var forgotten = later with { Address = null, LastHeardAt = null };

        Assert.Equal(new Silence(Noon, IsForgotten: false), Silence.ToNote(null, begun));
        Assert.Equal(new Silence(Noon, IsForgotten: false), Silence.ToNote(blank, begun));
        Assert.Null(Silence.ToNote(begun, later));
        Assert.Equal(new Silence(Noon.AddHours(1), IsForgotten: true), Silence.ToNote(later, forgotten));
        Assert.Null(Silence.ToNote(forgotten, forgotten));
        Assert.Null(Silence.ToNote(forgotten, later));
        Assert.Null(Silence.ToNote(later, blank));
    }

    private void Answered(string id)
    {
        Hear(id, "help", Noon);
        End();
    }

    private void Hear(string id, string text, DateTimeOffset at) =>
        Apply(new ConversationEvent.MessageReceived(new(id, Address, MessageKind.Text, text) { GuestName = "Ana" }, at));

    private void End() => Apply(new ConversationEvent.TurnEnded(_state.Running!.Start.TurnId, NextStep.WaitForMessage, Noon));

    private void Expire(DateTimeOffset at, DateTimeOffset silentSince) =>
        Apply(new ConversationEvent.Expired(at) { SilentSince = silentSince });

    private void Apply(ConversationEvent happened) => _state = Conversation.Apply(Id, _state, happened, Pacing, Commands).State;
}
