namespace HotelConcierge.Channels.Twilio;

/// <summary>How a webhook may be signed.</summary>
public enum TwilioAlgorithm
{
    HmacSha1,
    HmacSha256,
}

/// <summary>
/// What Twilio says about a signature that it did not make with the auth token. Where the account's webhook rules name a shared
/// key, each webhook carries <c>key=ID,algorithm=HMAC_SHA256</c>, and that key's secret takes the place of the auth token; what is
/// signed stays the same. See https://www.twilio.com/docs/usage/webhooks/webhook-shared-keys.
/// </summary>
/// <param name="Algorithm">Null for one that Twilio's libraries do not know either.</param>
public sealed record TwilioSignatureSettings(TwilioAlgorithm? Algorithm)
{
    /// <summary>The header that carries it.</summary>
    public const string Header = "X-Twilio-Webhooks-Signature-Settings";

    /// <summary>Reads the header.</summary>
    /// <returns>Null when there is none: the webhook is signed with the auth token.</returns>
    public static TwilioSignatureSettings? Read(string header)
    {
        ArgumentNullException.ThrowIfNull(header);
        if (header.Length == 0)
            return null;
        foreach (var part in header.Split(','))
        {
            if (part.Split('=', 2, StringSplitOptions.TrimEntries) is ["algorithm", { Length: > 0 } algorithm])
                return new(Find(algorithm));
        }

        return new(TwilioAlgorithm.HmacSha1);
    }

    private static TwilioAlgorithm? Find(string name) => name.ToUpperInvariant() switch
    {
        "HMAC_SHA1" => TwilioAlgorithm.HmacSha1,
        "HMAC_SHA256" => TwilioAlgorithm.HmacSha256,
        _ => null,
    };
}
