using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace HotelConcierge.Simulators.Telegram;

/// <summary>
/// What a bot asks about itself, and where it has its updates sent. Unlike Telegram the simulator takes an address on this machine,
/// with http and any port, because that is where the app of a simulator is; it resolves no names, and lets a bot set its webhook as
/// often as it likes (Telegram: once a second).
/// </summary>
internal sealed class TelegramBotInfo(TelegramWebhook webhook, MessageJson messages)
{
    private const int LongestSecret = 256;
    private const int MostConnections = 100;
    private const int DefaultConnections = 40;

    private static readonly int[] _ports = [80, 88, 443, 8443];

    private static readonly string[] _kinds =
    [
        "message", "edited_message", "channel_post", "edited_channel_post", "inline_query", "chosen_inline_result", "callback_query",
        "shipping_query", "pre_checkout_query", "poll", "poll_answer", "my_chat_member", "chat_member", "chat_join_request", "chat_boost",
        "removed_chat_boost", "message_reaction", "message_reaction_count", "business_connection", "business_message",
        "edited_business_message", "deleted_business_messages", "purchased_paid_media",
    ];

    public IResult GetMe()
    {
        var bot = messages.Bot();
        foreach (var (name, value) in new[]
        {
            ("can_join_groups", true), ("can_read_all_group_messages", false), ("supports_inline_queries", false),
            ("can_connect_to_business", false), ("has_main_web_app", false), ("has_topics_enabled", false),
        })
            bot[name] = value;
        return TelegramAnswers.Ok(bot);
    }

    public IResult SetWebhook(TelegramCall call)
    {
        if (call.Value("url").Length == 0)
            return DeleteWebhook(call);
        var secret = call.Value("secret_token");
        if ((ProblemOfUrl(call.Value("url"), out var url) ?? ProblemOfSecret(secret)) is { } problem)
            return TelegramAnswers.BadRequest(problem);

        var connections = (int)
            Math.Clamp(call.Value("max_connections").Length == 0 ? DefaultConnections : call.Long("max_connections"), 1, MostConnections);
        var isSet =
            webhook.Url == url
            && webhook.Secret == secret
            && webhook.MaxConnections == connections
            && !IsTrue(call, "drop_pending_updates");
        DropPending(call);
        if (ReadAllowed(call.Value("allowed_updates")) is var (isGiven, allowed) && isGiven)
            webhook.AllowedUpdates = allowed;
        if (!isSet)
        {
            (webhook.Url, webhook.Secret, webhook.MaxConnections) = (url, secret, connections);
            webhook.ForgetErrors();
        }

        return TelegramAnswers.Ok(true, isSet ? "Webhook is already set" : "Webhook was set");
    }

    public IResult DeleteWebhook(TelegramCall call)
    {
        var wasSet = webhook.Url is not null;
        DropPending(call);
        (webhook.Url, webhook.Secret) = (null, "");
        webhook.ForgetErrors();
        return TelegramAnswers.Ok(true, wasSet ? "Webhook was deleted" : "Webhook is already deleted");
    }

    public IResult GetWebhookInfo()
    {
        var info = new JsonObject
        {
            ["url"] = webhook.Url ?? "",
            ["has_custom_certificate"] = false,
            ["pending_update_count"] = webhook.PendingCount,
        };
        if (webhook.LastError is var (at, message))
        {
            info["last_error_date"] = at.ToUnixTimeSeconds();
            info["last_error_message"] = message;
        }

        if (webhook.Url is { } url)
        {
            info["max_connections"] = webhook.MaxConnections;
            info["ip_address"] = new Uri(url) is { IsLoopback: true } ? IPAddress.Loopback.ToString() : "<unknown>";
        }

        if (webhook.AllowedUpdates is { } allowed)
            info["allowed_updates"] = new JsonArray([.. allowed.Select(kind => JsonValue.Create(kind))]);
        return TelegramAnswers.Ok(info);
    }

    private static string? ProblemOfUrl(string text, out string url)
    {
        url = text.Contains("://", StringComparison.Ordinal) ? text : "https://" + text;
        if (!Uri.TryCreate(url, UriKind.Absolute, out var parsed) || parsed.Scheme is not ("http" or "https") || parsed.Host.Length == 0)
            return "invalid webhook URL specified";
        if (parsed.IsLoopback)
            return null;
        if (parsed.Scheme is not "https")
            return "bad webhook: An HTTPS URL must be provided for webhook";
        if (!_ports.Contains(parsed.Port))
            return "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443";
        return IPAddress.TryParse(parsed.Host, out var ip) && IsReserved(ip) ? $"bad webhook: IP address {ip} is reserved" : null;
    }

    private static string? ProblemOfSecret(string secret) =>
        secret.Length > LongestSecret ? "secret token is too long"
        : secret.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '_' or '-') ? null
        : "secret token contains unallowed characters";

    private static bool IsReserved(IPAddress ip) =>
        ip.AddressFamily is AddressFamily.InterNetwork
        && ip.GetAddressBytes() is [10, ..] or [0, ..] or [127, ..] or [169, 254, ..] or [172, >= 16 and <= 31, ..] or [192, 168, ..];

    private void DropPending(TelegramCall call)
    {
        if (IsTrue(call, "drop_pending_updates"))
            webhook.DropPending();
    }

    private static bool IsTrue(TelegramCall call, string name) => call.Value(name) is "true" or "True" or "1" or "yes";

    /// <returns>Whether there is a list, and the kinds in it that exist; none of them means the usual ones.</returns>
    private static (bool IsGiven, IReadOnlyList<string>? Allowed) ReadAllowed(string json)
    {
        try
        {
            if (json.Length == 0
                || JsonNode.Parse(json) is not JsonArray names
                || !names.All(name => name?.GetValueKind() is JsonValueKind.String))
                return (false, null);
            var asked = names
                .Select(name => name!.GetValue<string>().ToLower(CultureInfo.InvariantCulture))
                .ToHashSet(StringComparer.Ordinal);
            string[] known = [.. _kinds.Where(asked.Contains)];
            return (true, known.Length > 0 ? known : null);
        }
        catch (JsonException)
        {
            // Telegram goes on with what it had.
            return (false, null);
        }
    }
}
