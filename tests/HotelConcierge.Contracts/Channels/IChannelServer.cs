using HotelConcierge.Channels;
using HotelConcierge.Messages;

namespace HotelConcierge.Contracts.Channels;

/// <summary>What can go wrong with the next message to an <see cref="IChannelServer"/>.</summary>
public enum ChannelFault
{
    /// <summary>Too many messages: try again after seven seconds; not taken.</summary>
    TooManyRequests,

    /// <summary>The guest has blocked us; not taken.</summary>
    OptedOut,

    /// <summary>Our key is wrong; not taken.</summary>
    BadKey,

    /// <summary>An internal error; not taken, but who knows.</summary>
    ServerError,

    /// <summary>A gateway's HTML page; not taken, but who knows.</summary>
    BadGateway,

    /// <summary>The connection breaks; not taken, but who knows.</summary>
    Dropped,

    /// <summary>The message is taken, then the connection breaks before the answer.</summary>
    TakenThenDropped,

    /// <summary>The message is taken, and the answer cannot be read.</summary>
    TakenThenGarbled,
}

/// <summary>
/// Something that behaves like a messaging service, with one guest's phone, as far as <see cref="ChannelServiceContract"/> has to
/// steer it.
/// </summary>
public interface IChannelServer : IAsyncDisposable
{
    /// <summary>The channel under test, connected to this server as the hosts connect it.</summary>
    IChannel Channel { get; }

    /// <summary>A conversation with the guest, who has just written.</summary>
    ConversationAddress Address { get; }

    /// <summary>What the guest reads, message by message: the words without tags, buttons' labels, names and addresses of places.</summary>
    IReadOnlyList<string> Read { get; }

    /// <summary>The time that the server would write on a message taken now.</summary>
    DateTimeOffset Now { get; }

    /// <summary>Makes the next message fail.</summary>
    void FailNext(ChannelFault fault);
}
