using System.Security.Cryptography;
using System.Text;

namespace HotelConcierge.Channels.WhatsApp;

/// <summary>
/// Meta's <c>X-Hub-Signature-256</c>: <c>sha256=</c> and the HMAC-SHA256 of the raw body in hexadecimal, keyed with the app's secret.
/// See https://developers.facebook.com/docs/graph-api/webhooks/getting-started#event-notifications.
/// </summary>
public static class WhatsAppSignature
{
    /// <summary>The header that carries it.</summary>
    public const string Header = "X-Hub-Signature-256";

    private const string Prefix = "sha256=";

    /// <summary>Signs a body as Meta does.</summary>
    public static string Compute(ReadOnlySpan<byte> body, string secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        return Prefix + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));
    }

    /// <summary>Whether the header's value is the body's signature by one of the secrets. Takes as long for a wrong one as for a right one.</summary>
    public static bool IsValid(string header, ReadOnlySpan<byte> body, IReadOnlyList<string> secrets)
    {
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(secrets);
        if (header.Length != Prefix.Length + (2 * HMACSHA256.HashSizeInBytes) || !header.StartsWith(Prefix, StringComparison.Ordinal))
            return false;
        var claimed = new byte[HMACSHA256.HashSizeInBytes];
        if (Convert.FromHexString(header.AsSpan(Prefix.Length), claimed, out _, out _) is not System.Buffers.OperationStatus.Done)
            return false;
        var isSigned = false;
        foreach (var secret in secrets)
            isSigned |= CryptographicOperations.FixedTimeEquals(claimed, HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));
        return isSigned;
    }
}
