using System.Text.Json.Nodes;

namespace HotelConcierge.Simulators.Line;

/// <summary>Something a guest does on LINE; exactly one of its parts says what.</summary>
/// <param name="From">The guest's user id, <c>U</c> and 32 hexadecimal digits.</param>
public sealed record LineAction(string From)
{
    /// <summary>The account's id; null for the first one.</summary>
    public string? To { get; init; }

    /// <summary>What the guest writes.</summary>
    public string? Text { get; init; }

    /// <summary>The type of a message other than a text, such as <c>image</c>.</summary>
    public string? Type { get; init; }

    /// <summary>Further properties of the message, as LINE writes them.</summary>
    public JsonObject? Content { get; init; }

    /// <summary>The label or the data of a button to tap; what is on no button is taken for data.</summary>
    public string? Tap { get; init; }

    /// <summary>The guest adds the account.</summary>
    public bool Follow { get; init; }

    /// <summary>With <see cref="Follow"/>: the guest had blocked it.</summary>
    public bool IsUnblocked { get; init; }

    /// <summary>The guest blocks the account.</summary>
    public bool Unfollow { get; init; }

    /// <summary>The id of the guest's message that is taken back.</summary>
    public string? Unsend { get; init; }

    /// <summary>The group in which it happens; null for the chat with the guest.</summary>
    public string? Group { get; init; }

    /// <summary>Whether another module has the chat, so that there is no reply token.</summary>
    public bool Standby { get; init; }

    /// <summary>The event's id; null takes a new one.</summary>
    public string? EventId { get; init; }

    /// <summary>The message's id; null takes a new one.</summary>
    public string? MessageId { get; init; }
}

/// <summary>What the app answered to a webhook.</summary>
/// <param name="EventId">The id of the event it was about; of several, of the first.</param>
/// <param name="MessageId">The id of its message; empty where it was about none.</param>
/// <param name="StatusCode">The status of the last attempt's answer; null when there was none.</param>
/// <param name="Body">The last answer's body; empty when there was none.</param>
/// <param name="Elapsed">How long the last attempt took.</param>
/// <param name="Attempts">How often it was sent.</param>
/// <param name="Failure">Why there was no answer; null when there was one.</param>
public sealed record LineWebhookResult(
    string EventId, string MessageId, int? StatusCode, string Body, TimeSpan Elapsed, int Attempts, string? Failure)
{
    /// <summary>The event's reply token; null where it had none.</summary>
    public string? ReplyToken { get; init; }

    /// <summary>Whether the app thanked for it.</summary>
    public bool Succeeded => StatusCode is 200;
}
