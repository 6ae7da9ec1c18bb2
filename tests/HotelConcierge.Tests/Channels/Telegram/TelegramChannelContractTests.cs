using HotelConcierge.Channels;
using HotelConcierge.Contracts.Channels;

namespace HotelConcierge.Tests.Channels.Telegram;

public class TelegramChannelContractTests : ChannelContract
{
    protected override IChannel Channel { get; } = TelegramSamples.Channel();

    protected override bool ProofCoversBody => false;

    protected override WebhookRequest MessageWebhook() =>
        TelegramSamples.Webhook(TelegramSamples.Message("\"text\":\"Is the pool open?\""));

    protected override WebhookRequest Sign(ReadOnlyMemory<byte> body) => TelegramSamples.Webhook(body);

    protected override WebhookRequest WithoutSignature(WebhookRequest request) => TelegramSamples.Webhook(request.Body, secret: null);
}
