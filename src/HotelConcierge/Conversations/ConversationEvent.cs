using System.Text.Json.Serialization;
using HotelConcierge.Messages;

namespace HotelConcierge.Conversations;

/// <summary>
/// Something that happened to a conversation. A closed union; stored and sent as JSON, so cases are added, never renamed.
/// </summary>
/// <param name="At">When it happened, by the host's clock.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(MessageReceived), "messageReceived")]
[JsonDerivedType(typeof(MessageRevoked), "messageRevoked")]
[JsonDerivedType(typeof(TimerFired), "timerFired")]
[JsonDerivedType(typeof(TurnEnded), "turnEnded")]
[JsonDerivedType(typeof(OptedOutByChannel), "optedOutByChannel")]
[JsonDerivedType(typeof(PersonJoined), "personJoined")]
[JsonDerivedType(typeof(PersonLeft), "personLeft")]
[JsonDerivedType(typeof(Expired), "expired")]
[JsonDerivedType(typeof(ProactiveMessageRequested), "noticeRequested")]
[JsonDerivedType(typeof(Probed), "probed")]
[JsonDerivedType(typeof(DeskActed), "deskActed")]
[JsonDerivedType(typeof(StaffAnswered), "staffAnswered")]
public abstract record ConversationEvent(DateTimeOffset At)
{
    /// <summary>The guest wrote. May come more than once for one message.</summary>
    /// <param name="TraceParent">The W3C trace context of the webhook, so that operators see the turn in the same trace.</param>
    public sealed record MessageReceived(InboundMessage Message, DateTimeOffset At, string? TraceParent = null) : ConversationEvent(At)
    {
        /// <summary>How the guest stood with our number when the message came in. Null in events of before it was sent.</summary>
        public OptOutStanding? Standing { get; init; }
    }

    /// <summary>The guest took a message back, which may be yet to come. May come more than once.</summary>
    /// <param name="SourceId">The message's id on its channel: <see cref="InboundMessage.SourceId"/>, or its id where it has none.</param>
    /// <param name="TraceParent">The W3C trace context of the webhook.</param>
    public sealed record MessageRevoked(string SourceId, DateTimeOffset At, string? TraceParent = null) : ConversationEvent(At);

    /// <summary>The time asked for by <see cref="ConversationEffect.SetTimer"/> has come.</summary>
    public sealed record TimerFired(DateTimeOffset At) : ConversationEvent(At);

    /// <summary>A turn is over, with or without success. May come more than once.</summary>
    public sealed record TurnEnded(string TurnId, NextStep Next, DateTimeOffset At) : ConversationEvent(At)
    {
        /// <summary>
        /// With <see cref="NextStep.Agent"/>: the case that people look after from now on. Null in events of before it was sent.
        /// </summary>
        public string? Case { get; init; }
    }

    /// <summary>The channel told us that the guest blocked us or opted out with it.</summary>
    public sealed record OptedOutByChannel(DateTimeOffset At) : ConversationEvent(At)
    {
        /// <summary>Which of our numbers this is about, and whose it is. Null in events of before it was sent.</summary>
        public PairId? Pair { get; init; }
    }

    /// <summary>A person took the conversation over, whoever answered before. May come more than once.</summary>
    public sealed record PersonJoined(DateTimeOffset At) : ConversationEvent(At)
    {
        /// <summary>The case. Null in events of before it was sent.</summary>
        public string? Case { get; init; }
    }

    /// <summary>The person gave it back.</summary>
    public sealed record PersonLeft(DateTimeOffset At) : ConversationEvent(At);

    /// <summary>
    /// The guest has not written for as long as we keep what was said, or was forgotten and no message of theirs is repeated any
    /// more.
    /// </summary>
    public sealed record Expired(DateTimeOffset At) : ConversationEvent(At)
    {
        /// <summary>Who had to do with us at this instant or since is not silent after all. Null in events of before it was sent.</summary>
        public DateTimeOffset? SilentSince { get; init; }
    }

    /// <summary>Something is to be said to the guest. May come more than once for one message.</summary>
    /// <param name="Message">Stored as <c>notice</c>, its first name; so is the event.</param>
    /// <param name="TraceParent">The W3C trace context of the request, where one asked for it.</param>
    public sealed record ProactiveMessageRequested(
        [property: JsonPropertyName("notice")] ProactiveMessageRequest Message, DateTimeOffset At, string? TraceParent = null)
        : ConversationEvent(At);

    /// <summary>Something happened at the desk of which the guest is told. May come more than once for one entry.</summary>
    /// <param name="Case">The case that it belongs to; what comes after it is over changes nothing.</param>
    /// <param name="Entry">The key of its entry in the case's log, by which it is known again.</param>
    public sealed record DeskActed(DeskAct Act, string Case, string Entry, DateTimeOffset At) : ConversationEvent(At);

    /// <summary>
    /// Somebody of the hotel wrote to the guest past us, on the hotel's own phone. May come more than once for one message.
    /// </summary>
    /// <param name="Case">
    /// The case that it opens where none is open; null where nobody could give the guest back, so that only the words are kept.
    /// </param>
    public sealed record StaffAnswered(StaffEcho Echo, string? Case, DateTimeOffset At) : ConversationEvent(At);

    /// <summary>Somebody asks whether conversations take events; see <see cref="ConversationsProbe"/>.</summary>
    public sealed record Probed(DateTimeOffset At) : ConversationEvent(At);
}

/// <summary>What a conversation does after a turn.</summary>
public enum NextStep
{
    /// <summary>It goes on as it was.</summary>
    WaitForMessage,

    /// <summary>It is over until the guest writes again.</summary>
    CloseChat,

    /// <summary>People look after the guest: the concierge is silent until they give the conversation back.</summary>
    Agent,
}
