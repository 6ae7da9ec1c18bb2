using HotelConcierge.Messages;

namespace HotelConcierge.Channels;

/// <summary>A channel on which a chat can be ended, so that the guest sees it as over.</summary>
public interface IClosesChats
{
    /// <summary>Ends the chat; one that has ended or is gone stays so. What the guest writes afterwards begins another one.</summary>
    /// <exception cref="ChannelException">It is not known whether it has ended: do it again.</exception>
    Task CloseAsync(ConversationAddress address, CancellationToken cancellationToken);
}
