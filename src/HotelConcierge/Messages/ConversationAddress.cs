using System.Text.Json.Serialization;

namespace HotelConcierge.Messages;

/// <summary>
/// The two ends of a conversation, in the channel's own spelling: <c>whatsapp:+14155238886</c> and
/// <c>whatsapp:+34600000000</c> on Twilio. Replies go to <paramref name="Guest"/> and come from <paramref name="Business"/>.
/// </summary>
/// <remarks>An address is personal data: it is kept with the conversation and never logged. Logs carry the
/// <see cref="ConversationId"/>.</remarks>
public sealed record ConversationAddress(ChannelName Channel, string Business, string Guest)
{
    /// <summary>
    /// The topic of the chat that the guest wrote in, where the channel has topics: replies go there. It is one conversation all the same.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Topic { get; init; }
}
