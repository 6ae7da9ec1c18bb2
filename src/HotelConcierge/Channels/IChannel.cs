using HotelConcierge.Messages;

namespace HotelConcierge.Channels;

/// <summary>
/// A messaging service. Reading is pure: bytes in, meaning out, no exception for any input. Sending turns everything a
/// provider can answer into a <see cref="SendOutcome"/>; it throws only when cancelled.
/// </summary>
public interface IChannel
{
    ChannelName Name { get; }

    /// <summary>The body and content type with which this provider wants a webhook acknowledged.</summary>
    WebhookAcknowledgement Acknowledgement { get; }

    /// <summary>
    /// The most bytes of one webhook; the host refuses a larger one with 400 before reading it whole. No provider's webhook comes near
    /// the usual mebibyte, unless its channel says so.
    /// </summary>
    int LargestWebhook => UsualLargestWebhook;

    /// <summary>What is enough for the webhooks of a provider that sends one thing in each: 1 MiB.</summary>
    const int UsualLargestWebhook = 1024 * 1024;

    /// <summary>What can be shown at this address, how text has to look there, and how long one message may be.</summary>
    ChannelAbilities AbilitiesFor(ConversationAddress address);

    /// <summary>How long after the guest's last message this address takes free-form messages; null for always.</summary>
    TimeSpan? ReplyWindowFor(ConversationAddress address);

    /// <summary>
    /// Verifies the signature over the raw request, which is never a GET (see <see cref="IShakesHands"/>), then reads it.
    /// </summary>
    WebhookReading Read(WebhookRequest request);

    /// <summary>Hands one message to the provider.</summary>
    Task<SendOutcome> SendAsync(OutboundMessage message, CancellationToken cancellationToken);

    /// <summary>
    /// Asks the provider whether it took this very message after <paramref name="since"/>, for a send whose answer was
    /// lost. Ids in <paramref name="known"/> belong to other messages of ours and do not count.
    /// </summary>
    /// <returns>The provider's id; null when it does not have the message or when this channel cannot tell.</returns>
    /// <exception cref="ChannelException">The provider could not be asked: ask again before sending again.</exception>
    Task<string?> FindSentAsync(
        OutboundMessage message, DateTimeOffset since, IReadOnlySet<string> known, CancellationToken cancellationToken);
}

/// <summary>A channel that can show the guest that an answer is being written.</summary>
public interface IShowsTyping
{
    /// <summary>How often to show it again while the answer is still being written; null where the first one has to do.</summary>
    TimeSpan? TypingRefresh { get; }

    /// <summary>
    /// Whether it takes the place of the hold message, because it lasts, and a message costs money: then no guest is told in words that
    /// it takes a moment.
    /// </summary>
    bool TypingReplacesHold => false;

    /// <summary>Shows typing, in answer to the guest's message <paramref name="messageId"/>. Failures are not worth a retry.</summary>
    /// <returns>Whether the provider took it.</returns>
    Task<bool> ShowTypingAsync(ConversationAddress address, string messageId, CancellationToken cancellationToken);
}

/// <summary>A channel on which options stay there to be tapped until they are taken away.</summary>
public interface IRetiresChoices
{
    /// <summary>
    /// Takes the options away from our message <paramref name="messageId"/>, one of which was tapped. Failures are not worth a retry.
    /// </summary>
    /// <returns>Whether the provider took it; false also when they are gone already.</returns>
    Task<bool> RetireChoicesAsync(ConversationAddress address, string messageId, CancellationToken cancellationToken);
}

/// <summary>The answer a provider expects to its webhook.</summary>
public sealed record WebhookAcknowledgement(string ContentType, string Body);
