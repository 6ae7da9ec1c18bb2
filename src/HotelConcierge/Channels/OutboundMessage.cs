namespace HotelConcierge.Channels;

/// <summary>One message to a guest, ready for the wire: formatted for the channel and within its limit.</summary>
/// <param name="Address">The conversation.</param>
/// <param name="Text">What the guest will read, exactly; empty only with media or a template.</param>
public sealed record OutboundMessage(ConversationAddress Address, string Text)
{
    /// <summary>Public addresses of files to attach.</summary>
    public IReadOnlyList<string> MediaUrls { get; init; } = [];

    /// <summary>A message the provider approved in advance, needed where the free-form window is closed.</summary>
    public MessageTemplate? Template { get; init; }
}

/// <summary>A provider-approved template and the values for its placeholders.</summary>
/// <param name="Id">The provider's id of the template (Twilio: <c>HX...</c>).</param>
/// <param name="Variables">Values by placeholder name.</param>
public sealed record MessageTemplate(string Id, IReadOnlyDictionary<string, string> Variables);
