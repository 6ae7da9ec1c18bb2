namespace HotelConcierge.Messages;

/// <summary>The guest who writes, as the turn knows them; no argument of a model can be one.</summary>
/// <param name="Address">From where they write; null when the turn does not say.</param>
/// <param name="Name">Their profile name on the channel, where it gives one.</param>
public sealed record GuestContact(ConversationId Conversation, ConversationAddress? Address, string? Name)
{
    /// <summary>The address as reservations spell it: the channel, a colon, the address on it.</summary>
    public string? Key => Address is null ? null : $"{Address.Channel}:{Address.Guest}";
}
