using HotelConcierge.Messages;

namespace HotelConcierge.Channels;

/// <summary>
/// A channel that shows guests what they said, since no application of theirs does: told of every message before it is taken.
/// </summary>
public interface IKeepsGuestsWords
{
    /// <summary>Keeps a message. Done again, it changes nothing.</summary>
    Task KeepAsync(ConversationId conversation, InboundMessage message, CancellationToken cancellationToken);
}
