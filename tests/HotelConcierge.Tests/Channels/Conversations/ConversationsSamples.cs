using System.Net;
using System.Text;
using HotelConcierge.Channels;
using HotelConcierge.Channels.Conversations;
using HotelConcierge.Channels.Twilio;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Messages;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Tests.Channels.Conversations;

/// <summary>
/// Webhooks with the fields that Twilio's page lists (twilio.com/docs/conversations-classic/conversations-webhooks), for a made-up account.
/// </summary>
internal static class ConversationsSamples
{
    public const string AccountSid = "AC0123456789abcdef0123456789abcdef";
    public const string AuthToken = "not-a-real-token";
    public const string ServiceSid = "IS0123456789abcdef0123456789abcdef";
    public const string Chat = "CH0123456789abcdef0123456789abcdef";
    public const string MessageSid = "IM0123456789abcdef0123456789abcdef";
    public const string Url = "https://hotel.example/api/channels/conversations";

    public static ConversationAddress Address { get; } = new(new("conversations"), ServiceSid, Chat);

    public static ConversationsChannel Channel(ScriptedConversations? twilio = null, string token = AuthToken)
    {
        var options = Options.Create(new ConversationsOptions { ServiceSid = ServiceSid });
        var account = Options.Create(new TwilioOptions { AccountSid = AccountSid, AuthToken = token });
        var http = new HttpClient(twilio ?? new ScriptedConversations());
        var api = new ConversationsApi(http, options, account);
        return new(
            api,
            new(api, http, options, TimeProvider.System),
            new(api, new(api), new InMemoryTableStore(), options, TimeProvider.System),
            options,
            account);
    }

    /// <summary>A guest's message by SMS, with these fields set anew; an empty one is left out.</summary>
    public static List<KeyValuePair<string, string>> Added(params (string Name, string Value)[] changes)
    {
        var form = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["EventType"] = "onMessageAdded",
            ["Attributes"] = "{}",
            ["DateCreated"] = "2026-03-01T09:30:00.111Z",
            ["Index"] = "7",
            ["MessageSid"] = MessageSid,
            ["AccountSid"] = AccountSid,
            ["Source"] = "SMS",
            ["RetryCount"] = "0",
            ["Author"] = "+34600000001",
            ["ParticipantSid"] = "MB0123456789abcdef0123456789abcdef",
            ["Body"] = "Is there a pool?",
            ["ConversationSid"] = Chat,
        };
        foreach (var (name, value) in changes)
            form[name] = value;
        return [.. form.Where(field => field.Value.Length > 0)];
    }

    public static WebhookRequest Webhook(IReadOnlyList<KeyValuePair<string, string>> form, string url = Url) =>
        Webhook(Encoding.UTF8.GetBytes(string.Join('&', form.Select(field => $"{field.Key}={WebUtility.UrlEncode(field.Value)}"))), url);

    public static WebhookRequest Webhook(ReadOnlyMemory<byte> body, string url = Url)
    {
        var form = TwilioForm.Parse(body.Span) ?? TwilioForm.Empty;
        return new(
            "POST",
            url,
            new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
            {
                ["Content-Type"] = "application/x-www-form-urlencoded; charset=UTF-8",
                [TwilioSignature.Header] = TwilioSignature.Compute(url, form.Fields, AuthToken),
            },
            body);
    }

    public static WebhookReading.Genuine Read(IReadOnlyList<KeyValuePair<string, string>> form, string url = Url) =>
        Assert.IsType<WebhookReading.Genuine>(Channel().Read(Webhook(form, url)));
}

/// <summary>Twilio's end of the connection.</summary>
internal sealed class ScriptedConversations : ScriptedProvider<ScriptedConversations>
{
    /// <summary>Method, address and form of every call.</summary>
    public List<(string Method, string Url, string Form)> Calls { get; } = [];

    protected override async Task KeepAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Calls.Add((
        request.Method.Method,
        request.RequestUri!.AbsoluteUri,
        request.Content is null ? "" : WebUtility.UrlDecode(await request.Content.ReadAsStringAsync(cancellationToken))));

    protected override string Taken(int message) => $$"""{"sid":"IM{{message}}","index":{{message}}}""";
}
