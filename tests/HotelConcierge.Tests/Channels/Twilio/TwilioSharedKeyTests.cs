using System.Text;
using HotelConcierge.Channels;
using HotelConcierge.Channels.Twilio;
using static HotelConcierge.Tests.Channels.Twilio.TwilioSamples;

namespace HotelConcierge.Tests.Channels.Twilio;

/// <summary>Webhooks that a shared key of the account signs in place of its auth token.</summary>
public sealed class TwilioSharedKeyTests
{
    private const string Secret = "a-shared-key-of-a-test";
    private const string Longer = "key=webhooks_sharedkey_01,algorithm=HMAC_SHA256";

    [Theory]
    [InlineData(Longer, TwilioAlgorithm.HmacSha256)]
    [InlineData("key=webhooks_sharedkey_01, algorithm = hmac_sha256", TwilioAlgorithm.HmacSha256)]
    [InlineData("algorithm=,algorithm=HMAC_SHA256", TwilioAlgorithm.HmacSha256)]
    [InlineData("key=webhooks_sharedkey_01,algorithm=HMAC_SHA1", TwilioAlgorithm.HmacSha1)]
    [InlineData("key=webhooks_sharedkey_01", TwilioAlgorithm.HmacSha1)]
    public void The_header_says_how_it_signed(string header, TwilioAlgorithm algorithm)
    {
        Assert.IsType<WebhookReading.Genuine>(Read(Secret, header, Sign(Secret, algorithm)));
        Assert.IsType<WebhookReading.Forged>(
            Read(
                Secret,
                header,
                Sign(Secret, algorithm is TwilioAlgorithm.HmacSha1 ? TwilioAlgorithm.HmacSha256 : TwilioAlgorithm.HmacSha1)));
    }

    [Fact]
    public void Neither_key_signs_for_the_other()
    {
        Assert.Contains(
            "Twilio__SharedKeySecret",
            Forged(Secret, Longer, Sign(AuthToken, TwilioAlgorithm.HmacSha256)),
            StringComparison.Ordinal);
        Assert.Contains(
            "Twilio__SharedKeySecret",
            Forged(Secret, "key=1", Sign(AuthToken, TwilioAlgorithm.HmacSha1)),
            StringComparison.Ordinal);
        Assert.Contains("Twilio__AuthToken", Forged(Secret, header: "", Sign(Secret, TwilioAlgorithm.HmacSha1)), StringComparison.Ordinal);
        Assert.Contains(
            "Twilio__AuthToken",
            Forged(Secret, header: "", Sign(AuthToken, TwilioAlgorithm.HmacSha256)),
            StringComparison.Ordinal);
        Assert.IsType<WebhookReading.Genuine>(Read(Secret, header: "", Sign(AuthToken, TwilioAlgorithm.HmacSha1)));
    }

    [Fact]
    public void While_a_key_is_renewed_the_new_and_the_old_one_sign()
    {
        foreach (var secret in new[] { "new-key", "old-key" })
            Assert.IsType<WebhookReading.Genuine>(Read("new-key, old-key,", Longer, Sign(secret, TwilioAlgorithm.HmacSha256)));
        Forged("new-key, old-key,", Longer, Sign("", TwilioAlgorithm.HmacSha256));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" , ")]
    public void Without_a_secret_nothing_that_a_shared_key_signed_gets_in_and_the_log_names_the_setting(string configured)
    {
        foreach (var secret in new[] { "", AuthToken, Secret })
            Assert.Contains(
                "set Twilio__SharedKeySecret",
                Forged(configured, Longer, Sign(secret, TwilioAlgorithm.HmacSha256)),
                StringComparison.Ordinal);
        Assert.Contains(
            "set Twilio__SharedKeySecret",
            Forged(configured, "key=1", Sign(AuthToken, TwilioAlgorithm.HmacSha1)),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("algorithm=HMAC_MD5")]
    [InlineData("algorithm=none")]
    [InlineData("algorithm=HMAC_SHA2,algorithm=HMAC_SHA256")]
    public void Any_other_way_to_sign_is_refused(string header)
    {
        Assert.Contains("HMAC_SHA256", Forged(Secret, header, Sign(Secret, TwilioAlgorithm.HmacSha256)), StringComparison.Ordinal);
        Forged(Secret, header, signature: "");
    }

    private static string Sign(string secret, TwilioAlgorithm algorithm) =>
        TwilioSignature.Compute(Url, TwilioForm.Parse(Encoding.UTF8.GetBytes(Payload("whatsapp-text")))!.Fields, secret, algorithm);

    private static string Forged(string configured, string header, string signature) =>
        Assert.IsType<WebhookReading.Forged>(Read(configured, header, signature)).Reason;

    private static WebhookReading Read(string configured, string header, string signature)
    {
        var options = TwilioTestSettings();
        options.SharedKeySecret = configured;
        var request = Request(Encoding.UTF8.GetBytes(Payload("whatsapp-text")), "application/x-www-form-urlencoded", Url, signature);
        var headers = new Dictionary<string, string>(request.Headers, StringComparer.OrdinalIgnoreCase);
        if (header.Length > 0)
            headers[TwilioSignatureSettings.Header] = header;
        return Channel(new RecordedMessages(), options).Read(request with { Headers = headers });
    }
}
