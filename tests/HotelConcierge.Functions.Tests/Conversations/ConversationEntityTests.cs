using System.Text.Json;
using HotelConcierge.Conversations;
using HotelConcierge.Functions.Conversations;
using HotelConcierge.Functions.Turns;
using HotelConcierge.Languages;
using HotelConcierge.Messages;
using HotelConcierge.Orchestration;
using HotelConcierge.Settings;
using HotelConcierge.Turns;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Functions.Tests.Conversations;

public sealed class ConversationEntityTests
{
    private static readonly DateTimeOffset Noon = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly ConversationAddress Address = new(new ChannelName("twilio"), "whatsapp:+12025550100", "whatsapp:+447700900123");
    private static readonly ConversationId Guest = ConversationId.For(Address);
    private static readonly string Turn = TurnIds.For(Guest, "SM1");

    private readonly EntityOperation.StoredState _state = new();
    private readonly EntityOperation.Effects _effects = new(Guest);

    [Fact]
    public async Task A_message_is_kept_and_asks_to_be_woken_when_the_guest_has_been_quiet()
    {
        await HearAsync("SM1", "hello", seconds: 0);

        Assert.Equal("hello", Assert.Single(_state.Read().Inbox).Message.Text);
        var (id, operation, input, at) = Assert.Single(_effects.Signalled);
        Assert.Equal((_effects.Id, nameof(ConversationEntity.Apply), Noon + TimeSpan.FromSeconds(1.2)), (id, operation, at));
        Assert.Empty(_effects.Started);

        await RunAsync(operation, input);

        var (name, turn, options) = Assert.Single(_effects.Started);
        Assert.Equal((TurnOrchestration.Name, Turn, TurnOrchestrator.Version), (name, options!.InstanceId, options.Version?.Version));
        Assert.Equal((Turn, Guest, 1), (Assert.IsType<TurnStart>(turn).TurnId, ((TurnStart)turn!).Conversation, ((TurnStart)turn!).Number));
    }

    [Fact]
    public async Task A_message_that_comes_twice_changes_nothing()
    {
        await HearAsync("SM1", "hello", seconds: 0);
        var once = _state.Json;

        await HearAsync("SM1", "hello", seconds: 1);

        Assert.Equal(once, _state.Json);
        Assert.Single(_effects.Signalled);
    }

    [Fact]
    public async Task An_operation_that_is_repeated_from_the_same_state_starts_the_same_turn()
    {
        await HearAsync("SM1", "help", seconds: 0);
        var repeated = new EntityOperation.Effects(Guest);

        await new ConversationEntity(Pace, new(LanguageCatalog.Default)).RunAsync(new EntityOperation(
            nameof(ConversationEntity.Apply), Json(Heard("SM1", "help", seconds: 0)), new EntityOperation.StoredState(), repeated));

        Assert.Equal(Assert.Single(_effects.Started).Options!.InstanceId, Assert.Single(repeated.Started).Options!.InstanceId);
        Assert.Equal(_effects.Started[0].Input, repeated.Started[0].Input);
    }

    [Fact]
    public async Task Stop_starts_an_orchestration_that_interrupts_the_running_turn()
    {
        await HearAsync("SM1", "help", seconds: 0);

        await HearAsync("SM2", "stop", seconds: 2);

        var (name, input, options) = _effects.Started[^1];
        Assert.Equal((nameof(TurnOrchestrator.InterruptTurn), Turn, $"{Turn}-interrupt"), (name, input, options!.InstanceId));
        Assert.True(_state.Read().Running!.Interrupted);
    }

    [Fact]
    public async Task Stop_and_start_each_start_an_orchestration_that_keeps_the_wish_and_does_so_once_when_repeated()
    {
        var pair = new NetworkPair("whatsapp", "+12025550100", "+447700900123").Id;
        var stop = Json(Heard("SM1", "stop", seconds: 0) with { Standing = new(pair, Wish: null) });
        await RunAsync(nameof(ConversationEntity.Apply), stop);
        var repeated = new EntityOperation.Effects(Guest);
        await new ConversationEntity(Pace, new(LanguageCatalog.Default)).RunAsync(
            new EntityOperation(nameof(ConversationEntity.Apply), stop, new EntityOperation.StoredState(), repeated));
        await EndAsync(Turn, seconds: 1);
        await RunAsync(nameof(ConversationEntity.Apply), Json(Heard("SM2", "start", seconds: 2) with { Standing = new(pair, Wish: null) }));

        var kept = _effects.Started.Where(started => started.Name == nameof(OptOutFunctions.KeepWish)).ToList();
        Assert.Equal(
            [new OptOutChange(pair, new(IsOut: true, Noon)), new OptOutChange(pair, new(IsOut: false, Noon.AddSeconds(2)))],
            kept.Select(started => Assert.IsType<OptOutChange>(started.Input)));
        Assert.Distinct(kept.Select(started => started.Options!.InstanceId));
        Assert.Contains(repeated.Started, started => started.Options!.InstanceId == kept[0].Options!.InstanceId);
    }

    [Fact]
    public async Task The_next_turn_starts_when_the_running_one_has_ended()
    {
        await HearAsync("SM1", "help", seconds: 0);
        await HearAsync("SM2", "stop", seconds: 2);

        await RunAsync(
            nameof(ConversationEntity.Apply),
            Json(new ConversationEvent.TurnEnded(Turn, NextStep.WaitForMessage, Noon.AddSeconds(3))));

        Assert.Equal(TurnIds.For(Guest, "SM2"), _effects.Started[^1].Options!.InstanceId);
    }

    [Fact]
    public async Task A_conversation_is_noted_once_when_it_begins_and_once_when_its_guest_is_forgotten()
    {
        await HearAsync("SM1", "help", seconds: 0);
        await EndAsync(Turn, seconds: 1);
        await HearAsync("SM2", "hello", seconds: 3600);
        Assert.Equal(new SilenceNote(Guest, new(Noon, IsForgotten: false)), Assert.Single(_effects.Noted));

        await HearAsync("SM3", "forget me", seconds: 7200);
        await EndAsync(TurnIds.For(Guest, "SM3"), seconds: 7201);

        Assert.Equal(new SilenceNote(Guest, new(Noon.AddHours(2), IsForgotten: true)), _effects.Noted[^1]);
        Assert.Equal(2, _effects.Noted.Count);
    }

    [Fact]
    public async Task The_entity_of_a_silent_guest_is_deleted_and_begins_anew_with_the_next_message()
    {
        await HearAsync("SM1", "help", seconds: 0);
        await EndAsync(Turn, seconds: 1);

        await ExpireAsync(Noon.AddDays(31));
        Assert.Null(_state.Json);
        await EndAsync(Turn, seconds: 2);
        Assert.Null(_state.Json);

        await HearAsync("SM2", "help", seconds: TimeSpan.FromDays(40).TotalSeconds);
        Assert.Equal(1, _state.Read().Turns);
        Assert.Equal(2, _effects.Noted.Count);
    }

    [Fact]
    public async Task An_operation_that_does_not_exist_is_refused() =>
        await Assert.ThrowsAsync<NotSupportedException>(() => RunAsync("Aply", "{}"));

    [Fact]
    public void Every_event_travels_as_what_it_is()
    {
        ConversationEvent[] events =
        [
            Heard("SM1", "hello", 0),
            new ConversationEvent.MessageRevoked("wamid.a/b=", Noon, "00-trace"),
            new ConversationEvent.TimerFired(Noon),
            new ConversationEvent.TurnEnded(Turn, NextStep.CloseChat, Noon),
            new ConversationEvent.OptedOutByChannel(Noon),
            new ConversationEvent.PersonJoined(Noon),
            new ConversationEvent.PersonLeft(Noon),
            new ConversationEvent.DeskActed(DeskAct.Wrote, "case-0123456789abcdef", "message-1", Noon),
            new ConversationEvent.StaffAnswered(
                new("wamid.a/b=", Address, MessageKind.Text, "At seven.", Noon), "case-0123456789abcdef", Noon),
            new ConversationEvent.Expired(Noon) { SilentSince = Noon },
            new ConversationEvent.Probed(Noon),
            new ConversationEvent.ProactiveMessageRequested(new("api-1", "Welcome", "hotel", Address), Noon),
        ];

        Assert.Equal(
            typeof(ConversationEvent).GetNestedTypes().Select(type => type.Name).Order(StringComparer.Ordinal),
            events.Select(happened => happened.GetType().Name).Order(StringComparer.Ordinal));
        Assert.All(events, happened => Assert.Equal(
            Json(happened), Json(JsonSerializer.Deserialize<ConversationSignal>(Json(happened), TurnJson.Options)!.Happened)));
    }

    private static IOptions<ConversationOptions> Pace { get; } = Options.Create(new ConversationOptions());

    private Task HearAsync(string messageId, string text, double seconds) =>
        RunAsync(nameof(ConversationEntity.Apply), Json(Heard(messageId, text, seconds)));

    private Task EndAsync(string turnId, double seconds) =>
        RunAsync(
            nameof(ConversationEntity.Apply),
            Json(new ConversationEvent.TurnEnded(turnId, NextStep.WaitForMessage, Noon.AddSeconds(seconds))));

    private Task ExpireAsync(DateTimeOffset at) =>
        RunAsync(nameof(ConversationEntity.Apply), Json(new ConversationEvent.Expired(at) { SilentSince = at.AddDays(-30) }));

    private async Task RunAsync(string operation, string input) =>
        await new ConversationEntity(Pace, new(LanguageCatalog.Default)).RunAsync(new EntityOperation(operation, input, _state, _effects));

    private static ConversationEvent.MessageReceived Heard(string id, string text, double seconds) =>
        new(new InboundMessage(id, Address, MessageKind.Text, text), Noon.AddSeconds(seconds));

    // By its own type and no other, as the durable worker writes what it is handed.
    private static string Json(ConversationEvent happened)
    {
        object signal = new ConversationSignal(happened);
        return JsonSerializer.Serialize(signal, signal.GetType(), TurnJson.Options);
    }
}
