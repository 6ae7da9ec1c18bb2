namespace HotelConcierge.Messages;

/// <summary>One message to a guest, ready for the wire: formatted for the channel and within its limits.</summary>
/// <param name="Address">The conversation.</param>
/// <param name="Content">What the guest is to get.</param>
public sealed record OutboundMessage(ConversationAddress Address, OutboundContent Content)
{
    /// <summary>A message of nothing but words.</summary>
    public OutboundMessage(ConversationAddress address, string text)
        : this(address, new OutboundContent.Text(text))
    {
    }

    /// <summary>
    /// Names this one piece of its turn, the same at every try (<see cref="TurnIds.KeyOfPiece"/>), for providers that take a
    /// repeated send for the same one.
    /// </summary>
    public Guid Key { get; init; }

    /// <summary>What it may be answered with; null for what is sent by itself. The same at every try, also when it has run out.</summary>
    public ReplyToken? Reply { get; init; }

    /// <summary>When this send was begun: of one that is repeated because its outcome is unknown, when it was tried first.</summary>
    public DateTimeOffset FirstTriedAt { get; init; }

    /// <summary>Whether the send is repeated because nobody knows whether the provider took it before.</summary>
    public bool IsRepeated { get; init; }

    /// <summary>What of it the guest reads as text.</summary>
    public string Text => Content.Words;
}
