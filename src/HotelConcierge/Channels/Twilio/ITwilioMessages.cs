using HotelConcierge.Messages;

namespace HotelConcierge.Channels.Twilio;

/// <summary>
/// What we need of Twilio's Messages API, in words that no client library owns.
/// See https://www.twilio.com/docs/messaging/api/message-resource.
/// </summary>
public interface ITwilioMessages
{
    /// <summary>Creates one message. Every failure is read by <see cref="TwilioErrors"/>; throws only when cancelled.</summary>
    Task<SendOutcome> CreateAsync(TwilioMessage message, CancellationToken cancellationToken);

    /// <summary>Messages of ours to one address that Twilio created at or after an instant, newest first.</summary>
    /// <param name="to">The guest's address in Twilio's spelling.</param>
    /// <param name="since">Compared by whole seconds: Twilio keeps no finer time.</param>
    /// <exception cref="ChannelException">The list could not be had or read whole: nothing may be concluded.</exception>
    Task<IReadOnlyList<TwilioMessageRecord>> ListAsync(string to, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>
    /// Shows a WhatsApp guest that an answer to their message is being written, and marks the message read, for 25 seconds
    /// at most. See https://www.twilio.com/docs/whatsapp/api/typing-indicators-resource.
    /// </summary>
    /// <returns>Whether Twilio took it; false for every failure. Throws only when cancelled.</returns>
    Task<bool> ShowTypingAsync(string messageSid, CancellationToken cancellationToken);
}

/// <summary>A message to create.</summary>
/// <param name="To">The guest's address.</param>
/// <param name="From">Our address; null when <paramref name="MessagingServiceSid"/> chooses it.</param>
/// <param name="MessagingServiceSid">A sender pool (<c>MG...</c>), or null.</param>
public sealed record TwilioMessage(string To, string? From, string? MessagingServiceSid)
{
    /// <summary>The text, at most 1,600 characters; empty with a template or media alone.</summary>
    public string Body { get; init; } = "";

    /// <summary>Public addresses of files, at most 10.</summary>
    public IReadOnlyList<string> MediaUrls { get; init; } = [];

    /// <summary>An approved template (<c>HX...</c>), sent instead of a body.</summary>
    public string? ContentSid { get; init; }

    /// <summary>The template's values, a JSON object of strings.</summary>
    public string? ContentVariables { get; init; }

    /// <summary>Where Twilio reports how far the message came.</summary>
    public string? StatusCallback { get; init; }
}

/// <summary>A message as Twilio keeps it.</summary>
/// <param name="Sid">Its id, <c>SM...</c> or <c>MM...</c>.</param>
/// <param name="From">The sender's address; empty while a messaging service has not chosen one.</param>
/// <param name="Body">The text as Twilio took it.</param>
/// <param name="Direction"><c>inbound</c>, <c>outbound-api</c>, <c>outbound-call</c> or <c>outbound-reply</c>.</param>
/// <param name="Status">Such as <c>queued</c>, <c>sent</c>, <c>failed</c>.</param>
/// <param name="CreatedAt">To the second.</param>
public sealed record TwilioMessageRecord(string Sid, string From, string Body, string Direction, string Status, DateTimeOffset CreatedAt);
