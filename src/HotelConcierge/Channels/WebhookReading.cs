using HotelConcierge.Messages;

namespace HotelConcierge.Channels;

/// <summary>What a channel made of a webhook. A closed union: the cases below are all there are.</summary>
public abstract record WebhookReading
{
    private WebhookReading()
    {
    }

    /// <summary>The signature is absent or wrong: answered 403, leaves no trace in the store.</summary>
    /// <param name="Reason">For the operator's log: never contains anything from the request.</param>
    public sealed record Forged(string Reason) : WebhookReading;

    /// <summary>Signed, but not in the provider's format: answered 400.</summary>
    /// <param name="Reason">Names the field and what was expected: never a guest's words.</param>
    public sealed record Malformed(string Reason) : WebhookReading;

    /// <summary>A subscription handshake: answered 200 with <paramref name="Body"/> as plain text.</summary>
    public sealed record Handshake(string Body) : WebhookReading;

    /// <summary>Signed and understood; empty lists for what a provider may send and we do not use. Answered 200.</summary>
    public sealed record Genuine(IReadOnlyList<InboundMessage> Messages, IReadOnlyList<DeliveryReport> Deliveries) : WebhookReading
    {
        public static Genuine Nothing { get; } = new([], []);

        /// <summary>Messages that guests took back, perhaps before they came.</summary>
        public IReadOnlyList<RevokedMessage> Revoked { get; init; } = [];

        /// <summary>Signs that guests put to messages, or took away.</summary>
        public IReadOnlyList<GuestReaction> Reactions { get; init; } = [];

        /// <summary>Guests who have blocked us on the channel, outside of any message.</summary>
        public IReadOnlyList<ConversationAddress> Blocked { get; init; } = [];

        /// <summary>
        /// Guests of whom the channel tells, outside of any message, that they go by several ids or have changed theirs: one guest each.
        /// </summary>
        public IReadOnlyList<SameGuest> SameGuests { get; init; } = [];

        /// <summary>What people of the hotel wrote to guests past us.</summary>
        public IReadOnlyList<StaffEcho> Echoes { get; init; } = [];

        /// <summary>
        /// What could not be read of a webhook that holds several things, by its kind in the provider's words; the rest of it counts.
        /// </summary>
        public IReadOnlyList<string> Unread { get; init; } = [];

        /// <summary>
        /// Who wrote the messages, by their ids, where the channel has to look at that before they are taken: see
        /// <see cref="ISettlesMessages"/>.
        /// </summary>
        public IReadOnlyDictionary<string, MessageAuthor> Authors { get; init; } =
            new Dictionary<string, MessageAuthor>(StringComparer.Ordinal);

        /// <summary>How this very webhook is to be acknowledged; null for the channel's usual way.</summary>
        public WebhookAcknowledgement? Acknowledgement { get; init; }
    }
}

/// <summary>Who wrote a message in a chat of several people.</summary>
/// <param name="Name">The author in the channel's words: a number, an identity. Personal data, never logged.</param>
/// <param name="Participant">The channel's id of the author in this chat; null where it names none.</param>
/// <param name="IsGuest">Whether the webhook alone shows that it is the guest.</param>
public sealed record MessageAuthor(string Name, string? Participant, bool IsGuest);

/// <summary>A message that a guest took back on their phone: our copy is deleted.</summary>
/// <param name="Address">The conversation that it belonged to.</param>
/// <param name="MessageId">The channel's id of the message itself, as in <see cref="InboundMessage.SourceId"/>.</param>
public sealed record RevokedMessage(ConversationAddress Address, string MessageId)
{
    /// <summary>As <see cref="InboundMessage.GuestAliases"/>.</summary>
    public IReadOnlyList<string> GuestAliases { get; init; } = [];
}

/// <summary>Signs that a guest has put to a message, all that stand now.</summary>
/// <param name="Address">The conversation that the message belongs to.</param>
/// <param name="MessageId">The channel's id of the message.</param>
/// <param name="Signs">Emoji as the channel writes them; empty when the guest took theirs away.</param>
/// <param name="At">When that was, by the channel's clock: reactions come in any order.</param>
public sealed record GuestReaction(ConversationAddress Address, string MessageId, IReadOnlyList<string> Signs, DateTimeOffset At)
{
    /// <summary>As <see cref="InboundMessage.GuestAliases"/>.</summary>
    public IReadOnlyList<string> GuestAliases { get; init; } = [];
}

/// <summary>Ids of one guest.</summary>
/// <param name="Address">The conversation under the id that the guest had first.</param>
/// <param name="Others">The guest's other ids on the channel, at least one.</param>
public sealed record SameGuest(ConversationAddress Address, IReadOnlyList<string> Others);

/// <summary>How far a message of ours came, in the order in which it can only grow; failed is final.</summary>
public enum DeliveryState
{
    Accepted,
    Sent,
    Delivered,
    Read,
    Failed,
}

/// <summary>A provider's later word about a message of ours. Reports arrive late, repeated and out of order.</summary>
/// <param name="MessageId">The provider's id of our message.</param>
/// <param name="Address">The conversation it belongs to.</param>
/// <param name="State">How far it came.</param>
/// <param name="Failure">For <see cref="DeliveryState.Failed"/>: what kind of failure, and the provider's code.</param>
public sealed record DeliveryReport(string MessageId, ConversationAddress Address, DeliveryState State, DeliveryFailure? Failure = null)
{
    /// <summary>
    /// The <see cref="OutboundMessage.Key"/> of the message, where the provider repeats what we gave it: then the report proves that the
    /// message was taken, also when the answer to its sending was lost.
    /// </summary>
    public Guid? Key { get; init; }

    /// <summary>How the provider charges for the message, where it says so; said once or more for each message.</summary>
    public DeliveryCharge? Charge { get; init; }
}

/// <summary>What a delivered message is charged as, in the provider's words: each a few letters, and few of them.</summary>
/// <param name="Category">Such as <c>service</c> or <c>utility</c>.</param>
/// <param name="Type">Such as <c>regular</c> or <c>free_customer_service</c>.</param>
public sealed record DeliveryCharge(string Category, string Type);

/// <summary>Why the provider could not deliver.</summary>
/// <param name="Kind">In our words.</param>
/// <param name="Code">In the provider's.</param>
public sealed record DeliveryFailure(SendFailure Kind, string Code)
{
    /// <summary>What an operator should do, a sentence; null where nothing is to be done.</summary>
    public string? Remedy { get; init; }
}
