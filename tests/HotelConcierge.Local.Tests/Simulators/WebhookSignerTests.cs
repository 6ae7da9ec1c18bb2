using HotelConcierge.Simulators.Twilio;

namespace HotelConcierge.Local.Tests.Simulators;

public sealed class WebhookSignerTests
{
    // The example of twilio.com/docs/usage/security, in its two editions: the caller's number changed between them.
    [Theory]
    [InlineData("+14158675309", "RSOYDt4T1cUTdK1PDd93/VVr8B8=")]
    [InlineData("+14158675310", "GvWf1cFY/Q7PnoempGyD5oXAezc=")]
    public void Twilios_own_example_gets_twilios_signature(string caller, string signature)
    {
        KeyValuePair<string, string>[] form =
        [
            new("To", "+18005551212"),
            new("From", caller),
            new("Digits", "1234"),
            new("Caller", caller),
            new("CallSid", "CA1234567890ABCDE"),
        ];

        Assert.Equal(signature, WebhookSigner.Sign("12345", "https://mycompany.com/myapp.php?foo=1&bar=2", form));
    }
}
