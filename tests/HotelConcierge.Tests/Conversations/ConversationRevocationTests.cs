using System.Text.Json;
using HotelConcierge.Conversations;
using HotelConcierge.Languages;
using HotelConcierge.Messages;
using HotelConcierge.Orchestration;

namespace HotelConcierge.Tests.Conversations;

/// <summary>What a conversation makes of messages that the guest takes back.</summary>
public sealed class ConversationRevocationTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly ConversationAddress Address = new(new("phone"), "desk", "guest-34600000000");
    private static readonly ConversationId Id = ConversationId.For(Address);
    private static readonly ConversationPacing Pacing = new(TimeSpan.FromSeconds(1.2), TimeSpan.FromSeconds(5));
    private static readonly GuestCommands Commands = new(LanguageCatalog.Default);

    private ConversationState _state = new();

    [Fact]
    public void What_waits_for_an_answer_is_gone_and_nothing_is_answered()
    {
        Hear("7", "Is the pool open?", at: 0);
        Revoke("7", at: 0.5);
        Wake(at: 2);

        Assert.Empty(_state.Inbox);
        Assert.Null(_state.Running);
        Assert.Empty(_state.Commands);
        Assert.DoesNotContain("pool", JsonSerializer.Serialize(_state, TurnJson.Options), StringComparison.Ordinal);
    }

    [Fact]
    public void The_rest_of_a_burst_is_answered()
    {
        Hear("7", "Is the pool open?", at: 0);
        Hear("8", "And the sauna?", at: 0.3);
        Revoke("7", at: 0.5);
        Wake(at: 2);

        Assert.Equal(["And the sauna?"], _state.Running!.Messages.Select(kept => kept.Message.Text));
    }

    [Fact]
    public void What_a_turn_has_taken_is_erased_once_it_is_over()
    {
        Hear("7", "Is the pool open?", at: 0);
        Hear("8", "And the sauna?", at: 0.3);
        Wake(at: 2);
        Revoke("7", at: 3);
        Revoke("8", at: 3);
        Assert.Equal(TurnKind.Answer, _state.Running!.Start.Kind);
        Assert.False(_state.Running.Interrupted);

        End(at: 4);
        Assert.Equal(TurnKind.Revoked, _state.Running!.Start.Kind);
        Assert.Equal(["7", "8"], _state.Running.Revoked);
        End(at: 5);
        Assert.Null(_state.Running);
    }

    [Fact]
    public void A_message_that_comes_after_it_was_taken_back_is_none()
    {
        Revoke("7", at: 0);
        Assert.Null(_state.Running);
        Hear("7", "Is the pool open?", at: 0.5);
        Hear("7", "Is the pool open now?", at: 0.6, isEdit: true);
        Wake(at: 3);

        Assert.Empty(_state.Inbox);
        Assert.Null(_state.Running);
        Assert.Null(_state.Address);
        Assert.False(_state.IsBlank);
    }

    [Fact]
    public void Taken_back_twice_is_taken_back_once()
    {
        Hear("7", "Is the pool open?", at: 0);
        Wake(at: 2);
        End(at: 3);
        Revoke("7", at: 4);
        var once = _state;

        Revoke("7", at: 5);
        Assert.Same(once, _state);
        End(at: 6);
        Revoke("7", at: 7);
        Assert.Null(_state.Running);
    }

    [Fact]
    public void A_change_of_an_answered_message_goes_with_it_and_what_was_answered_is_erased()
    {
        Hear("7", "Is the pool open?", at: 0);
        Wake(at: 2);
        End(at: 3);
        Hear("7", "Is the sauna open?", at: 4, isEdit: true);
        Revoke("7", at: 4.5);

        Assert.Empty(_state.Inbox);
        Assert.Equal(["7"], _state.Running!.Revoked);
        Assert.Empty(_state.Heard!);
    }

    [Theory]
    [InlineData("stop")]
    [InlineData("new conversation")]
    public void A_command_does_not_keep_what_was_taken_back(string command)
    {
        Hear("7", "Is the pool open?", at: 0);
        Wake(at: 2);
        Revoke("7", at: 3);
        Hear("8", command, at: 3.5);
        End(at: 4);

        Assert.Equal(TurnKind.Revoked, _state.Running!.Start.Kind);
    }

    [Fact]
    public void Who_is_forgotten_is_forgotten_whatever_they_take_back()
    {
        Hear("7", "Is the pool open?", at: 0);
        Wake(at: 2);
        End(at: 3);
        Hear("8", "forget me", at: 4);
        Revoke("7", at: 4.5);
        End(at: 5);

        Assert.Null(_state.Running);
        Assert.Null(_state.Address);
    }

    [Fact]
    public void An_alarm_stands()
    {
        Hear("7", "My baby is not breathing!", at: 0);
        Revoke("7", at: 0.5);

        Assert.Equal(TurnKind.Emergency, _state.Running!.Start.Kind);
        Assert.False(_state.Running.Interrupted);
        Assert.NotNull(_state.LastEmergency);
    }

    [Fact]
    public void What_waits_again_after_an_alarm_waits_without_what_was_taken_back()
    {
        var voice = new InboundMessage("9", Address, MessageKind.Voice, "") { SourceId = "9", Media = [new("u", "audio/ogg")] };
        Hear("7", "Is the pool open?", at: 0);
        Hear("8", "And the sauna?", at: 0.1);
        Apply(new ConversationEvent.MessageReceived(voice, Noon.AddSeconds(0.2)));
        Wake(at: 2);
        Revoke("7", at: 3);
        Apply(
            new ConversationEvent.MessageReceived(
                new(Conversation.SpokenIdOf(voice, 0), Address, MessageKind.Text, "My baby is not breathing!"), Noon.AddSeconds(4)));

        Assert.Equal(["And the sauna?"], _state.Inbox.Select(kept => kept.Message.Text));
    }

    [Fact]
    public void Taking_back_is_no_word_of_the_guests()
    {
        Hear("7", "Is the pool open?", at: 0);
        Wake(at: 2);
        End(at: 3);
        Revoke("7", at: 60);

        Assert.Equal(Noon, _state.LastHeardAt);
    }

    [Fact]
    public void The_event_is_stored_and_read()
    {
        ConversationEvent revoked = new ConversationEvent.MessageRevoked("wamid.a/b=", Noon);

        Assert.Equal(
            revoked, JsonSerializer.Deserialize<ConversationEvent>(JsonSerializer.Serialize(revoked, TurnJson.Options), TurnJson.Options));
    }

    private void Hear(string source, string text, double at, bool isEdit = false) =>
        Apply(
            new ConversationEvent.MessageReceived(
                new(isEdit ? source + "-edit" : source, Address, MessageKind.Text, text) { SourceId = source, IsEdit = isEdit },
                Noon.AddSeconds(at)));

    private void Revoke(string source, double at) => Apply(new ConversationEvent.MessageRevoked(source, Noon.AddSeconds(at)));

    private void Wake(double at) => Apply(new ConversationEvent.TimerFired(Noon.AddSeconds(at)));

    private void End(double at) =>
        Apply(new ConversationEvent.TurnEnded(_state.Running!.Start.TurnId, NextStep.WaitForMessage, Noon.AddSeconds(at)));

    private void Apply(ConversationEvent happened) => _state = Conversation.Apply(Id, _state, happened, Pacing, Commands).State;
}
