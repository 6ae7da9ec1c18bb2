using HotelConcierge.Channels;
using HotelConcierge.Contracts.Channels;

namespace HotelConcierge.Tests.Channels.WebChat;

/// <summary>The proof is the guest's cookie; what stands in the message is theirs to say.</summary>
public sealed class WebChannelContractTests : ChannelContract
{
    private readonly WebSamples _web = new();

    protected override IChannel Channel => _web.Channel;

    protected override bool ProofCoversBody => false;

    protected override WebhookRequest MessageWebhook() => _web.Post(WebSamples.Message("\"text\":\"Is there a pool?\""));

    protected override WebhookRequest Sign(ReadOnlyMemory<byte> body) => _web.Post(body);

    protected override WebhookRequest WithoutSignature(WebhookRequest request) => request with { Headers = WebSamples.Headers("") };
}
