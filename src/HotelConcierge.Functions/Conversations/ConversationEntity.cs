using HotelConcierge.Conversations;
using HotelConcierge.Functions.Turns;
using HotelConcierge.Messages;
using HotelConcierge.Settings;
using HotelConcierge.Turns;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Functions.Conversations;

/// <summary>An event on its way to a conversation. In a property of its own, so that the JSON names which event it is.</summary>
public sealed record ConversationSignal(ConversationEvent Happened);

/// <summary>
/// A conversation as a durable entity around the core's state machine. The state and the effects of an operation are stored
/// together; an operation that is repeated after a crash has the same input and so starts the same turn by the same id.
/// </summary>
public sealed class ConversationEntity(IOptions<ConversationOptions> options, GuestCommands commands) : TaskEntity<ConversationState>
{
    /// <summary>The entity of a conversation.</summary>
    public static EntityInstanceId IdOf(ConversationId conversation) => new(nameof(ConversationEntity), conversation.Value);

    /// <remarks>Not named as a method of the base class: the worker finds a function by its method's name alone.</remarks>
    [Function(nameof(ConversationEntity))]
    public static Task DispatchAsync([EntityTrigger] TaskEntityDispatcher dispatcher) => dispatcher.DispatchAsync<ConversationEntity>();

    /// <summary>The entity's one operation.</summary>
    public void Apply(ConversationSignal signal)
    {
        var pacing = new ConversationPacing(options.Value.QuietPeriod, options.Value.LongestPause);
        var conversation = new ConversationId(Context.Id.Key);
        var before = State;
        var (after, effects) = Conversation.Apply(conversation, before, signal.Happened, pacing, commands);

        // Without a state there is no entity, which is how a conversation is let go.
        State = after.IsBlank ? null! : after;
        foreach (var effect in effects)
            effect.CarryOut(StartTurn, InterruptTurn, RecordOptOut, SetTimer);
        if (Silence.ToNote(before, after) is { } silence)
            Note(new(conversation, silence));
    }

    /// <summary>
    /// An operation that fails is lost with its message, so the note is not written here: what is started here is stored with
    /// the state, and tries until it has written it (decision 0018).
    /// </summary>
    private void Note(SilenceNote note) =>
        Context.ScheduleNewOrchestration(
            nameof(SilenceFunctions.NoteSilence),
            note,
            new StartOrchestrationOptions($"{note.Conversation}-silence-{note.Silence.Since.UtcTicks}"));

    private void StartTurn(TurnStart turn) =>
        Context.ScheduleNewOrchestration(
            TurnOrchestration.Name, turn, new StartOrchestrationOptions(turn.TurnId) { Version = TurnOrchestrator.Version });

    /// <summary>An entity cannot raise an event for an orchestration, an orchestration can (decision 0004).</summary>
    private void InterruptTurn(string turnId) =>
        Context.ScheduleNewOrchestration(
            nameof(TurnOrchestrator.InterruptTurn), turnId, new StartOrchestrationOptions($"{turnId}-interrupt"));

    /// <summary>Not written here, as a note is not: an operation that fails would be lost with the guest's message.</summary>
    private void RecordOptOut(OptOutChange change) =>
        Context.ScheduleNewOrchestration(
            nameof(OptOutFunctions.KeepWish),
            change,
            new StartOrchestrationOptions($"{Context.Id.Key}-wish-{change.Wish.At.UtcTicks}"));

    private void SetTimer(DateTimeOffset dueAt) => Context.SignalEntity(
        Context.Id,
        nameof(Apply),
        new ConversationSignal(new ConversationEvent.TimerFired(dueAt)),
        new SignalEntityOptions { SignalTime = dueAt });
}
