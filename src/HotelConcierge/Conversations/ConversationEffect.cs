using System.Text.Json.Serialization;
using HotelConcierge.Diagnostics;
using HotelConcierge.Messages;

namespace HotelConcierge.Conversations;

/// <summary>
/// What a host has to do after an event, in one durable step with saving the new state. A closed union, which hosts take apart by
/// <see cref="CarryOut"/> alone: an effect that a host does not know does not compile.
/// </summary>
public abstract record ConversationEffect
{
    private ConversationEffect()
    {
    }

    /// <summary>Does what this effect asks for, and nothing of the rest.</summary>
    /// <param name="startTurn">Starts a turn, as <see cref="StartTurn"/> says.</param>
    /// <param name="interruptTurn">Interrupts the turn of that id, as <see cref="InterruptTurn"/> says.</param>
    /// <param name="recordOptOut">Keeps a wish, as <see cref="RecordOptOut"/> says.</param>
    /// <param name="setTimer">Sets a timer for that instant, as <see cref="SetTimer"/> says.</param>
    public abstract void CarryOut(
        Action<TurnStart> startTurn, Action<string> interruptTurn, Action<OptOutChange> recordOptOut, Action<DateTimeOffset> setTimer);

    /// <summary>Start this turn. Its id never starts twice.</summary>
    public sealed record StartTurn(TurnStart Turn) : ConversationEffect
    {
        /// <inheritdoc/>
        public override void CarryOut(
            Action<TurnStart> startTurn, Action<string> interruptTurn, Action<OptOutChange> recordOptOut, Action<DateTimeOffset> setTimer)
        {
            ArgumentNullException.ThrowIfNull(startTurn);
            startTurn(Turn);
        }
    }

    /// <summary>Raise the event that interrupts a running turn.</summary>
    public sealed record InterruptTurn(string TurnId) : ConversationEffect
    {
        /// <inheritdoc/>
        public override void CarryOut(
            Action<TurnStart> startTurn, Action<string> interruptTurn, Action<OptOutChange> recordOptOut, Action<DateTimeOffset> setTimer)
        {
            ArgumentNullException.ThrowIfNull(interruptTurn);
            interruptTurn(TurnId);
        }
    }

    /// <summary>Keep in <see cref="OptOuts"/> what the guest wished. Comes before the turns that are started with it.</summary>
    public sealed record RecordOptOut(OptOutChange Change) : ConversationEffect
    {
        /// <inheritdoc/>
        public override void CarryOut(
            Action<TurnStart> startTurn, Action<string> interruptTurn, Action<OptOutChange> recordOptOut, Action<DateTimeOffset> setTimer)
        {
            ArgumentNullException.ThrowIfNull(recordOptOut);
            recordOptOut(Change);
        }
    }

    /// <summary>Signal <see cref="ConversationEvent.TimerFired"/> at or soon after this instant.</summary>
    public sealed record SetTimer(DateTimeOffset DueAt) : ConversationEffect
    {
        /// <inheritdoc/>
        public override void CarryOut(
            Action<TurnStart> startTurn, Action<string> interruptTurn, Action<OptOutChange> recordOptOut, Action<DateTimeOffset> setTimer)
        {
            ArgumentNullException.ThrowIfNull(setTimer);
            setTimer(DueAt);
        }
    }
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

    /// <summary>To say what nobody asked for. Stored under its first name.</summary>
    [JsonStringEnumMemberName("Notice")]
    ProactiveMessage,

    /// <summary>To tell a guest in danger what to do and whom to call.</summary>
    Emergency,

    /// <summary>To erase what the guest has taken back. Nothing is said.</summary>
    Revoked,

    /// <summary>To bring what the guest wrote to the people who look after them. Nothing is said.</summary>
    Forward,

    /// <summary>To tell the guest what happened at the desk, such as what a person wrote to them.</summary>
    Desk,
}

/// <summary>The input of a turn's orchestration: ids only.</summary>
/// <param name="TurnId">Conversation id and first message id: the orchestration's instance id.</param>
/// <param name="Conversation">Whose turn.</param>
/// <param name="Number">Counts the turns of this conversation from 1; transcripts are ordered by it.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="Language">For a command given in a language of its own: that language.</param>
/// <param name="TraceParent">The W3C trace context of the webhook that brought the first message.</param>
public sealed record TurnStart(
    string TurnId,
    ConversationId Conversation,
    long Number,
    TurnKind Kind,
    string? Language = null,
    string? TraceParent = null
) : ITracedTurn
{
    /// <summary>How many files came with its messages; 0 in turns of before it was written, which leave files alone.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Files { get; init; }
}
