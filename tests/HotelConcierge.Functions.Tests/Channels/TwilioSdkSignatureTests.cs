using HotelConcierge.Channels.Twilio;
using Twilio.Security;

namespace HotelConcierge.Functions.Tests.Channels;

/// <summary>Twilio's own library and ours take the same signatures for good.</summary>
public sealed class TwilioSdkSignatureTests
{
    private const string Secret = "a-shared-key-of-a-test";
    private const string Url = "https://hotel.example/api/channels/twilio?a=b";

    private static readonly Dictionary<string, string> Form = new(StringComparer.Ordinal)
    {
        ["To"] = "whatsapp:+12025550100",
        ["Body"] = "¿Está abierta?",
    };

    [Theory]
    [InlineData(TwilioAlgorithm.HmacSha1, RequestValidator.HmacSha1)]
    [InlineData(TwilioAlgorithm.HmacSha256, RequestValidator.HmacSha256)]
    public void What_we_sign_the_library_takes(TwilioAlgorithm ours, string theirs)
    {
        var validator = new RequestValidator(Secret);

        foreach (var algorithm in Enum.GetValues<TwilioAlgorithm>())
            Assert.Equal(
                algorithm == ours,
                validator.Validate(Url, Form, TwilioSignature.Compute(Url, [.. Form], Secret, algorithm), theirs));
    }

    [Theory]
    [InlineData("key=webhooks_sharedkey_01,algorithm=HMAC_SHA256")]
    [InlineData("algorithm=,algorithm= hmac_sha256 ,key=1")]
    [InlineData("key=webhooks_sharedkey_01")]
    [InlineData("Algorithm=HMAC_SHA256")]
    [InlineData("algorithm=HMAC_SHA1=x")]
    [InlineData("algorithm=HMAC_MD5")]
    public void The_header_is_read_as_the_library_reads_it(string header)
    {
        Assert.Equal(RequestValidator.SignatureSettingsHeader, TwilioSignatureSettings.Header);
        var expected = RequestValidator.GetSignatureAlgorithm(header).ToUpperInvariant() switch
        {
            RequestValidator.HmacSha1 => TwilioAlgorithm.HmacSha1,
            RequestValidator.HmacSha256 => TwilioAlgorithm.HmacSha256,
            _ => (TwilioAlgorithm?)null,
        };

        Assert.Equal(expected, TwilioSignatureSettings.Read(header)!.Algorithm);
    }
}
