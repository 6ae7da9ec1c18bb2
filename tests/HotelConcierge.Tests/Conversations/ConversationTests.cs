using System.Text.Json;
using HotelConcierge.Conversations;
using HotelConcierge.Languages;
using HotelConcierge.Messages;
using HotelConcierge.Orchestration;

namespace HotelConcierge.Tests.Conversations;

public sealed partial class ConversationTests
{
    private static readonly ConversationPacing Pacing = new(TimeSpan.FromSeconds(1.2), TimeSpan.FromSeconds(5));
    private static readonly GuestCommands Commands = new(LanguageCatalog.Default);
    private static readonly DateTimeOffset Noon = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly ConversationAddress Address = new(new("twilio"), "whatsapp:+14155238886", "whatsapp:+34600000000");
    private static readonly ConversationId Id = ConversationId.For(Address);

    private readonly List<ConversationEffect> _effects = [];
    private ConversationState _state = new();

    [Fact]
    public void A_message_starts_no_turn_before_the_guest_was_quiet()
    {
        Hear("m1", "Activities dinosaurs", at: 0);

        var timer = Assert.IsType<ConversationEffect.SetTimer>(Assert.Single(_effects));
        Assert.Equal(Noon + TimeSpan.FromSeconds(1.2), timer.DueAt);
        Assert.Single(_state.Inbox);
    }

    [Fact]
    public void Being_asked_whether_it_answers_leaves_its_mark_and_sets_nothing_off()
    {
        var conversation = Conversation.Apply(Id, new ConversationState(), new ConversationEvent.Probed(Noon), Pacing, Commands);

        Assert.Empty(conversation.Effects);
        Assert.Equal(new ConversationState { ProbedAt = Noon }, conversation.State);
        Assert.Null(conversation.State.LastActiveAt);
        Assert.DoesNotContain("probed", JsonSerializer.Serialize(_state, TurnJson.Options), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_burst_becomes_one_turn_with_all_its_messages_in_order()
    {
        for (var i = 0; i < 4; i++)
            Hear($"m{i}", $"part {i}", at: i * 0.25);
        Wake(at: 1.2);
        Wake(at: 1.95);

        var turn = Assert.Single(Started());
        Assert.Equal(TurnKind.Answer, turn.Kind);
        Assert.Equal(["part 0", "part 1", "part 2", "part 3"], _state.Running!.Messages.Select(kept => kept.Message.Text));
        Assert.Empty(_state.Inbox);
    }

    [Fact]
    public void An_early_timer_asks_to_be_woken_again()
    {
        Hear("m1", "one", at: 0);
        Hear("m2", "two", at: 1);
        _effects.Clear();
        Wake(at: 1.2);

        Assert.Equal(new ConversationEffect.SetTimer(Noon + TimeSpan.FromSeconds(2.2)), Assert.Single(_effects));
    }

    [Fact]
    public void A_guest_who_never_stops_typing_is_answered_after_the_longest_pause()
    {
        for (var i = 0; i < 5; i++)
            Hear($"m{i}", "more", at: i);
        Wake(at: 5);

        Assert.Equal(5, _state.Running!.Messages.Count);
    }

    [Theory]
    [InlineData(-3, false)]
    [InlineData(-3_600, true)]
    public void A_clock_that_was_set_back_by_more_than_the_longest_pause_keeps_nobody_waiting(double wakenAt, bool starts)
    {
        Hear("m1", "Explain rain", at: 0);

        Wake(wakenAt);

        Assert.Equal(starts, _state.Running is not null);
    }

    [Fact]
    public void The_same_message_again_changes_nothing()
    {
        Hear("m1", "hello", at: 0);
        var before = _state;
        for (var i = 0; i < 50; i++)
            Hear("m1", "hello", at: 0.1);

        Assert.Same(before, _state);
        Assert.Single(_effects);
    }

    [Fact]
    public void A_redelivery_is_recognised_for_seven_days_and_forgotten_after()
    {
        Hear("m1", "hello", at: 0);
        Hear("m2", "hello", at: TimeSpan.FromDays(6.9).TotalSeconds);
        Assert.Contains("m1", _state.Seen.Keys);

        Hear("m3", "hello", at: TimeSpan.FromDays(7.1).TotalSeconds);
        Assert.Equal(["m2", "m3"], _state.Seen.Keys.Order());
    }

    [Fact]
    public void A_message_during_a_turn_waits_for_it_and_becomes_the_next_turn()
    {
        StartTurn("m1");
        Hear("m2", "and what about rain", at: 3);
        Assert.Single(Started());

        End(at: 20);
        Assert.Equal(2, Started().Count);
        Assert.Equal("m2", Assert.Single(_state.Running!.Messages).Message.Id);
        Assert.Equal(2, _state.Running.Start.Number);
    }

    [Fact]
    public void A_turn_ending_twice_or_under_another_id_changes_nothing()
    {
        StartTurn("m1");
        var running = _state.Running!.Start.TurnId;
        Apply(new ConversationEvent.TurnEnded("another", NextStep.WaitForMessage, Noon + TimeSpan.FromSeconds(5)));
        Assert.NotNull(_state.Running);

        End(at: 6);
        var after = _state;
        Apply(new ConversationEvent.TurnEnded(running, NextStep.WaitForMessage, Noon + TimeSpan.FromSeconds(7)));
        Assert.Equal(after, _state);
    }

    [Fact]
    public void A_closed_chat_is_reopened_by_the_next_message()
    {
        StartTurn("m1");
        End(at: 5, NextStep.CloseChat);
        Assert.Equal(ConversationMode.Closed, _state.Mode);

        Hear("m2", "hello again", at: 100);
        Wake(at: 101.2);
        Assert.Equal(ConversationMode.Bot, _state.Mode);
        Assert.Equal(2, Started().Count);
    }

    [Fact]
    public void While_a_person_answers_messages_go_to_them_and_the_bot_is_silent_until_it_gets_the_chat_back()
    {
        StartTurn("m1");
        End(at: 5, NextStep.Agent);
        Assert.Equal(ConversationMode.Queued, _state.Mode);
        Apply(new ConversationEvent.PersonJoined(Noon + TimeSpan.FromSeconds(10)));
        Hear("m2", "are you real", at: 11);
        Assert.Equal([TurnKind.Answer, TurnKind.Forward], Started().Select(turn => turn.Kind));
        Assert.Equal("m2", _state.Running!.Messages[0].Message.Id);

        Apply(new ConversationEvent.PersonLeft(Noon + TimeSpan.FromSeconds(30)));
        Hear("m3", "hello again", at: 31);
        Apply(new ConversationEvent.TurnEnded(_state.Running.Start.TurnId, NextStep.WaitForMessage, Noon + TimeSpan.FromSeconds(32)));
        Wake(at: 33);
        Assert.Equal(TurnKind.Answer, _state.Running!.Start.Kind);
    }

    [Fact]
    public void A_flood_during_a_turn_fills_the_inbox_only_to_its_bound()
    {
        StartTurn("m1");
        for (var i = 0; i < 3 * Conversation.LargestInbox; i++)
            Hear($"flood-{i}", "x", at: 3);

        Assert.Equal(Conversation.LargestInbox, _state.Inbox.Count);
    }

    [Fact]
    public void A_picture_captioned_stop_is_no_command()
    {
        Apply(new ConversationEvent.MessageReceived(new("m1", Address, MessageKind.Picture, "stop"), Noon));

        Assert.Equal(ConversationMode.Bot, _state.Mode);
        Assert.Single(_state.Inbox);
    }

    [Fact]
    public void The_state_survives_being_stored()
    {
        StartTurn("m1");
        Hear("m2", "{x} <b> 👩‍👩‍👧 ภาษาไทย", at: 3);
        Hear("m3", "help", at: 4);

        var json = System.Text.Json.JsonSerializer.Serialize(_state, HotelConcierge.Orchestration.TurnJson.Options);
        var read = System.Text.Json.JsonSerializer.Deserialize<ConversationState>(json, HotelConcierge.Orchestration.TurnJson.Options)!;

        Assert.Equal(json, System.Text.Json.JsonSerializer.Serialize(read, HotelConcierge.Orchestration.TurnJson.Options));
        Assert.Equal(_state.Inbox[0].Message.Text, read.Inbox[0].Message.Text);
        Assert.Equal(_state.Running!.Start, read.Running!.Start);
    }

    private void StartTurn(string message)
    {
        Hear(message, "Explain rain", at: 0);
        Wake(at: 1.2);
        Assert.NotNull(_state.Running);
    }

    private void Hear(string id, string text, double at) =>
        Apply(
            new ConversationEvent.MessageReceived(
                new(id, Address, MessageKind.Text, text) { GuestName = "Ana" },
                Noon + TimeSpan.FromSeconds(at)));

    private void Wake(double at) => Apply(new ConversationEvent.TimerFired(Noon + TimeSpan.FromSeconds(at)));

    private void End(double at, NextStep next = NextStep.WaitForMessage) =>
        Apply(new ConversationEvent.TurnEnded(_state.Running!.Start.TurnId, next, Noon + TimeSpan.FromSeconds(at)));

    private void Apply(ConversationEvent happened)
    {
        var transition = Conversation.Apply(Id, _state, happened, Pacing, Commands);
        _state = transition.State;
        _effects.AddRange(transition.Effects);
    }

    private List<TurnStart> Started() => [.. _effects.OfType<ConversationEffect.StartTurn>().Select(effect => effect.Turn)];
}
