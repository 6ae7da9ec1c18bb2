using System.Text;
using HotelConcierge.Channels;
using HotelConcierge.Channels.WhatsApp;
using static HotelConcierge.Tests.Channels.WhatsApp.WhatsAppSamples;

namespace HotelConcierge.Tests.Channels.WhatsApp;

/// <summary>The signature of webhooks and the question before them.</summary>
public sealed class WhatsAppSignatureTests
{
    // Made by: printf '%s' BODY | openssl dgst -sha256 -hmac made-up-app-secret
    private const string Body = """{"object":"whatsapp_business_account","entry":[],"note":"señal 🌊"}""";
    private const string Signature = "sha256=39e7620cd59db96353e3e35cd9ea24a44d7d30c7d60277e7e575834b1dfd261c";

    [Fact]
    public void The_signature_is_the_one_that_other_tools_make() =>
        Assert.Equal(Signature, WhatsAppSignature.Compute(Encoding.UTF8.GetBytes(Body), AppSecret));

    [Theory]
    [InlineData(Signature, true)]
    [InlineData("sha256=39E7620CD59DB96353E3E35CD9EA24A44D7D30C7D60277E7E575834B1DFD261C", true)]
    [InlineData("39e7620cd59db96353e3e35cd9ea24a44d7d30c7d60277e7e575834b1dfd261c", false)]
    [InlineData("sha1=39e7620cd59db96353e3e35cd9ea24a44d7d30c7d60277e7e575834b1dfd261c", false)]
    [InlineData("sha256=39e7620cd59db96353e3e35cd9ea24a44d7d30c7d60277e7e575834b1dfd261d", false)]
    [InlineData("sha256=39e7620cd59db96353e3e35cd9ea24a44d7d30c7d60277e7e575834b1dfd261", false)]
    [InlineData("sha256=zzz7620cd59db96353e3e35cd9ea24a44d7d30c7d60277e7e575834b1dfd261c", false)]
    [InlineData("sha256=", false)]
    [InlineData("", false)]
    public void Only_the_whole_signature_counts(string header, bool isValid) =>
        Assert.Equal(isValid, WhatsAppSignature.IsValid(header, Encoding.UTF8.GetBytes(Body), [AppSecret]));

    [Fact]
    public void While_the_secret_is_renewed_both_count()
    {
        var options = Account();
        options.AppSecret = "new-secret, " + AppSecret;
        var channel = Channel(options: options);

        Assert.IsType<WebhookReading.Genuine>(channel.Read(Webhook(Payload("text"))));
        Assert.IsType<WebhookReading.Genuine>(channel.Read(Webhook(Payload("text"), "new-secret")));
        Assert.IsType<WebhookReading.Forged>(channel.Read(Webhook(Payload("text"), "other-secret")));
    }

    [Fact]
    public void The_question_is_answered_with_its_challenge() => Assert.Equal(
        new WebhookReading.Handshake("1158201444"),
        Ask("?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=made-up%20verify%2Btoken"));

    [Theory]
    [InlineData("?hub.mode=subscribe&hub.challenge=1&hub.verify_token=guessed")]
    [InlineData("?hub.mode=subscribe&hub.challenge=1")]
    public void A_wrong_token_is_a_forgery(string query) => Assert.IsType<WebhookReading.Forged>(Ask(query));

    [Theory]
    [InlineData("")]
    [InlineData("?")]
    [InlineData("?hub.mode=unsubscribe&hub.challenge=1&hub.verify_token=made-up%20verify%2Btoken")]
    [InlineData("?hub.mode=subscribe&hub.verify_token=made-up%20verify%2Btoken")]
    [InlineData("?hub.mode&&&=&hub.challenge")]
    public void What_is_no_question_is_no_forgery(string query) => Assert.IsType<WebhookReading.Malformed>(Ask(query));

    [Fact]
    public void A_challenge_has_an_end() => Assert.IsType<WebhookReading.Malformed>(
        Ask($"?hub.mode=subscribe&hub.challenge={new string('1', 300)}&hub.verify_token=made-up%20verify%2Btoken"));

    private static WebhookReading Ask(string query) =>
        Channel().ShakeHands(new("GET", Url + query, new Dictionary<string, string>(), default));
}
