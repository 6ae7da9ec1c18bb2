using HotelConcierge.Channels;
using HotelConcierge.Contracts.Channels;

namespace HotelConcierge.Tests.Channels.WhatsApp;

public class WhatsAppChannelContractTests : ChannelContract
{
    protected override IChannel Channel { get; } = WhatsAppSamples.Channel();

    protected override WebhookRequest MessageWebhook() => WhatsAppSamples.Webhook(WhatsAppSamples.Payload("text"));

    protected override WebhookRequest Sign(ReadOnlyMemory<byte> body) => WhatsAppSamples.Webhook(body);

    protected override WebhookRequest WithoutSignature(WebhookRequest request) => WhatsAppSamples.Webhook(request.Body, secret: null);
}
