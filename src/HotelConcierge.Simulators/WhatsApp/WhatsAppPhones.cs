using System.Collections.Concurrent;

namespace HotelConcierge.Simulators.WhatsApp;

/// <summary>What becomes of messages to a guest.</summary>
public enum WhatsAppRecipient
{
    /// <summary>They arrive.</summary>
    Reachable,

    /// <summary>Taken, then fails with 131026: not on WhatsApp any more.</summary>
    Unreachable,

    /// <summary>The 24 hours are over, whatever the clock says: free text is taken, then fails with 131047; templates arrive.</summary>
    OutsideWindow,
}

/// <summary>All guests' phones, by number or business-scoped id. Safe for any thread.</summary>
internal sealed class WhatsAppPhones
{
    private readonly ConcurrentDictionary<string, WhatsAppPhone> _phones = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, WhatsAppRecipient> _states = new(StringComparer.Ordinal);

    public WhatsAppPhone Of(string address) => _phones.GetOrAdd(address, static number => new WhatsAppPhone(number));

    /// <summary>The phone that a business-scoped id belongs to; that of a guest who is known by nothing else, where it is nobody's.</summary>
    public WhatsAppPhone OfScopedId(string id) => _phones.Values.FirstOrDefault(phone => phone.ScopedId == id) ?? Of(id);

    public void Set(string address, WhatsAppRecipient state) => _states[address] = state;

    public WhatsAppRecipient StateOf(string address) => _states.GetValueOrDefault(address);
}
