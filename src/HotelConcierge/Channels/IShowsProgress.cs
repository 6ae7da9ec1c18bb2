using HotelConcierge.Messages;

namespace HotelConcierge.Channels;

/// <summary>How far we are with a message of the guest's. Stored by name.</summary>
public enum ProgressSign
{
    /// <summary>Nothing to show: it is answered, or not wanted any more.</summary>
    None,

    /// <summary>It is being looked at.</summary>
    Seen,

    /// <summary>Its words were understood.</summary>
    Heard,

    /// <summary>Nothing could be made of it, or the answer failed.</summary>
    Failed,
}

/// <summary>A channel that can put a sign on a message of the guest's, one at a time: each replaces the one before.</summary>
public interface IShowsProgress
{
    /// <summary>Whether the operator wants it to.</summary>
    bool ShowsProgress { get; }

    /// <summary>Shows a sign, or takes it away with <see cref="ProgressSign.None"/>. Done again it changes nothing.</summary>
    /// <param name="messageId">The guest's message, by the channel's id of the message itself.</param>
    /// <returns>Whether the provider took it. Throws only when cancelled.</returns>
    Task<bool> ShowProgressAsync(
        ConversationAddress address, string messageId, ProgressSign sign, CancellationToken cancellationToken);
}
