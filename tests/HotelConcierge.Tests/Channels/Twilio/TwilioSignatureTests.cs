using System.Security.Cryptography;
using System.Text;
using HotelConcierge.Channels.Twilio;

namespace HotelConcierge.Tests.Channels.Twilio;

public class TwilioSignatureTests
{
    private const string Token = "12345";
    private const string Url = "https://mycompany.com/myapp.php?foo=1&bar=2";
    private const string Signature = "RSOYDt4T1cUTdK1PDd93/VVr8B8=";
    private const string Json = """{"property": "value", "boolean": true}""";
    private const string JsonHash = "0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620";

    // The fields of the example in Twilio's documentation and in the tests of its libraries, out of order on purpose.
    private static readonly KeyValuePair<string, string>[] Form =
    [
        new("CallSid", "CA1234567890ABCDE"),
        new("From", "+14158675309"),
        new("Digits", "1234"),
        new("To", "+18005551212"),
        new("Caller", "+14158675309"),
    ];

    [Fact]
    public void The_documented_example_is_genuine()
    {
        KeyValuePair<string, string>[] form =
        [
            new("Digits", "1234"),
            new("To", "+18005551212"),
            new("From", "+14158675310"),
            new("Caller", "+14158675310"),
            new("CallSid", "CA1234567890ABCDE"),
        ];

        Assert.True(IsValid("GvWf1cFY/Q7PnoempGyD5oXAezc=", Url, form));
    }

    // Signatures from RequestValidatorTest in twilio/twilio-csharp and its sisters in other languages.
    [Theory]
    [InlineData(Url, Signature)]
    [InlineData("https://MyCompany.com/myapp.php?foo=1&bar=2", "g9IN/x4Cft2g517EjYvEvM/W7LU=")]
    [InlineData("https://MyCompany.com:1234/myapp.php?foo=1&bar=2", "PCqOZm8cnu/L6+u5i5fuEd+Iac4=")]
    [InlineData("http://MyCompany.com/myapp.php?foo=1&bar=2", "XY7AlKOKL6im4yWyX84gldUrtis=")]
    [InlineData("http://username:password@MyCompany.com/myapp.php?foo=1&bar=2", "PJ08CxXr7KLPjEQCTc8LkUSMwSM=")]
    [InlineData("HTTP://username:password@MyCompany.com/myapp.php?foo=1&bar=2", "hy/l8pca+LFms4cvRdv8uiP6NGc=")]
    [InlineData("http://Username:Password@MyCompany.com/myapp.php?foo=1&bar=2", "SkTSKyDJH9kUlhItI0slbgZ1UsI=")]
    [InlineData("https://mycompany.com:1234/myapp.php?foo=1&bar=2", Signature)]
    [InlineData("https://mycompany.com:1234/myapp.php?foo=1&bar=2", "CYn1h0gLBdNxDGkKJg6hYohgeD8=")]
    [InlineData("http://mycompany.com:1234/myapp.php?foo=1&bar=2", "Zmvh+3yNM1Phv2jhDCwEM3q5ebU=")]
    [InlineData(Url, "kvajT1Ptam85bY51eRf/AJRuM3w=")]
    [InlineData("http://mycompany.com/myapp.php?foo=1&bar=2", "0ZXoZLH/DfblKGATFgpif+LLRf4=")]
    public void An_address_is_taken_to_the_letter_with_and_without_its_port(string url, string signature) =>
        Assert.True(IsValid(signature, url, Form));

    [Theory]
    [InlineData("https://MyCompany.com/myapp.php?foo=1&bar=2")]
    [InlineData("https://MyCompany.com:1234/myapp.php?foo=1&bar=2")]
    [InlineData("http://mycompany.com/myapp.php?foo=1&bar=2")]
    [InlineData("https://mycompany.com/myapp.php?bar=2&foo=1")]
    [InlineData("https://mycompany.com/myapp.php")]
    [InlineData("")]
    public void Another_address_is_forged(string url) => Assert.False(IsValid(Signature, url, Form));

    [Theory]
    [InlineData("https://mycompany.com/myapp.php?foo=1&bar=2&bodySHA256=" + JsonHash, "a9nBmqA0ju/hNViExpshrM61xv4=")]
    [InlineData("https://mycompany.com/myapp.php?bodySHA256=" + JsonHash, "y77kIzt2vzLz71DgmJGsen2scGs=")]
    public void A_json_body_is_covered_by_its_hash_in_the_address(string url, string signature)
    {
        Assert.True(TwilioSignature.IsValid(signature, url, [], Encoding.UTF8.GetBytes(Json), Token));
        Assert.False(TwilioSignature.IsValid(signature, url, [], "{}"u8, Token));
    }

    [Fact]
    public void A_json_body_without_a_hash_is_forged_even_if_the_address_is_signed() =>
        Assert.False(TwilioSignature.IsValid(TwilioSignature.Compute(Url, [], Token), Url, [], "{}"u8, Token));

    [Theory]
    [InlineData("?bodySHA256")]
    [InlineData("?bodySHA256=")]
    [InlineData("?bodySHA256=nonsense")]
    [InlineData("?foo=1&bodySHA256=0a1f")]
    [InlineData("?bodySHA256=zz1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620")]
    public void A_hash_that_is_no_hash_is_forged(string query)
    {
        var url = "https://mycompany.com/myapp.php" + query;

        Assert.False(TwilioSignature.IsValid(TwilioSignature.Compute(url, [], Token), url, [], Encoding.UTF8.GetBytes(Json), Token));
    }

    [Fact]
    public void A_form_whose_address_carries_a_hash_is_held_to_both()
    {
        var body = "Body=Hello"u8.ToArray();
        KeyValuePair<string, string>[] form = [new("Body", "Hello")];
        var right = Url + "&bodySHA256=" + Convert.ToHexStringLower(SHA256.HashData(body));
        var wrong = Url + "&bodySHA256=" + JsonHash;

        Assert.True(TwilioSignature.IsValid(TwilioSignature.Compute(right, form, Token), right, form, body, Token));
        Assert.True(TwilioSignature.IsValid(TwilioSignature.Compute(right, [], Token), right, form, body, Token));
        Assert.False(TwilioSignature.IsValid(TwilioSignature.Compute(wrong, form, Token), wrong, form, body, Token));
        Assert.False(TwilioSignature.IsValid(Signature, right, form, body, Token));
    }

    [Fact]
    public void A_form_signed_for_its_address_alone_is_forged() =>
        Assert.False(IsValid(TwilioSignature.Compute(Url, [], Token), Url, Form));

    [Fact]
    public void Repeated_fields_are_accepted_as_the_php_and_node_libraries_sign_them()
    {
        KeyValuePair<string, string>[] form =
        [
            new("Sid", "CA123"), new("SidAccount", "AC123"), new("Digits", "5678"), new("Digits", "1234"), new("Digits", "1234"),
        ];

        Assert.True(IsValid("IK+Dwps556ElfBT0I3Rgjkr1wJU=", Url, form));
    }

    [Fact]
    public void Repeated_fields_are_accepted_as_the_net_library_signs_them()
    {
        var signature = TwilioSignature.Compute(Url, [new("Digits", "5678,1234,1234")], Token);

        Assert.True(IsValid(signature, Url, [new("Digits", "5678"), new("Digits", "1234"), new("Digits", "1234")]));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("NOTRSOYDt4T1cUTdK1PDd93/VVr8B8=")]
    [InlineData("RSOYDt4T1cUTdK1PDd93/VVr8A==")]
    [InlineData("RSOYDt4T1cUTdK1PDd93/VVr8B8")]
    [InlineData("RSOYDt4T1cUTdK1PDd93/VVr8B9AAAA=")]
    [InlineData("not base64 at all ☃")]
    [InlineData("rsoydt4t1cutdk1pdd93/vvr8b8=")]
    public void A_signature_that_is_absent_cut_or_not_base64_is_forged(string? signature) => Assert.False(IsValid(signature, Url, Form));

    [Theory]
    [InlineData("https://[2001:db8::1]/x", "https://[2001:db8::1]:443/x")]
    [InlineData("https://[2001:db8::1]:8443/x", "https://[2001:db8::1]/x")]
    [InlineData("https://hotel.example", "https://hotel.example:443")]
    [InlineData("http://hotel.example?a=b:c/d@e", "http://hotel.example:80?a=b:c/d@e")]
    public void A_port_is_found_wherever_the_host_ends(string received, string called) =>
        Assert.True(IsValid(TwilioSignature.Compute(called, Form, Token), received, Form));

    [Theory]
    [InlineData("://")]
    [InlineData("https://")]
    [InlineData("https://@")]
    [InlineData("https://:?")]
    [InlineData("https://]:[")]
    [InlineData("")]
    public void An_address_that_is_none_is_compared_all_the_same(string url) =>
        Assert.True(IsValid(TwilioSignature.Compute(url, Form, Token), url, Form));

    // The signatures that twilio-node 6.3.1 computes for the example with HMAC_SHA256.
    [Theory]
    [InlineData(Url, "033hgUJA9M/hXIZsYjwkerEP/DBm35nEri5FhCYjA5s=")]
    [InlineData(Url, "grxRoa/VNtXxd524NGLxIdev83nh23xhrRUVm50Umq4=")]
    [InlineData("https://mycompany.com:443/myapp.php?foo=1&bar=2", "033hgUJA9M/hXIZsYjwkerEP/DBm35nEri5FhCYjA5s=")]
    public void A_shared_key_may_sign_with_the_longer_hash(string url, string signature)
    {
        Assert.True(TwilioSignature.IsValid(signature, url, Form, "a=body"u8, Token, TwilioAlgorithm.HmacSha256));
        Assert.False(TwilioSignature.IsValid(signature, url, Form, "a=body"u8, Token + "6", TwilioAlgorithm.HmacSha256));
        Assert.False(TwilioSignature.IsValid(signature, url, Form[1..], "a=body"u8, Token, TwilioAlgorithm.HmacSha256));
        Assert.False(IsValid(signature, url, Form));
    }

    [Fact]
    public void The_shorter_hash_is_none_of_the_longer() =>
        Assert.False(TwilioSignature.IsValid(Signature, Url, Form, "a=body"u8, Token, TwilioAlgorithm.HmacSha256));

    [Fact]
    public void A_json_body_is_covered_with_the_longer_hash_too()
    {
        var url = "https://mycompany.com/myapp.php?bodySHA256=" + JsonHash;
        const string Longer = "48VQclCUJfoetboXjUYkQ1KCqs//CfcEJ9vLWWMfJpg=";

        Assert.True(TwilioSignature.IsValid(Longer, url, [], Encoding.UTF8.GetBytes(Json), Token, TwilioAlgorithm.HmacSha256));
        Assert.False(TwilioSignature.IsValid(Longer, url, [], "{}"u8, Token, TwilioAlgorithm.HmacSha256));
    }

    private static bool IsValid(string? signature, string url, KeyValuePair<string, string>[] form) =>
        TwilioSignature.IsValid(signature, url, form, "a=body"u8, Token);
}
