using HotelConcierge.Channels;
using Xunit;

namespace HotelConcierge.Contracts.Channels;

/// <summary>What every channel promises about reading webhooks, whatever its provider's format.</summary>
public abstract class ChannelContract
{
    private const int HostileBodies = 2000;
    private const int LongestHostileBody = 300;

    /// <summary>The channel under test.</summary>
    protected abstract IChannel Channel { get; }

    /// <summary>A webhook in the provider's format, signed as the provider signs, that carries one text message.</summary>
    protected abstract WebhookRequest MessageWebhook();

    /// <summary>A webhook with any body, signed as the provider signs.</summary>
    protected abstract WebhookRequest Sign(ReadOnlyMemory<byte> body);

    /// <summary>Whether the proof is over the body; false for a provider that only repeats a secret.</summary>
    protected virtual bool ProofCoversBody => true;

    /// <summary>The same webhook without its signature.</summary>
    protected abstract WebhookRequest WithoutSignature(WebhookRequest request);

    [Fact]
    public void A_message_is_read_with_its_id_and_both_its_ends()
    {
        var message = Assert.Single(Genuine(MessageWebhook()).Messages);

        Assert.NotEmpty(message.Id);
        Assert.NotEmpty(message.Text);
        Assert.Equal(Channel.Name, message.Address.Channel);
        Assert.NotEmpty(message.Address.Business);
        Assert.NotEmpty(message.Address.Guest);
    }

    [Fact]
    public void The_same_webhook_twice_reads_the_same()
    {
        var first = Assert.Single(Genuine(MessageWebhook()).Messages);
        var second = Assert.Single(Genuine(MessageWebhook()).Messages);

        Assert.Equal(first.Id, second.Id);
        Assert.Equal(first.Address, second.Address);
        Assert.Equal(first.Text, second.Text);
    }

    [Fact]
    public void A_webhook_without_a_signature_is_forged() =>
        Assert.IsType<WebhookReading.Forged>(Channel.Read(WithoutSignature(MessageWebhook())));

    [Fact]
    public void A_webhook_whose_body_was_changed_is_forged_where_the_proof_covers_it()
    {
        var request = MessageWebhook();
        for (var i = 0; i < request.Body.Length; i++)
        {
            var body = request.Body.ToArray();
            body[i] ^= 1;
            if (ProofCoversBody)
                Assert.IsType<WebhookReading.Forged>(Channel.Read(request with { Body = body }));
            else
                Assert.IsNotType<WebhookReading.Forged>(Channel.Read(request with { Body = body }));
        }
    }

    [Fact]
    public void Any_body_is_read_without_an_exception()
    {
        var noise = new Random(20_250_101);
        var message = MessageWebhook().Body;
        for (var i = 0; i < HostileBodies; i++)
        {
            var body = i % 2 == 0 ? Noise(noise) : Damaged(message, noise);
            Assert.NotNull(Channel.Read(Sign(body)));
            Assert.IsType<WebhookReading.Forged>(Channel.Read(WithoutSignature(Sign(body))));
        }
    }

    [Fact]
    public void A_webhook_is_acknowledged_with_a_content_type() =>
        Assert.Matches("^[a-z]+/[a-z+.-]+$", Channel.Acknowledgement.ContentType);

    [Fact]
    public void Text_has_room_on_the_channel() =>
        Assert.True(Channel.AbilitiesFor(Assert.Single(Genuine(MessageWebhook()).Messages).Address).Text.MaxLength >= 20);

    private WebhookReading.Genuine Genuine(WebhookRequest request) => Assert.IsType<WebhookReading.Genuine>(Channel.Read(request));

    private static byte[] Noise(Random noise)
    {
        var body = new byte[noise.Next(LongestHostileBody)];
        noise.NextBytes(body);
        return body;
    }

    private static byte[] Damaged(ReadOnlyMemory<byte> message, Random noise)
    {
        var body = message.ToArray();
        for (var damage = noise.Next(8); damage >= 0; damage--)
            body[noise.Next(body.Length)] = (byte)noise.Next(256);
        return body[..noise.Next(1, body.Length + 1)];
    }
}
