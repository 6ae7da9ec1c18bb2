namespace HotelConcierge.Simulators.Twilio;

/// <summary>A message in the account's log, sent or received, as it stands now.</summary>
/// <param name="Sid">SM, or MM with media, and 32 hexadecimal digits.</param>
/// <param name="Status">Twilio's word: queued, accepted, sent, delivered, undelivered, failed, received ...</param>
public sealed record SimulatedMessage(string Sid, string From, string To, string Body, string Status)
{
    public bool IsInbound { get; init; }

    public IReadOnlyList<string> MediaUrls { get; init; } = [];

    public string? MessagingServiceSid { get; init; }

    /// <summary>The template's SID (HX...), when the message is one.</summary>
    public string? ContentSid { get; init; }

    /// <summary>The template's variables as the app sent them, a JSON object.</summary>
    public string? ContentVariables { get; init; }

    public string? StatusCallback { get; init; }

    public int? ErrorCode { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it left; null while it waits.</summary>
    public DateTimeOffset? SentAt { get; init; }
}
