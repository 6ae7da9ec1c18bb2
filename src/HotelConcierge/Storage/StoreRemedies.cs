namespace HotelConcierge.Storage;

/// <summary>
/// What an operator should do when the host's store does not answer. Registered by the host, which alone knows its settings.
/// </summary>
/// <param name="Tables">About rows, in sentences that name the setting.</param>
/// <param name="Files">About files.</param>
/// <param name="Conversations">About events that conversations do not take.</param>
public sealed record StoreRemedies(string Tables, string Files, string Conversations)
{
    /// <summary>Where a host has said nothing.</summary>
    public static StoreRemedies None { get; } = new("See the log.", "See the log.", "See the log.");
}
