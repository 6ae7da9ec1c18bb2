using System.Security.Cryptography;
using System.Text;

namespace HotelConcierge.Channels.Line;

/// <summary>
/// LINE's <c>X-Line-Signature</c>: the HMAC-SHA256 of the raw body in Base64, keyed with the channel's secret. See
/// https://developers.line.biz/en/docs/messaging-api/verify-webhook-signature/.
/// </summary>
public static class LineSignature
{
    /// <summary>The header that carries it.</summary>
    public const string Header = "X-Line-Signature";

    private const int EncodedLength = 44;

    /// <summary>Signs a body as LINE does.</summary>
    public static string Compute(ReadOnlySpan<byte> body, string secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        return Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));
    }

    /// <summary>
    /// Whether the header's value is the body's signature, to the letter. Takes as long for a wrong one as for a right one.
    /// </summary>
    public static bool IsValid(string header, ReadOnlySpan<byte> body, string secret)
    {
        ArgumentNullException.ThrowIfNull(header);
        return header.Length == EncodedLength
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(header), Encoding.UTF8.GetBytes(Compute(body, secret)));
    }
}
