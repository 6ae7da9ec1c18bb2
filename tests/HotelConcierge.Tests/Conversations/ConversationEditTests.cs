using System.Text.Json;
using HotelConcierge.Conversations;
using HotelConcierge.Languages;
using HotelConcierge.Messages;
using HotelConcierge.Orchestration;

namespace HotelConcierge.Tests.Conversations;

/// <summary>What a conversation makes of messages that the guest changes after they were sent.</summary>
public sealed class ConversationEditTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly ConversationAddress Address = new(new("phone"), "desk", "guest-34600000000");
    private static readonly ConversationId Id = ConversationId.For(Address);
    private static readonly ConversationPacing Pacing = new(TimeSpan.FromSeconds(1.2), TimeSpan.FromSeconds(5));
    private static readonly GuestCommands Commands = new(LanguageCatalog.Default);

    private ConversationState _state = new();
    private int _updates;

    [Theory]
    [InlineData("Is the pool open?")]
    [InlineData("¿Está abierta la piscina?")]
    [InlineData("Look: https://h.example")]
    [InlineData("สระเปิดไหม")]
    [InlineData("stop")]
    public void An_edit_that_changes_nothing_is_nothing(string text)
    {
        Hear("7", text, at: 0);
        Answer(at: 3);
        var before = _state;

        Hear("7", text, at: 4, isEdit: true);

        Assert.Equal(before with { Seen = _state.Seen }, _state);
        Assert.Equal(2, _state.Seen.Count);
    }

    [Fact]
    public void An_edit_of_what_was_answered_is_a_message_that_says_so()
    {
        Hear("7", "Any massage tomorrow?", at: 0);
        Answer(at: 3);

        Hear("7", "Any massage on Friday?", at: 10, isEdit: true);
        Wake(at: 12);

        var heard = Assert.Single(_state.Running!.Messages).Message;
        Assert.Equal(("Any massage on Friday?", true), (heard.Text, heard.IsEdit));
        Answer(at: 13);
        Hear("7", "Any massage on Friday?", at: 14, isEdit: true);
        Assert.Empty(_state.Inbox);
    }

    [Fact]
    public void An_edit_that_changes_only_a_file_changes_something()
    {
        var (menu, map) = (new InboundMedia("1", "image/jpeg") { Fingerprint = "menu" }, new InboundMedia("2", "image/jpeg") { Fingerprint = "map" });
        Hear("7", "What is this?", at: 0, files: menu);
        Answer(at: 3);
        var before = _state;

        // The same file has another address each time.
        Hear("7", "What is this?", at: 4, isEdit: true, files: menu with { Url = "9" });
        Assert.Equal(before with { Seen = _state.Seen }, _state);

        Hear("7", "What is this?", at: 5, isEdit: true, files: map);
        Assert.Equal([map], Assert.Single(_state.Inbox).Message.Media);
    }

    [Fact]
    public void An_edit_before_the_answer_takes_the_words_place_and_is_no_second_message()
    {
        Hear("7", "Any masage tomorrow?", at: 0);
        Hear("8", "For two", at: 0.5);
        Hear("7", "Any massage tomorrow?", at: 1, isEdit: true);
        Wake(at: 2.2);

        Assert.Equal(["Any massage tomorrow?", "For two"], _state.Running!.Messages.Select(kept => kept.Message.Text));
        Assert.DoesNotContain(_state.Running.Messages, kept => kept.Message.IsEdit);
    }

    [Fact]
    public void An_edit_into_a_command_is_the_command()
    {
        Hear("7", "stp", at: 0);
        Hear("7", "stop", at: 0.5, isEdit: true);

        Assert.Equal(ConversationMode.OptedOut, _state.Mode);
        Assert.Equal(TurnKind.Stopped, _state.Running!.Start.Kind);
    }

    [Fact]
    public void What_is_remembered_says_nothing_has_an_end_and_goes_with_the_guest()
    {
        for (var number = 0; number < 40; number++)
            Hear($"{number}", "Is the pool open?", at: 0);
        Assert.Equal(30, _state.Heard!.Count);
        Assert.DoesNotContain(_state.Heard, heard => heard.Digest.Contains("pool", StringComparison.Ordinal));

        Hear("99", "forget me", at: 1);
        Answer(at: 2);
        Assert.Null(_state.Heard);
    }

    [Fact]
    public void A_channel_without_edits_leaves_no_trace_of_them()
    {
        var message = new InboundMessage("m1", Address, MessageKind.Text, "hello");
        Apply(new ConversationEvent.MessageReceived(message, Noon));

        var json = JsonSerializer.Serialize(_state, TurnJson.Options);
        Assert.DoesNotContain("heard\":[", json, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("topic", json, StringComparison.OrdinalIgnoreCase);
    }

    private void Hear(string source, string text, double at, bool isEdit = false, params IReadOnlyList<InboundMedia> files) =>
        Apply(
            new ConversationEvent.MessageReceived(
                new($"u{++_updates}", Address, MessageKind.Text, text) { SourceId = source, IsEdit = isEdit, Media = files },
                Noon.AddSeconds(at)));

    private void Wake(double at) => Apply(new ConversationEvent.TimerFired(Noon.AddSeconds(at)));

    private void Answer(double at)
    {
        if (_state.Running is null)
            Wake(at);
        Apply(new ConversationEvent.TurnEnded(_state.Running!.Start.TurnId, NextStep.WaitForMessage, Noon.AddSeconds(at)));
    }

    private void Apply(ConversationEvent happened) => _state = Conversation.Apply(Id, _state, happened, Pacing, Commands).State;
}
