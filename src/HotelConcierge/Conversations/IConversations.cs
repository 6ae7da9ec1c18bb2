using HotelConcierge.Messages;

namespace HotelConcierge.Conversations;

/// <summary>The conversations of a host: durable entities in Functions, rows in Local.</summary>
public interface IConversations
{
    /// <summary>
    /// Hands an event to a conversation. When this returns, the event is durable and will be applied, in the order of
    /// the calls for one conversation, together with its effects.
    /// </summary>
    Task SignalAsync(ConversationId conversation, ConversationEvent happened, CancellationToken cancellationToken);

    /// <summary>The conversation as last stored, or null when nothing was ever heard of it.</summary>
    Task<ConversationState?> ReadAsync(ConversationId conversation, CancellationToken cancellationToken);
}
