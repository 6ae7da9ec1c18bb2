using HotelConcierge.Messages;

namespace HotelConcierge.Conversations;

/// <summary>What a hotel says by itself. Stored as text, so cases are added, never renamed.</summary>
public enum NoticeKind
{
    /// <summary>The welcome before a stay.</summary>
    Welcome,

    /// <summary>A spa booking begins soon.</summary>
    SpaReminder,

    /// <summary>A spa booking is cancelled, because the stay that it was made for has changed.</summary>
    SpaCancelled,
}

/// <summary>Something to be said to a guest who did not ask. Kept with the conversation until its turn has ended.</summary>
/// <param name="Id">The same id is said once: letters, digits, <c>-</c>, <c>_</c> and <c>.</c></param>
/// <param name="Kind">What is to be said; the words are found when its turn comes.</param>
/// <param name="Assistant">The name of the assistant that says it.</param>
/// <param name="Address">To whom, and from where, if the guest has not written from another address since.</param>
public sealed record Notice(string Id, NoticeKind Kind, string Assistant, ConversationAddress Address)
{
    /// <summary>How the guest is called, whatever their channel says; a reservation knows better. Null for unknown.</summary>
    public string? GuestName { get; init; }

    /// <summary>The language asked for; null for the guest's own.</summary>
    public string? Language { get; init; }

    /// <summary>What it is about: the id of a reservation or of a spa booking; null for the guest's next stay, whichever it is.</summary>
    public string? About { get; init; }

    /// <summary>After this it is not said any more; null for no end.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}
