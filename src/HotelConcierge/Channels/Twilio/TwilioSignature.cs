using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace HotelConcierge.Channels.Twilio;

/// <summary>
/// The proof that a webhook comes from Twilio: base64 of HMAC-SHA1, keyed with the account's auth token (or as
/// <see cref="TwilioSignatureSettings"/> say), over the address that Twilio called followed by every form field's name and value
/// in the order of the names. A body that is not a form is covered by its SHA-256 in the address's <c>bodySHA256</c> parameter.
/// See https://www.twilio.com/docs/usage/webhooks/webhooks-security.
/// </summary>
/// <remarks>
/// Twilio's signer is inconsistent in two places, and its own libraries accept what we accept: the address may have been
/// signed with or without its port, and the values of a repeated field may have been signed once each in order (Node,
/// Python, PHP) or joined by a comma (.NET).
/// </remarks>
public static class TwilioSignature
{
    /// <summary>The header that carries the signature.</summary>
    public const string Header = "X-Twilio-Signature";

    private const string BodyHashParameter = "bodySHA256";

    /// <summary>Whether the signature vouches for the address and the body. Never throws, whatever the input.</summary>
    /// <param name="signature">The header's value.</param>
    /// <param name="url">The address as Twilio called it, unchanged to the letter, query included.</param>
    /// <param name="form">The body's fields, decoded; empty when the body is not a form.</param>
    /// <param name="body">The raw body.</param>
    /// <param name="secret">The account's auth token, or the secret of the shared key that signs.</param>
    /// <param name="algorithm">The auth token signs with HMAC-SHA1.</param>
    public static bool IsValid(
        string? signature,
        string url,
        IReadOnlyList<KeyValuePair<string, string>> form,
        ReadOnlySpan<byte> body,
        string secret,
        TwilioAlgorithm algorithm = TwilioAlgorithm.HmacSha1)
    {
        ArgumentNullException.ThrowIfNull(url);
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(secret);

        Span<byte> claimed = stackalloc byte[SizeOf(algorithm)];
        if (!Convert.TryFromBase64String(signature ?? "", claimed, out var length) || length != claimed.Length)
            return false;

        var bodyHash = FindBodyHash(url);
        if (bodyHash is not null && !IsHashOf(body, bodyHash))
            return false;

        // Only the fields or the hash can vouch for the body.
        var bodyIsCovered = bodyHash is not null || body.IsEmpty;
        var key = Encoding.UTF8.GetBytes(secret);
        var fields = form.Count > 0 ? SignedFields(form) : [];
        var valid = false;
        foreach (var address in WithAndWithoutPort(url))
        {
            if (bodyIsCovered)
                valid |= Matches(claimed, key, algorithm, address, "");
            foreach (var text in fields)
                valid |= Matches(claimed, key, algorithm, address, text);
        }

        return valid;
    }

    /// <summary>The signature that Twilio would send with a form, or with no fields for a body that is not one.</summary>
    public static string Compute(
        string url, IReadOnlyList<KeyValuePair<string, string>> form, string secret, TwilioAlgorithm algorithm = TwilioAlgorithm.HmacSha1)
    {
        ArgumentNullException.ThrowIfNull(secret);
        ArgumentNullException.ThrowIfNull(form);
        Span<byte> signature = stackalloc byte[SizeOf(algorithm)];
        Sign(Encoding.UTF8.GetBytes(secret), algorithm, url, SignedFields(form)[0], signature);
        return Convert.ToBase64String(signature);
    }

    private static int SizeOf(TwilioAlgorithm algorithm) =>
        algorithm is TwilioAlgorithm.HmacSha256 ? HMACSHA256.HashSizeInBytes : HMACSHA1.HashSizeInBytes;

    private static bool Matches(ReadOnlySpan<byte> claimed, byte[] key, TwilioAlgorithm algorithm, string address, string fields)
    {
        Span<byte> signature = stackalloc byte[claimed.Length];
        Sign(key, algorithm, address, fields, signature);
        return CryptographicOperations.FixedTimeEquals(claimed, signature);
    }

    [SuppressMessage("Security", "CA5350", Justification = "Twilio signs with HMAC-SHA1 unless a shared key says otherwise.")]
    private static void Sign(byte[] key, TwilioAlgorithm algorithm, string address, string fields, Span<byte> signature)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(address.Length + fields.Length));
        var length = Encoding.UTF8.GetBytes(address, buffer);
        length += Encoding.UTF8.GetBytes(fields, buffer.AsSpan(length));
        if (algorithm is TwilioAlgorithm.HmacSha256)
            HMACSHA256.HashData(key, buffer.AsSpan(0, length), signature);
        else
            HMACSHA1.HashData(key, buffer.AsSpan(0, length), signature);
        ArrayPool<byte>.Shared.Return(buffer);
    }

    /// <summary>The fields as they may have been signed; the ways differ only where a field is repeated.</summary>
    private static string[] SignedFields(IReadOnlyList<KeyValuePair<string, string>> form)
    {
        var ordered = form.ToArray();
        Array.Sort(ordered, (one, other) => string.CompareOrdinal(one.Key, other.Key));
        var texts = new string[ordered.Length * 2];
        for (var index = 0; index < ordered.Length; index++)
        {
            if (index > 0 && ordered[index].Key == ordered[index - 1].Key)
                return [EachValueOnce(form), ValuesJoined(form)];
            (texts[index * 2], texts[(index * 2) + 1]) = (ordered[index].Key, ordered[index].Value);
        }

        return [string.Concat(texts)];
    }

    private static string EachValueOnce(IReadOnlyList<KeyValuePair<string, string>> form) =>
        string.Concat(ByName(form).SelectMany(field => field
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(value => field.Key + value)));

    private static string ValuesJoined(IReadOnlyList<KeyValuePair<string, string>> form) =>
        string.Concat(ByName(form).Select(field => field.Key + string.Join(',', field)));

    private static IEnumerable<IGrouping<string, string>> ByName(IReadOnlyList<KeyValuePair<string, string>> form) => form
        .GroupBy(field => field.Key, field => field.Value, StringComparer.Ordinal)
        .OrderBy(field => field.Key, StringComparer.Ordinal);

    /// <returns>The parameter's value, empty when it has none; null when the query does not have the parameter.</returns>
    private static string? FindBodyHash(string url)
    {
        var query = url.IndexOf('?', StringComparison.Ordinal);
        if (query < 0)
            return null;
        foreach (var parameter in url[(query + 1)..].Split('&'))
        {
            var equals = parameter.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? parameter : parameter[..equals];
            if (string.Equals(name, BodyHashParameter, StringComparison.Ordinal))
                return equals < 0 ? "" : parameter[(equals + 1)..];
        }

        return null;
    }

    private static bool IsHashOf(ReadOnlySpan<byte> body, string hex)
    {
        Span<byte> claimed = stackalloc byte[SHA256.HashSizeInBytes];
        return hex.Length == claimed.Length * 2
            && Convert.FromHexString(hex, claimed, out _, out _) == OperationStatus.Done
            && CryptographicOperations.FixedTimeEquals(claimed, SHA256.HashData(body));
    }

    /// <summary>The address as it is, and the same with its port left out or the scheme's own port written out.</summary>
    private static string[] WithAndWithoutPort(string url)
    {
        var authority = url.IndexOf("://", StringComparison.Ordinal) + 3;
        if (authority < 3)
            return [url];
        var end = url.AsSpan(authority).IndexOfAny('/', '?', '#');
        end = end < 0 ? url.Length : authority + end;
        var host = url.AsSpan(authority, end - authority);
        host = host[(host.LastIndexOf('@') + 1)..];

        // An IPv6 host is full of colons; its port stands behind the bracket.
        var port = host.LastIndexOf(':');
        if (port > host.LastIndexOf(']'))
            return [url, url[..(end - host.Length + port)] + url[end..]];

        var standardPort = url.StartsWith("https:", StringComparison.OrdinalIgnoreCase) ? ":443" : ":80";
        return [url, url[..end] + standardPort + url[end..]];
    }
}
