using System.Collections.Concurrent;

namespace HotelConcierge.Simulators.Twilio;

/// <summary>All guests' phones.</summary>
internal sealed class Phones(int capacity)
{
    private readonly ConcurrentDictionary<string, GuestPhone> _phones = new(StringComparer.Ordinal);

    /// <summary>What appears on any phone.</summary>
    public Feed<PhoneMessage> Shown { get; } = new(capacity);

    public GuestPhone Of(string address) => _phones.GetOrAdd(address, static known => new GuestPhone(known));

    public void Show(SimulatedMessage message)
    {
        var shown = new PhoneMessage(
            message.Sid,
            message.From,
            message.To,
            message.Body,
            message.MediaUrls,
            message.ContentSid,
            message.ContentVariables,
            message.CreatedAt);
        Of(message.To).Shown.Add(shown);
        Shown.Add(shown);
    }
}
