using System.Text;
using HotelConcierge.Channels;
using HotelConcierge.Channels.Line;
using HotelConcierge.Contracts;
using HotelConcierge.Messages;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Tests.Channels.Line;

/// <summary>Webhooks as LINE's documentation describes them, for a made-up account and a made-up guest.</summary>
internal static class LineSamples
{
    public const string Account = "Uaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    public const string Guest = "Ubbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";
    public const string Secret = "made-up-channel-secret";
    public const string Token = "reply-token-of-this-event";
    public const string EventId = "01KB0000000000000000000001";

    public static ConversationAddress Address { get; } = new(new("line"), Account, Guest);

    public static LineOptions AccountSettings() => new() { ChannelSecret = Secret, ChannelAccessToken = "not-a-real-token" };

    public static LineChannel Channel(HttpMessageHandler? line = null, TimeProvider? clock = null)
    {
        var settings = Options.Create(AccountSettings());
        var http = new HttpClient(line ?? new ScriptedLine());
        var api = new LineApi(http, settings);
        return new(api, new LineMedia(api, http, settings, TimeProvider.System), settings, clock ?? new ManualTimeProvider());
    }

    public static WebhookRequest Webhook(string body, string? secret = Secret) => Webhook(Encoding.UTF8.GetBytes(body), secret);

    public static WebhookRequest Webhook(ReadOnlyMemory<byte> body, string? secret = Secret)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Content-Type"] = "application/json" };
        if (secret is not null)
            headers["x-line-signature"] = LineSignature.Compute(body.Span, secret);
        return new("POST", "https://hotel.example/api/channels/line", headers, body);
    }

    public static WebhookReading.Genuine Read(string body, TimeProvider? clock = null) =>
        Assert.IsType<WebhookReading.Genuine>(Channel(clock: clock).Read(Webhook(body)));

    /// <summary>A webhook of these events.</summary>
    public static string Events(params string[] events) => $$"""{"destination":"{{Account}}","events":[{{string.Join(',', events)}}]}""";

    /// <summary>An event of the guest's, of these properties besides the usual ones.</summary>
    public static string Event(
        string content, long timestamp = 0, string id = EventId, string mode = "active", bool isAgain = false, string? source = null) =>
        $$"""
        {"mode":"{{mode}}","timestamp":{{(timestamp == 0 ? new ManualTimeProvider().GetUtcNow().ToUnixTimeMilliseconds() : timestamp)}},
        "source":{{source ?? $$"""{"type":"user","userId":"{{Guest}}"}"""}},"webhookEventId":"{{id}}",
        "deliveryContext":{"isRedelivery":{{(isAgain ? "true" : "false")}}},"replyToken":"{{Token}}",{{content}}}
        """;

    /// <summary>An event with a message of these properties besides its id.</summary>
    public static string Message(string content, long timestamp = 0, string id = EventId, bool isAgain = false) =>
        Event($$"""{{""}}"type":"message","message":{"id":"468000000000000001",{{content}}}""", timestamp, id, isAgain: isAgain);
}
