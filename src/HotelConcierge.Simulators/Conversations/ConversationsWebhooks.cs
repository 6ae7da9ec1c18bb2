using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using HotelConcierge.Simulators.Twilio;

namespace HotelConcierge.Simulators.Conversations;

/// <summary>
/// Tells the app of what happened: to the chat service's webhook and to those of the conversation, signed as Twilio signs.
/// </summary>
internal sealed class ConversationsWebhooks : IDisposable
{
    private static readonly string[] PreActions = ["onMessageAdd", "onMessageUpdate", "onMessageRemove"];

    private readonly SimulatedConversationsOptions _options;
    private readonly Func<string, ConversationFile?> _fileOf;
    private readonly WebhookSender _sender;
    private readonly ConcurrentDictionary<string, Told> _told = new(StringComparer.Ordinal);

    public ConversationsWebhooks(SimulatedConversationsOptions options, Func<string, ConversationFile?> fileOf)
    {
        (_options, _fileOf) = (options, fileOf);
        _sender = new(new()
        {
            AuthToken = options.AuthToken,
            WebhookTimeout = options.WebhookTimeout,
            RetryCount = options.RetryCount,
            TimeProvider = options.TimeProvider,
        });
    }

    /// <summary>Where the chat service tells of its conversations.</summary>
    public WebhookAddress Service { get; } = new();

    /// <summary>What it tells; empty for everything.</summary>
    public IReadOnlyList<string> Filters { get; set; } = [];

    public Task<WebhookResult> TellOfMessageAsync(
        SimulatedConversation conversation, ConversationMessage message, ConversationAction action, CancellationToken cancellationToken)
    {
        var type = action.EventType ?? "onMessageAdded";
        var form = new List<KeyValuePair<string, string>>
        {
            new("AccountSid", _options.AccountSid),
            new("ChatServiceSid", _options.ServiceSid),
            new("ConversationSid", conversation.Sid),
            new("EventType", type),
            new("Attributes", message.Attributes),
            new("DateCreated", ConversationsJson.Date(message.At)),
            new("Author", message.Author),
            new("Body", message.Body),
            new("Source", action.Source),
            new("RetryCount", "0"),
        };
        if (!PreActions.Contains(type, StringComparer.Ordinal))
        {
            form.Add(new("Index", message.Index.ToString(CultureInfo.InvariantCulture)));
            form.Add(new("MessageSid", message.Sid));
        }

        if (message.Participant is { } participant)
            form.Add(new("ParticipantSid", participant));
        if (action.Source is "SDK")
            form.Add(new("ClientIdentity", message.Author));
        if (message.Media.Count > 0)
            form.Add(new("Media", MediaOf(message)));
        foreach (var (name, value) in action.Extra)
        {
            form.RemoveAll(field => field.Key == name);
            form.Add(new(name, value));
        }

        _told[message.Sid] = new(conversation, form, action.Query);
        return action.IsMissed
            ? Task.FromResult(new WebhookResult(message.Sid, null, "", null, TimeSpan.Zero, 0, "the webhook got lost"))
            : SendAsync(conversation, type, message.Sid, form, action.Query, cancellationToken);
    }

    /// <exception cref="InvalidOperationException">No such message was told of.</exception>
    public Task<WebhookResult> RetellAsync(string messageSid, CancellationToken cancellationToken)
    {
        if (!_told.TryGetValue(messageSid, out var told))
            throw new InvalidOperationException($"No message {messageSid} was posted before.");
        var again = told.Form.Select(field => field.Key is "RetryCount" ? new("RetryCount", "1") : field).ToList();
        var type = again.Find(field => field.Key is "EventType").Value;
        return SendAsync(told.Conversation, type, messageSid, again, told.Query, cancellationToken);
    }

    /// <summary>Tells of something else that happened to a message.</summary>
    public Task<WebhookResult> TellAsync(
        SimulatedConversation conversation,
        string type,
        string messageSid,
        IEnumerable<KeyValuePair<string, string>> fields,
        CancellationToken cancellationToken)
    {
        List<KeyValuePair<string, string>> form =
        [
            new("AccountSid", _options.AccountSid),
            new("ChatServiceSid", _options.ServiceSid),
            new("ConversationSid", conversation.Sid),
            new("EventType", type),
            new("MessageSid", messageSid),
            .. fields,
        ];
        return SendAsync(conversation, type, messageSid, form, query: null, cancellationToken);
    }

    public void Dispose() => _sender.Dispose();

    /// <exception cref="InvalidOperationException">Nobody is to be told.</exception>
    private async Task<WebhookResult> SendAsync(
        SimulatedConversation conversation,
        string type,
        string messageSid,
        List<KeyValuePair<string, string>> form,
        string? query,
        CancellationToken cancellationToken)
    {
        List<(string PostTo, string Signed)> targets =
        [
            .. from webhook in conversation.Webhooks
               where webhook.Filters.Contains(type, StringComparer.Ordinal)
               select (webhook.Url, webhook.Url),
        ];
        if (Service.Url is not null && (Filters.Count == 0 || Filters.Contains(type, StringComparer.Ordinal)))
            targets.Add(Service.ForInbound());
        if (targets.Count == 0)
            throw new InvalidOperationException("No webhook is told of this: set one, or post the message as missed.");
        WebhookResult? result = null;
        foreach (var (postTo, signed) in targets)
        {
            var webhook = new Webhook(messageSid, With(postTo, query), With(signed, query), form, Sids.IdempotencyToken());
            result = await _sender.SendAsync(webhook, cancellationToken);
        }

        return result!;
    }

    private static string With(string url, string? query) =>
        query is null ? url : url + (url.Contains('?', StringComparison.Ordinal) ? "&" : "?") + query;

    private string MediaOf(ConversationMessage message) =>
        new JsonArray(
        [
            .. message.Media.Select(sid => new JsonObject
            {
                ["Sid"] = sid,
                ["Filename"] = _fileOf(sid)?.Filename,
                ["ContentType"] = _fileOf(sid)?.ContentType,
                ["Size"] = _fileOf(sid)?.Bytes.Length,
            }),
        ]).ToJsonString();

    /// <summary>A message as it was told of.</summary>
    private sealed record Told(SimulatedConversation Conversation, List<KeyValuePair<string, string>> Form, string? Query);
}
