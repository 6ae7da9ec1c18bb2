using HotelConcierge.Messages;

namespace HotelConcierge.Conversations;

/// <summary>What a guest wished last of one of our numbers.</summary>
/// <param name="IsOut">To be left alone; false: to be written to again.</param>
/// <param name="At">When, by the host's clock. Of two wishes the later one counts.</param>
public sealed record OptOutWish(bool IsOut, DateTimeOffset At)
{
    /// <summary>
    /// Whether the guest said nothing and the channel did: it does not take our messages to them. A message of theirs shows that this is
    /// over. False in wishes of before it was kept: those stay until the guest says otherwise.
    /// </summary>
    public bool IsByChannel { get; init; }

    /// <summary>Whether a conversation does not know of it: it was said on another channel, or before the conversation began.</summary>
    public bool IsNewTo(ConversationState? conversation) => !(conversation?.WishedAt >= At);
}

/// <summary>A wish and the pair of numbers that it is about.</summary>
public sealed record OptOutChange(PairId Pair, OptOutWish Wish);

/// <summary>How a guest stands with one of our numbers.</summary>
/// <param name="Pair">Both, whatever ids of the guest are known.</param>
/// <param name="Wish">Their last wish; null when they never had one.</param>
public sealed record OptOutStanding(PairId Pair, OptOutWish? Wish);
