using HotelConcierge.Messages;

namespace HotelConcierge.Channels;

/// <summary>
/// A channel over a network that other providers carry as well. What a guest wishes of one of our numbers there holds on whichever
/// channel it is reached next.
/// </summary>
public interface ISharesNetwork
{
    /// <summary>Both ends of a conversation in the network's own spelling, without anything of the provider's.</summary>
    NetworkPair PairOf(ConversationAddress address);
}
