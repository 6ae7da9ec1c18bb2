using HotelConcierge.Messages;

namespace HotelConcierge.Channels;

/// <summary>A channel whose guests' files can be had.</summary>
public interface IFetchesMedia
{
    /// <summary>Fetches a file that a guest sent.</summary>
    /// <param name="media">As the message named it.</param>
    /// <param name="most">Of a larger file nothing is read; in bytes.</param>
    /// <exception cref="ChannelException">The provider could not be asked, or would not answer now: ask again.</exception>
    Task<MediaFetch> FetchAsync(ConversationAddress address, InboundMedia media, int most, CancellationToken cancellationToken);
}

/// <summary>What became of asking a channel for a file.</summary>
public abstract record MediaFetch
{
    private MediaFetch()
    {
    }

    /// <summary>Here it is, whole.</summary>
    public sealed record Fetched(ReadOnlyMemory<byte> Bytes) : MediaFetch;

    /// <summary>It is larger than was asked for, or than the channel gives away.</summary>
    public sealed record TooLarge : MediaFetch;

    /// <summary>It is not there any more, or not ours to have; asking again changes nothing.</summary>
    public sealed record Gone : MediaFetch;
}
