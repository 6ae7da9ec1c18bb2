using HotelConcierge.Channels;
using HotelConcierge.Channels.Twilio;
using HotelConcierge.Contracts.Channels;
using static HotelConcierge.Tests.Channels.Conversations.ConversationsSamples;

namespace HotelConcierge.Tests.Channels.Conversations;

public class ConversationsChannelContractTests : ChannelContract
{
    protected override IChannel Channel { get; } = ConversationsSamples.Channel();

    protected override WebhookRequest MessageWebhook() => Webhook(Added());

    protected override WebhookRequest Sign(ReadOnlyMemory<byte> body) => Webhook(body);

    protected override WebhookRequest WithoutSignature(WebhookRequest request) => request with
    {
        Headers = request.Headers.Where(header => header.Key != TwilioSignature.Header)
            .ToDictionary(StringComparer.OrdinalIgnoreCase),
    };
}
