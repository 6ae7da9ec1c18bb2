namespace HotelConcierge.Messages;

/// <summary>A messaging service by its short name, as it stands in routes and ids: <c>twilio</c>, <c>telegram</c>.</summary>
public readonly record struct ChannelName(string Value)
{
    public override string ToString() => Value;
}
