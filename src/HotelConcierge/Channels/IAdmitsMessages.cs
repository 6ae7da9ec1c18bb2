using HotelConcierge.Messages;

namespace HotelConcierge.Channels;

/// <summary>
/// A channel whose messages come from guests' own machines, with no provider between that would slow anybody down.
/// </summary>
public interface IAdmitsMessages
{
    /// <summary>Counts a message of a guest.</summary>
    /// <returns>Null when it may be taken; else after how long it may be sent again. It was not taken then.</returns>
    TimeSpan? RetryAfter(ConversationAddress guest);
}
