namespace HotelConcierge.Simulators.Twilio;

/// <summary>A webhook ready to be sent, as often as needed and always the same.</summary>
/// <param name="PostTo">Where it is posted.</param>
/// <param name="SignedUrl">The address under which the app is known, which the signature covers.</param>
/// <param name="IdempotencyToken">Sent as I-Twilio-Idempotency-Token; the same at every retry.</param>
internal sealed record Webhook(
    string MessageSid, string PostTo, string SignedUrl, IReadOnlyList<KeyValuePair<string, string>> Form, string IdempotencyToken);

/// <summary>What the app answered to a webhook.</summary>
/// <param name="StatusCode">The status of the last attempt's answer; null when there was none.</param>
/// <param name="Body">The last answer's body; empty when there was none.</param>
/// <param name="ContentType">The last answer's content type, parameters included; null when it had none.</param>
/// <param name="Elapsed">How long the last attempt took.</param>
/// <param name="Attempts">How often it was sent.</param>
/// <param name="Failure">Why there was no answer: timed out or refused; null when there was one.</param>
public sealed record WebhookResult(
    string MessageSid, int? StatusCode, string Body, string? ContentType, TimeSpan Elapsed, int Attempts, string? Failure)
{
    /// <summary>Whether the app thanked for it with a 2xx, so that Twilio will not try again.</summary>
    public bool Succeeded => StatusCode is >= 200 and < 300;
}
