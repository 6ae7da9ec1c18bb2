using System.Security.Cryptography;
using System.Text;

namespace HotelConcierge.Simulators.Twilio;

/// <summary>
/// Twilio's X-Twilio-Signature: HMAC-SHA1, keyed with the account's token, of the address and every form field's name
/// and value in ordinal order of the names, in Base64. Written on its own, so that a mistake in the product's check
/// cannot hide behind the same mistake here. Source: twilio.com/docs/usage/security.
/// </summary>
internal static class WebhookSigner
{
    public const string Header = "X-Twilio-Signature";

    public static string Sign(string authToken, string url, IEnumerable<KeyValuePair<string, string>> form)
    {
        var signed = new StringBuilder(url);
        foreach (var (name, value) in form.OrderBy(field => field.Key, StringComparer.Ordinal))
            signed.Append(name).Append(value);

        // SHA-1 is what Twilio signs with.
#pragma warning disable CA5350
        var hash = HMACSHA1.HashData(Encoding.UTF8.GetBytes(authToken), Encoding.UTF8.GetBytes(signed.ToString()));
#pragma warning restore CA5350
        return Convert.ToBase64String(hash);
    }
}
