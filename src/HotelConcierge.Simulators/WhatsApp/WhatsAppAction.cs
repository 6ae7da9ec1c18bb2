using System.Text.Json.Nodes;

namespace HotelConcierge.Simulators.WhatsApp;

/// <summary>Something a guest does on WhatsApp; exactly one of its parts says what.</summary>
/// <param name="From">The guest's number in E.164, or the business-scoped id of one who has none here.</param>
public sealed record WhatsAppAction(string From)
{
    /// <summary>The business's number; null for the first one.</summary>
    public string? To { get; init; }

    /// <summary>What the guest writes, or what the message of <see cref="EditOf"/> says from now on.</summary>
    public string? Text { get; init; }

    /// <summary>The id or the title of an option to tap; of the newest message that has it, or of none that is shown any more.</summary>
    public string? Tap { get; init; }

    /// <summary>The type of a message whose object is <see cref="Content"/>, such as <c>image</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The object that the type names, as Meta writes it; null leaves it out.</summary>
    public JsonNode? Content { get; init; }

    /// <summary>The id of the guest's message that <see cref="Text"/> takes the place of.</summary>
    public string? EditOf { get; init; }

    /// <summary>The id of the guest's message that is taken back.</summary>
    public string? Revoke { get; init; }

    /// <summary>The id of the message, of either side, under which the guest writes <see cref="Text"/> or sends a file.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>The id of the message that gets <see cref="Reaction"/>.</summary>
    public string? ReactTo { get; init; }

    /// <summary>The sign; empty takes it away, null too, as Meta does by leaving it out.</summary>
    public string? Reaction { get; init; }

    /// <summary>The number that the guest has from now on, in E.164.</summary>
    public string? NewNumber { get; init; }

    /// <summary>The business-scoped id that the guest has from now on.</summary>
    public string? NewScopedId { get; init; }

    /// <summary>The guest's profile name.</summary>
    public string Name { get; init; } = "Guest";

    /// <summary>The guest's business-scoped id, which comes beside the number; null for none.</summary>
    public string? ScopedId { get; init; }

    /// <summary>Whether Meta leaves the number out, as of guests with a username.</summary>
    public bool HidesNumber { get; init; }

    /// <summary>The message's id; null takes a new one.</summary>
    public string? MessageId { get; init; }

    /// <summary>Further properties of the message, such as a referral.</summary>
    public JsonObject? Further { get; init; }
}

/// <summary>
/// What somebody of the hotel does in the WhatsApp Business app on the hotel's phone; exactly one of its parts says what. The app hears of
/// it by the field <c>smb_message_echoes</c>.
/// </summary>
/// <param name="To">The guest's number in E.164, or the business-scoped id of one who has none here.</param>
public sealed record WhatsAppEcho(string To)
{
    /// <summary>The business's number; null for the first one.</summary>
    public string? From { get; init; }

    /// <summary>The words, or what the message of <see cref="EditOf"/> says from now on.</summary>
    public string? Text { get; init; }

    /// <summary>The type of a message whose object is <see cref="Content"/>, such as <c>image</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The object that the type names, as Meta writes it; null leaves it out.</summary>
    public JsonNode? Content { get; init; }

    /// <summary>The id of the message that <see cref="Text"/> takes the place of.</summary>
    public string? EditOf { get; init; }

    /// <summary>The id of the message that is taken back.</summary>
    public string? Revoke { get; init; }

    /// <summary>The guest's business-scoped id, which comes beside the number; null for none.</summary>
    public string? ScopedId { get; init; }

    /// <summary>The message's id; null takes a new one.</summary>
    public string? MessageId { get; init; }

    /// <summary>When it was written; null for now.</summary>
    public DateTimeOffset? At { get; init; }
}

/// <summary>What the app answered to a webhook.</summary>
/// <param name="MessageId">The id of the message it was about; of several, of the first.</param>
/// <param name="StatusCode">The status of the last attempt's answer; null when there was none.</param>
/// <param name="Body">The last answer's body; empty when there was none.</param>
/// <param name="Elapsed">How long the last attempt took.</param>
/// <param name="Attempts">How often it was sent.</param>
/// <param name="Failure">Why there was no answer; null when there was one.</param>
public sealed record WhatsAppWebhookResult(
    string MessageId, int? StatusCode, string Body, TimeSpan Elapsed, int Attempts, string? Failure)
{
    /// <summary>Whether the app thanked for it, so that Meta will not try again.</summary>
    public bool Succeeded => StatusCode is 200;
}
