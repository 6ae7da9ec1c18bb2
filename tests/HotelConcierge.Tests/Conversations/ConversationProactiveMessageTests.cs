using System.Text.Json;
using HotelConcierge.Conversations;
using HotelConcierge.Languages;
using HotelConcierge.Messages;
using HotelConcierge.Orchestration;

namespace HotelConcierge.Tests.Conversations;

/// <summary>What a conversation makes of things that are to be said unasked.</summary>
public sealed class ConversationProactiveMessageTests
{
    private static readonly ConversationPacing Pacing = new(TimeSpan.FromSeconds(1.2), TimeSpan.FromSeconds(5));
    private static readonly GuestCommands Commands = new(LanguageCatalog.Default);
    private static readonly DateTimeOffset Noon = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly ConversationAddress Address = new(new("twilio"), "whatsapp:+14155238886", "whatsapp:+34600000000");
    private static readonly ConversationId Id = ConversationId.For(Address);
    private static readonly ProactiveMessageRequest Welcome =
        new("api-1", "Welcome", "hotel", Address) { GuestName = "Ana", TakesOver = true };

    private readonly List<ConversationEffect> _effects = [];
    private ConversationState _state = new();

    [Fact]
    public void A_message_to_a_guest_nobody_knows_starts_one_turn_however_often_it_is_asked_for()
    {
        for (var i = 0; i < 3; i++)
            Ask(Welcome);
        End();
        Ask(Welcome);

        var turn = Assert.Single(_effects.OfType<ConversationEffect.StartTurn>()).Turn;
        Assert.Equal((TurnKind.ProactiveMessage, $"{Id}-notice-api-1"), (turn.Kind, turn.TurnId));
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
        Assert.Equal(Welcome, _state.Running!.ProactiveMessage);
    }

    [Fact]
    public void A_reminder_does_not_change_who_answers()
    {
        _state = _state with { Assistant = "early-years" };
        Ask(Welcome with { Name = "SpaReminder", TakesOver = false });

        Assert.Equal("early-years", _state.Assistant);
    }

    [Theory]
    [InlineData("Welcome", "hotel")]
    [InlineData("SpaReminder", "early-years")]
    public void What_an_earlier_release_asked_for_is_said_as_it_would_have_said_it(string kind, string answers)
    {
        _state = _state with { Assistant = "early-years" };
        var address = JsonSerializer.Serialize(Address, TurnJson.Options);
        Apply(JsonSerializer.Deserialize<ConversationEvent>(
            $$"""
            {
              "event": "noticeRequested", "at": "2026-05-01T12:00:00+00:00",
              "notice": { "id": "api-1", "kind": "{{kind}}", "assistant": "hotel", "address": {{address}}, "about": "R-1" }
            }
            """,
            TurnJson.Options)!);

        Assert.Equal(answers, _state.Assistant);
        Assert.Equal((kind, "R-1"), (_state.Running!.ProactiveMessage!.Name, _state.Running.ProactiveMessage.About));
    }

    [Fact]
    public void The_state_is_stored_as_earlier_releases_read_and_write_it()
    {
        Ask(Welcome);
        Ask(Welcome with { Id = "api-2" });
        using var stored = JsonDocument.Parse(JsonSerializer.Serialize(_state, TurnJson.Options));
        var (running, command) = (stored.RootElement.GetProperty("running"), stored.RootElement.GetProperty("commands")[0]);

        Assert.Equal(Noon, stored.RootElement.GetProperty("lastNoticeAt").GetDateTimeOffset());
        Assert.Equal("Notice", running.GetProperty("start").GetProperty("kind").GetString());
        Assert.Equal("Notice", command.GetProperty("kind").GetString());
        Assert.Equal("notice-api-2", command.GetProperty("messageId").GetString());
        Assert.All(
            new[] { running, command },
            holder => Assert.Equal("Welcome", holder.GetProperty("notice").GetProperty("kind").GetString()));

        var read = stored.Deserialize<ConversationState>(TurnJson.Options)!;
        Assert.Equal(_state.Running, read.Running! with { Messages = _state.Running!.Messages });
        Assert.Equal(_state.LastActiveAt, read.LastActiveAt);
        Assert.Equal(_state.Commands, read.Commands);
    }

    [Fact]
    public void Who_opted_out_is_told_nothing_and_not_after_coming_back_either()
    {
        Hear("m1", "STOP");
        End();
        Ask(Welcome);
        Hear("m2", "START");
        End();

        Assert.Equal(
            [TurnKind.Stopped, TurnKind.Resumed],
            _effects.OfType<ConversationEffect.StartTurn>().Select(effect => effect.Turn.Kind));
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

        Assert.Equal(outlives, _state.Commands.Exists(command => command.ProactiveMessage is not null));
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

    private void Ask(ProactiveMessageRequest message) => Apply(new ConversationEvent.ProactiveMessageRequested(message, Noon));

    private void Hear(string id, string text) =>
        Apply(new ConversationEvent.MessageReceived(new(id, Address, MessageKind.Text, text), Noon));

    private void Wake() => Apply(new ConversationEvent.TimerFired(Noon.AddSeconds(2)));

    private void End() => Apply(new ConversationEvent.TurnEnded(_state.Running!.Start.TurnId, NextStep.WaitForMessage, Noon));

    private void Apply(ConversationEvent happened)
    {
        var (state, effects) = Conversation.Apply(Id, _state, happened, Pacing, Commands);
        _state = state;
        _effects.AddRange(effects);
    }
}
