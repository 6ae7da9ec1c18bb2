using System.Collections.Frozen;
using HotelConcierge.Messages;

namespace HotelConcierge.Channels;

/// <summary>The channels of this deployment by name.</summary>
public sealed class ChannelCatalog(IEnumerable<IChannel> channels)
{
    private readonly FrozenDictionary<ChannelName, IChannel> _channels = channels.ToFrozenDictionary(channel => channel.Name);

    public IReadOnlyCollection<IChannel> All => _channels.Values;

    /// <summary>The channel, or null when this deployment has none of that name.</summary>
    public IChannel? Find(ChannelName name) => _channels.GetValueOrDefault(name);

    /// <summary>Both ends of a conversation on their network; a channel that shares none with others is a network of its own.</summary>
    public NetworkPair PairOf(ConversationAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return Find(address.Channel) is ISharesNetwork network
            ? network.PairOf(address)
            : new(address.Channel.Value, address.Business, address.Guest);
    }

    /// <summary>The channel of a conversation that is already under way.</summary>
    /// <exception cref="InvalidOperationException">The deployment no longer has it.</exception>
    public IChannel Of(ConversationAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return Find(address.Channel)
            ?? throw new InvalidOperationException(
                $"A conversation needs the channel '{address.Channel}', which is not configured any more.");
    }
}
