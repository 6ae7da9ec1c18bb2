using HotelConcierge.Messages;

namespace HotelConcierge.Channels;

/// <summary>A channel that takes several messages in one call, all or none of them.</summary>
public interface ISendsSeveral
{
    /// <summary>The most messages of one call, more than one.</summary>
    int MostAtOnce { get; }

    /// <summary>
    /// Hands messages of one conversation to the provider, in their order. Their key, their reply and when they were tried are the first
    /// one's. Repeated, it is given the same messages again.
    /// </summary>
    /// <param name="messages">At least one and at most <see cref="MostAtOnce"/>.</param>
    Task<SendOutcome> SendAsync(IReadOnlyList<OutboundMessage> messages, CancellationToken cancellationToken);
}
