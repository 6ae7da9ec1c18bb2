namespace HotelConcierge.Channels;

/// <summary>What to answer to a webhook.</summary>
/// <param name="Status">
/// 200, 400, 403, 404, 405, 429, or 503 when a message could not be kept and the provider should send it again.
/// </param>
public sealed record WebhookAnswer(int Status, string ContentType, string Body)
{
    /// <summary>The HTTP methods that the address takes, where the request's was none of them.</summary>
    public string? Allow { get; init; }

    /// <summary>With 429: when to send it again.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
