using HotelConcierge.Channels;
using HotelConcierge.Messages;

namespace HotelConcierge.Sending;

/// <summary>The time after a guest's message in which their channel takes free words.</summary>
public static class ReplyWindow
{
    /// <summary>Free words that would have to be sent in the last moments of the window are rather sent as a template.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(15);

    /// <summary>Whether the guest's channel takes only templates now.</summary>
    /// <param name="heardAt">When the guest last wrote; null for never.</param>
    public static bool IsClosed(IChannel channel, ConversationAddress address, DateTimeOffset? heardAt, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(channel);
        return channel.ReplyWindowFor(address) is { } window && !(now - heardAt < window - Margin);
    }

    /// <summary>Until when the guest's channel takes what people write to them; null for always.</summary>
    /// <param name="heardAt">When the guest last wrote; of who never wrote, it is over.</param>
    public static DateTimeOffset? EndOf(IChannel channel, ConversationAddress address, DateTimeOffset? heardAt)
    {
        ArgumentNullException.ThrowIfNull(channel);
        return channel.ReplyWindowFor(address) is not { } window ? null
            : heardAt is { } heard ? heard + window
            : DateTimeOffset.MinValue;
    }
}
