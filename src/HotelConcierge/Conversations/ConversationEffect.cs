using HotelConcierge.Diagnostics;
using HotelConcierge.Messages;

namespace HotelConcierge.Conversations;

/// <summary>
/// What a host has to do after an event, in one durable step with saving the new state. A closed union.
/// </summary>
public abstract record ConversationEffect
{
    private ConversationEffect()
    {
    }

    /// <summary>Start this turn. Its id never starts twice.</summary>
    public sealed record StartTurn(TurnStart Turn) : ConversationEffect;

    /// <summary>Raise the event that interrupts a running turn.</summary>
    public sealed record InterruptTurn(string TurnId) : ConversationEffect;

    /// <summary>Keep in <see cref="OptOuts"/> what the guest wished. Comes before the turns that are started with it.</summary>
    public sealed record RecordOptOut(OptOutChange Change) : ConversationEffect;

    /// <summary>Signal <see cref="ConversationEvent.TimerFired"/> at or soon after this instant.</summary>
    public sealed record SetTimer(DateTimeOffset DueAt) : ConversationEffect;
}

/// <summary>What a turn is for.</summary>
public enum TurnKind
{
    /// <summary>To answer what the guest wrote.</summary>
    Answer,

    /// <summary>To say how the concierge works.</summary>
    Help,

    /// <summary>To confirm STOP: the one thing that is sent after it.</summary>
    Stopped,

    /// <summary>To confirm START after STOP.</summary>
    Resumed,

    /// <summary>To begin a new conversation.</summary>
    Reset,

    /// <summary>To erase what is kept about the guest, and to say so.</summary>
    Forget,

    /// <summary>To welcome a guest who pressed or wrote START, and to say how the concierge works.</summary>
    Welcome,

    /// <summary>To say what nobody asked for: a <see cref="Notice"/>.</summary>
    Notice,
}

/// <summary>The input of a turn's orchestration: ids only.</summary>
/// <param name="TurnId">Conversation id and first message id: the orchestration's instance id.</param>
/// <param name="Conversation">Whose turn.</param>
/// <param name="Number">Counts the turns of this conversation from 1; transcripts are ordered by it.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="Language">For a command given in a language of its own: that language.</param>
/// <param name="TraceParent">The W3C trace context of the webhook that brought the first message.</param>
public sealed record TurnStart(
    string TurnId, ConversationId Conversation, long Number, TurnKind Kind, string? Language = null, string? TraceParent = null) : ITracedTurn;
