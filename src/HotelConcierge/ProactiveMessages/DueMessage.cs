using HotelConcierge.Messages;

namespace HotelConcierge.ProactiveMessages;

/// <summary>To whom something is said.</summary>
public abstract record Recipient
{
    private Recipient()
    {
    }

    /// <summary>A guest who has written before, wherever they wrote from last. Nothing is said to one who was forgotten since.</summary>
    public sealed record Guest(ConversationId Conversation) : Recipient;

    /// <summary>Whoever has these addresses: the channel, a colon, the address on it. One of them is written to.</summary>
    public sealed record Contact(IReadOnlyList<string> Addresses) : Recipient;
}

/// <summary>A message that is due.</summary>
/// <param name="Id">
/// Made of what it is about, so that it is the same at every look and on every host: what has it is said once. Letters, digits,
/// <c>-</c>, <c>_</c> and <c>.</c>
/// </param>
/// <param name="To">To whom.</param>
/// <param name="Since">Since when it is due. Until the next look after that an operator reads of a guest who cannot be reached.</param>
public sealed record DueMessage(string Id, Recipient To, DateTimeOffset Since)
{
    /// <summary>How the guest is called, whatever their channel says; null for unknown.</summary>
    public string? GuestName { get; init; }

    /// <summary>The id of what it is about, such as a reservation; operators read it, too.</summary>
    public string? About { get; init; }

    /// <summary>After this it is not said any more; null for no end.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Whether the guest knows already, from elsewhere; null where they cannot.</summary>
    public Func<ConversationId, CancellationToken, Task<bool>>? IsKnown { get; init; }

    /// <summary>Done once it was asked for, at every look until it is not due any more; null for nothing.</summary>
    public Func<CancellationToken, Task>? Afterwards { get; init; }
}
