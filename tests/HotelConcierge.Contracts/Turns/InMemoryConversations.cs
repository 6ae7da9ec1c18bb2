using System.Text.Json;
using HotelConcierge.Conversations;
using HotelConcierge.Languages;
using HotelConcierge.Messages;
using HotelConcierge.Orchestration;
using HotelConcierge.Turns;

namespace HotelConcierge.Contracts.Turns;

/// <summary>
/// Conversations as a host keeps them: an event, the new state and its effects are one step that happens whole or not at all.
/// </summary>
public sealed class InMemoryConversations(InMemoryTurnHost host, OptOuts optOuts, TimeProvider clock, ConversationPacing pacing)
    : IConversations
{
    private readonly Dictionary<ConversationId, string> _states = [];
    private readonly List<TurnStart> _started = [];

    /// <summary>One for all: it keeps nothing, and reads every language's words when it is made.</summary>
    public static GuestCommands SharedCommands { get; } = new(LanguageCatalog.Default);

    /// <summary>What guests can say to the conversations.</summary>
    public GuestCommands Commands { get; init; } = SharedCommands;

    /// <summary>The turns in the order in which they were started.</summary>
    public IReadOnlyList<TurnStart> Started => _started;

    /// <summary>How many reads to come show nothing: a host may hand out a turn before its conversation's new state can be read.</summary>
    public int HiddenReads { get; set; }

    public Task SignalAsync(ConversationId conversation, ConversationEvent happened, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(happened);
        var what = happened.GetType().Name;
        host.Pass("before signalling " + what);
        Apply(conversation, happened);
        host.Pass("after signalling " + what);
        return Task.CompletedTask;
    }

    public Task<ConversationState?> ReadAsync(ConversationId conversation, CancellationToken cancellationToken)
    {
        host.Pass("before reading the conversation");
        return Task.FromResult(HiddenReads-- > 0 ? null : Find(conversation));
    }

    private ConversationState? Find(ConversationId conversation) =>
        _states.GetValueOrDefault(conversation) is { } json ? JsonSerializer.Deserialize<ConversationState>(json, TurnJson.Options) : null;

    private void Apply(ConversationId conversation, ConversationEvent happened)
    {
        // Through JSON and back, as in a host, so that nothing lives on that a host would lose.
        happened = JsonSerializer.Deserialize<ConversationEvent>(JsonSerializer.Serialize(happened, TurnJson.Options), TurnJson.Options)!;
        var (state, effects) = Conversation.Apply(conversation, Find(conversation) ?? new ConversationState(), happened, pacing, Commands);
        if (state.IsBlank)
            _states.Remove(conversation);
        else
            _states[conversation] = JsonSerializer.Serialize(state, TurnJson.Options);
        foreach (var effect in effects)
        {
            effect.CarryOut(
                Start,
                turnId => host.RaiseEvent(turnId, TurnOrchestration.InterruptEvent, ""),
                change => host.At(clock.GetUtcNow(), () => optOuts.RecordAsync(change, CancellationToken.None)),
                dueAt => host.At(dueAt, () => WakeAsync(conversation)));
        }
    }

    private Task WakeAsync(ConversationId conversation) =>
        SignalAsync(conversation, new ConversationEvent.TimerFired(clock.GetUtcNow()), CancellationToken.None);

    private void Start(TurnStart turn)
    {
        if (host.Start(turn.TurnId, TurnOrchestration.Name, turn))
            _started.Add(turn);
    }
}
