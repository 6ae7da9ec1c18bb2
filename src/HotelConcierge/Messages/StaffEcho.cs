using System.Text.Json.Serialization;

namespace HotelConcierge.Messages;

/// <summary>
/// What somebody of the hotel wrote to a guest past us, in the channel's own application on the hotel's phone. Never what we sent.
/// </summary>
/// <param name="MessageId">The channel's id of it: the same again is the same message.</param>
/// <param name="Address">The conversation with the guest.</param>
/// <param name="Kind">What was sent.</param>
/// <param name="Text">The words, or those of a place or a contact; empty for none.</param>
/// <param name="At">When it was sent, by the channel's clock, in whole seconds.</param>
public sealed record StaffEcho(string MessageId, ConversationAddress Address, MessageKind Kind, string Text, DateTimeOffset At)
{
    /// <summary>As <see cref="InboundMessage.GuestAliases"/>; empty once the conversation is known.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> GuestAliases { get; init; } = [];
}
