using System.Globalization;
using System.Text.Json.Nodes;

namespace HotelConcierge.Simulators.Conversations;

/// <summary>Resources as Twilio Conversations writes them: snake_case, nulls spelled out, dates as in ISO 8601.</summary>
internal sealed class ConversationsJson(SimulatedConversationsOptions options, Func<Uri> home, Func<string, ConversationFile?> fileOf)
{
    public static string Date(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    public JsonObject Conversation(SimulatedConversation conversation) => new()
    {
        ["account_sid"] = options.AccountSid,
        ["chat_service_sid"] = options.ServiceSid,
        ["sid"] = conversation.Sid,
        ["friendly_name"] = null,
        ["attributes"] = "{}",
        ["state"] = conversation.State,
        ["url"] = UrlOf($"Conversations/{conversation.Sid}"),
    };

    public JsonObject Message(string conversation, ConversationMessage message) => new()
    {
        ["account_sid"] = options.AccountSid,
        ["chat_service_sid"] = options.ServiceSid,
        ["conversation_sid"] = conversation,
        ["sid"] = message.Sid,
        ["index"] = message.Index,
        ["author"] = message.Author,
        ["body"] = message.Body.Length == 0 && message.Media.Count > 0 ? null : message.Body,
        ["media"] = message.Media.Count == 0 ? null : new JsonArray([.. message.Media.Select(MediaOf)]),
        ["attributes"] = message.Attributes,
        ["participant_sid"] = message.Participant,
        ["delivery"] = null,
        ["content_sid"] = null,
        ["date_created"] = Date(message.At),
        ["date_updated"] = null,
        ["url"] = UrlOf($"Conversations/{conversation}/Messages/{message.Sid}"),
        ["links"] = new JsonObject(),
    };

    public JsonObject Participant(string conversation, ConversationParticipant participant) => new()
    {
        ["account_sid"] = options.AccountSid,
        ["chat_service_sid"] = options.ServiceSid,
        ["conversation_sid"] = conversation,
        ["sid"] = participant.Sid,
        ["identity"] = participant.Identity,
        ["attributes"] = "{}",
        ["messaging_binding"] = participant.Address is { } address
            ? new JsonObject { ["type"] = "sms", ["address"] = address, ["proxy_address"] = "+15005550006" }
            : null,
        ["role_sid"] = participant.Role,
    };

    public JsonObject Webhook(string conversation, ScopedWebhook webhook) => new()
    {
        ["account_sid"] = options.AccountSid,
        ["chat_service_sid"] = options.ServiceSid,
        ["conversation_sid"] = conversation,
        ["sid"] = webhook.Sid,
        ["target"] = "webhook",
        ["configuration"] = new JsonObject
        {
            ["url"] = webhook.Url,
            ["method"] = webhook.Method.ToLowerInvariant(),
            ["filters"] = new JsonArray([.. webhook.Filters.Select(filter => JsonValue.Create(filter))]),
        },
        ["url"] = UrlOf($"Conversations/{conversation}/Webhooks/{webhook.Sid}"),
    };

    /// <summary>What the media service tells of a file; of one whose length nobody says, none.</summary>
    public JsonObject File(string sid, ConversationFile file) => new()
    {
        ["sid"] = sid,
        ["service_sid"] = options.ServiceSid,
        ["content_type"] = file.ContentType,
        ["filename"] = file.Filename,
        ["size"] = file.Conduct.HidesLength ? null : file.Bytes.Length,
        ["links"] = new JsonObject
        {
            ["content"] = $"/v1/Services/{options.ServiceSid}/Media/{sid}/Content",
            ["content_direct_temporary"] = new Uri(home(), $"/storage/{sid}?Expires=1&Signature=made-up").ToString(),
        },
    };

    /// <summary>One page of a list.</summary>
    public static JsonObject Page(string key, IEnumerable<JsonObject> items, int size, string? next) => new()
    {
        ["meta"] = new JsonObject
        {
            ["page"] = 0,
            ["page_size"] = size,
            ["key"] = key,
            ["next_page_url"] = next,
        },
        [key] = new JsonArray([.. items]),
    };

    /// <summary>An address within the chat service.</summary>
    public string UrlOf(string path) => new Uri(home(), $"/v1/Services/{options.ServiceSid}/{path}").ToString();

    private JsonObject MediaOf(string sid) => new()
    {
        ["sid"] = sid,
        ["content_type"] = fileOf(sid)?.ContentType,
        ["filename"] = fileOf(sid)?.Filename,
        ["size"] = fileOf(sid)?.Bytes.Length,
    };
}
