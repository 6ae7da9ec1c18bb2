using HotelConcierge.Messages;

namespace HotelConcierge.Channels;

/// <summary>
/// A channel on which a guest's address is a telephone number that the provider has checked, so that it says who they are.
/// </summary>
public interface IProvesNumbers
{
    /// <summary>The number behind an address in E.164 (<c>+34600000001</c>); null where the address is none.</summary>
    string? NumberOf(ConversationAddress address);

    /// <summary>The guest's addresses on this channel that a number can have, the most wanted first.</summary>
    IReadOnlyList<string> AddressesOf(string number);
}
