using HotelConcierge.Messages;

namespace HotelConcierge.Channels;

/// <summary>A channel on which a link opens a chat with us and says something for the guest.</summary>
public interface IOpensByLink
{
    ChannelName Name { get; }

    /// <summary>The address that opens a chat with an assistant and sends a code.</summary>
    /// <returns>Null when it cannot be made now: the guest can still type the code.</returns>
    Task<string?> LinkAsync(string assistant, string code, CancellationToken cancellationToken);
}
