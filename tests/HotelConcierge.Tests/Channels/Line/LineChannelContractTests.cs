using HotelConcierge.Channels;
using HotelConcierge.Contracts.Channels;

namespace HotelConcierge.Tests.Channels.Line;

public class LineChannelContractTests : ChannelContract
{
    protected override IChannel Channel { get; } = LineSamples.Channel();

    protected override WebhookRequest MessageWebhook() =>
        LineSamples.Webhook(LineSamples.Events(LineSamples.Message("\"type\":\"text\",\"text\":\"Is there a pool?\"")));

    protected override WebhookRequest Sign(ReadOnlyMemory<byte> body) => LineSamples.Webhook(body);

    protected override WebhookRequest WithoutSignature(WebhookRequest request) => LineSamples.Webhook(request.Body, secret: null);
}
