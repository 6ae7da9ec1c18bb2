using System.Globalization;
using System.Net;
using HotelConcierge.Channels.Twilio;
using HotelConcierge.Messages;

namespace HotelConcierge.Channels.Conversations;

/// <summary>
/// What the fields of a verified webhook mean. See https://www.twilio.com/docs/conversations-classic/conversations-webhooks.
/// <list type="bullet">
/// <item>The guest is the conversation, the business is the chat service: a webhook names no address of either side.</item>
/// <item>Only what is told afterwards is read. A pre-action webhook (<c>onMessageAdd</c>) waits for permission, and gets it at once.</item>
/// <item>Who wrote a message: a source that is neither <c>SDK</c> nor <c>API</c> is a phone, so a guest. A browser, an agent's desk and a
/// program look alike, and <see cref="ConversationsAuthors"/> asks who it is.</item>
/// <item>What our own identity wrote is an echo.</item>
/// <item>Which assistant answers may stand in the webhook's own address, as <c>assistant=</c>, wherever in its query.</item>
/// </list>
/// </summary>
internal static class ConversationsWebhook
{
    /// <summary>The events that we want to be told of.</summary>
    public static readonly IReadOnlyList<string> Wanted = ["onMessageAdded", "onMessageRemoved", "onDeliveryUpdated"];

    private const string AssistantParameter = "assistant";

    public static WebhookReading Read(
        TwilioForm form, string url, ConversationsOptions options, TwilioOptions account, ChannelName channel)
    {
        var type = form["EventType"];
        if (type.Length == 0)
            return new WebhookReading.Malformed("EventType is missing: Twilio Conversations names the event with every webhook.");
        if (form["AccountSid"] is { Length: > 0 } sender && !sender.Equals(account.AccountSid, StringComparison.OrdinalIgnoreCase))
            return new WebhookReading.Malformed(
                "AccountSid is not the account in Twilio__AccountSid: set the account whose token signs this webhook.");
        if (form["ChatServiceSid"] is { Length: > 0 } service && !service.Equals(options.ServiceSid, StringComparison.OrdinalIgnoreCase))
            return new WebhookReading.Malformed(
                "ChatServiceSid is not the service in Conversations__ServiceSid: have only that service's events sent here.");
        if (!Wanted.Contains(type, StringComparer.Ordinal))
            return WebhookReading.Genuine.Nothing;
        if (form["ConversationSid"] is not { Length: > 0 } conversation)
            return new WebhookReading.Malformed("ConversationSid is missing: Twilio sends it with everything about a message.");
        if (form["MessageSid"] is not { Length: > 0 } sid)
            return new WebhookReading.Malformed("MessageSid is missing: Twilio sends it with everything about a message.");

        var address = new ConversationAddress(channel, options.ServiceSid, conversation);
        return type switch
        {
            "onMessageAdded" => ReadAdded(form, sid, address, AssistantIn(url), options),
            "onMessageRemoved" => new WebhookReading.Genuine([], []) { Revoked = [new(address, sid)] },
            _ => ReadDelivery(form, sid, address),
        };
    }

    private static WebhookReading ReadAdded(
        TwilioForm form, string sid, ConversationAddress address, string? assistant, ConversationsOptions options)
    {
        var author = form["Author"];
        if (author.Length == 0)
            return new WebhookReading.Malformed("Author is missing: Twilio sends it with every message.");
        if (author.Equals(options.Identity, StringComparison.Ordinal))
            return WebhookReading.Genuine.Nothing;
        var index = long.TryParse(form["Index"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (long?)null;
        var media = ConversationPost.ReadMedia(form["Media"]);
        var post = new ConversationPost(sid, index, author, form["Body"], media ?? []);
        var source = form["Source"];
        return new WebhookReading.Genuine([post.AsGuests(address, assistant)], [])
        {
            Authors = new Dictionary<string, MessageAuthor>(StringComparer.Ordinal)
            {
                [sid] = new(
                    author,
                    form["ParticipantSid"] is { Length: > 0 } participant ? participant : null,
                    IsGuest: source.Length > 0 && source.ToUpperInvariant() is not ("SDK" or "API")),
            },
            Unread = media is null ? ["Media"] : [],
        };
    }

    /// <summary>How far a message of ours came to a phone; to a chat nothing is reported.</summary>
    private static WebhookReading.Genuine ReadDelivery(TwilioForm form, string sid, ConversationAddress address)
    {
        var status = form["Status"].ToLowerInvariant();
        DeliveryState? state = status switch
        {
            "sent" => DeliveryState.Sent,
            "delivered" => DeliveryState.Delivered,
            "read" => DeliveryState.Read,
            "failed" or "undelivered" => DeliveryState.Failed,
            _ => null,
        };
        return state is { } known
            ? new([], [new(sid, address, known, known is DeliveryState.Failed ? TwilioErrors.FromReport(form["ErrorCode"], status) : null)])
            : WebhookReading.Genuine.Nothing;
    }

    private static string? AssistantIn(string url)
    {
        var query = url.IndexOf('?', StringComparison.Ordinal);
        if (query < 0)
            return null;
        foreach (var parameter in url[(query + 1)..].Split('&'))
        {
            if (parameter.Split('=', 2) is [var name, { Length: > 0 } value]
                && name.Equals(AssistantParameter, StringComparison.OrdinalIgnoreCase))
                return WebUtility.UrlDecode(value);
        }

        return null;
    }
}
