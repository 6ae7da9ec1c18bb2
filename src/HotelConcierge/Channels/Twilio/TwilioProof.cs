namespace HotelConcierge.Channels.Twilio;

/// <summary>Whether a webhook comes from Twilio, for every product of Twilio's that signs in the same way.</summary>
internal static class TwilioProof
{
    private const string FormContentType = "application/x-www-form-urlencoded";

    /// <summary>Whether a content type is that of a form.</summary>
    public static bool IsForm(string contentType) =>
        contentType.Split(';', 2)[0].Trim().Equals(FormContentType, StringComparison.OrdinalIgnoreCase);

    /// <param name="form">The body's fields; empty when the body is no form.</param>
    /// <returns>What is wrong with the signature and what to do about it; null for a good one.</returns>
    public static string? FindForgery(WebhookRequest request, TwilioForm form, TwilioOptions options)
    {
        if (TwilioSignatureSettings.Read(request.Header(TwilioSignatureSettings.Header)) is not { } settings)
        {
            return IsSignedWith(options.AuthToken, TwilioAlgorithm.HmacSha1)
                ? null
                : "X-Twilio-Signature does not match: check Twilio__AuthToken, and PublicBaseUrl against the address set at Twilio";
        }

        // Never the auth token: who says that a shared key signed is held to that.
        if (options.SharedKeys.Count == 0)
            return "it says that a shared key of the account signed it: set Twilio__SharedKeySecret to the key's secret";
        if (settings.Algorithm is not { } algorithm)
            return "it is signed in a way that is not known here: let the key's webhook setting at Twilio name HMAC_SHA256";
        var isSigned = false;
        foreach (var secret in options.SharedKeys)
            isSigned |= IsSignedWith(secret, algorithm);
        return isSigned
            ? null
            : "X-Twilio-Signature does not match: check Twilio__SharedKeySecret, and PublicBaseUrl against the address set at Twilio";

        bool IsSignedWith(string secret, TwilioAlgorithm algorithm) =>
            TwilioSignature.IsValid(request.Header(TwilioSignature.Header), request.Url, form.Fields, request.Body.Span, secret, algorithm);
    }
}
