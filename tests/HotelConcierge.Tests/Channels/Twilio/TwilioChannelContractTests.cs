using HotelConcierge.Channels;
using HotelConcierge.Channels.Twilio;
using HotelConcierge.Contracts.Channels;

namespace HotelConcierge.Tests.Channels.Twilio;

public class TwilioChannelContractTests : ChannelContract
{
    protected override IChannel Channel { get; } = TwilioSamples.Channel(new RecordedMessages());

    protected override WebhookRequest MessageWebhook() => TwilioSamples.Webhook(TwilioSamples.Payload("whatsapp-text"));

    protected override WebhookRequest Sign(ReadOnlyMemory<byte> body) => TwilioSamples.Webhook(body);

    protected override WebhookRequest WithoutSignature(WebhookRequest request) => request with
    {
        Headers = request.Headers
            .Where(header => !header.Key.Equals(TwilioSignature.Header, StringComparison.OrdinalIgnoreCase))
            .ToDictionary(StringComparer.OrdinalIgnoreCase),
    };
}
