using HotelConcierge.Messages;

namespace HotelConcierge.Conversations;

/// <summary>How long a conversation has had nothing to do with its guest: what decides when it is let go.</summary>
/// <param name="Since">When it last had; of one whose guest was forgotten, when a message that may be repeated last came.</param>
/// <param name="IsForgotten">Whether it knows no guest any more, only ids of messages that may be repeated.</param>
public sealed record Silence(DateTimeOffset Since, bool IsForgotten)
{
    /// <summary>The silence of a conversation; null when nothing in it will have to be let go.</summary>
    public static Silence? Of(ConversationState? state) => state switch
    {
        null => null,
        { LastActiveAt: { } activeAt } => new(activeAt, IsForgotten: false),
        { Seen.IsEmpty: false } => new(state.Seen.Values.Max(), IsForgotten: true),
        _ => null,
    };

    /// <summary>
    /// The silence that a host without an index of its own has to note after an event: of a conversation that began, and of
    /// one whose guest was forgotten, which is let go sooner. All else only makes it last longer, which is seen when it is due.
    /// </summary>
    public static Silence? ToNote(ConversationState? before, ConversationState after)
    {
        var (old, now) = (Of(before), Of(after));
        return now is not null && (old is null || (now.IsForgotten && !old.IsForgotten)) ? now : null;
    }
}

/// <summary>A conversation and its silence as somebody knew it.</summary>
public sealed record SilenceNote(ConversationId Conversation, Silence Silence);
