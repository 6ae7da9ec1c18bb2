namespace HotelConcierge.Channels;

/// <summary>A webhook as it came off the wire, before anything is believed.</summary>
/// <param name="Method">The HTTP method in upper case.</param>
/// <param name="Url">The address as the provider saw it, query included, see <c>PublicAddress</c>.</param>
/// <param name="Headers">Header values by name, names compared without case; repeated headers joined by a comma.</param>
/// <param name="Body">The raw bytes; signatures are computed over these.</param>
public sealed record WebhookRequest(
    string Method,
    string Url,
    IReadOnlyDictionary<string, string> Headers,
    ReadOnlyMemory<byte> Body)
{
    /// <summary>The header's value, or an empty string.</summary>
    public string Header(string name) => Headers.TryGetValue(name, out var value) ? value : "";
}
