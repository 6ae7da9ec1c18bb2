using HotelConcierge.Messages;

namespace HotelConcierge.Channels.Line;

/// <summary>
/// Reads a webhook whose signature was right. See https://developers.line.biz/en/reference/messaging-api/#webhook-event-objects.
/// <list type="bullet">
/// <item>It holds events of several guests, in any order, and some of them again: each is read by itself, by its own id and its own time.
/// One that cannot be read is named by its kind and takes nothing else with it.</item>
/// <item>In standby another module answers the guest: nothing of it is for us.</item>
/// <item>What a guest takes back is told by the id of its message.</item>
/// <item>A guest who adds the account opens the chat; one who blocks it is out until they are back.</item>
/// <item>Only chats with one guest are read: groups and rooms are none of a concierge's business.</item>
/// </list>
/// </summary>
internal static class LineWebhook
{
    /// <summary>LINE forgets a reply token after a minute: it is used for so much of it.</summary>
    private static readonly TimeSpan TokenIsGood = TimeSpan.FromSeconds(50);

    /// <summary>However late an event is delivered again, its token ends twenty minutes after the event.</summary>
    private static readonly TimeSpan LastToken = TimeSpan.FromMinutes(20) - TimeSpan.FromSeconds(10);

    /// <param name="now">When the webhook came.</param>
    public static WebhookReading Read(ReadOnlyMemory<byte> body, ChannelName channel, DateTimeOffset now)
    {
        if (ProviderJson.Parse(body) is not { } webhook)
            return new WebhookReading.Malformed("The body is no JSON object: LINE posts one.");
        if (webhook.Text("destination") is not { Length: > 0 } account)
            return new WebhookReading.Malformed("destination is missing: LINE says there which account was written to.");
        if (!webhook.Has("events"))
            return new WebhookReading.Malformed("events is missing: LINE lists there what happened.");

        var (messages, blocked) = (new List<InboundMessage>(), new List<ConversationAddress>());
        var (revoked, unread) = (new List<RevokedMessage>(), new List<string>());
        foreach (var occurrence in webhook.Objects("events").OrderBy(occurrence => occurrence.Long("timestamp") ?? 0))
        {
            var type = occurrence.Text("type");
            if (occurrence.Text("mode") is "standby" || !LineMessages.IsRead(type) || occurrence.Object("source") is not { } source)
                continue;
            if (source.Text("type") is not "user")
                continue;
            var address = new ConversationAddress(channel, account, source.Text("userId"));
            if (address.Guest.Length == 0 || address.Guest == account || occurrence.Text("webhookEventId").Length == 0)
            {
                unread.Add(type);
            }
            else if (type is LineMessages.Unfollow)
            {
                blocked.Add(address);
            }
            else if (LineMessages.ReadRevoked(occurrence, address) is { } takenBack)
            {
                revoked.Add(takenBack);
            }
            else if (LineMessages.Read(occurrence, type, address) is { } message)
            {
                // Whoever wrote after that is back.
                blocked.Remove(address);
                messages.Add(message with { ReplyToken = TokenOf(occurrence, now) });
            }
            else
            {
                unread.Add(type);
            }
        }

        return new WebhookReading.Genuine(messages, []) { Revoked = revoked, Blocked = blocked, Unread = unread };
    }

    /// <summary>Null where there is none, or it has run out.</summary>
    private static ReplyToken? TokenOf(ProviderJson occurrence, DateTimeOffset now)
    {
        if (occurrence.Text("replyToken") is not { Length: > 0 } token || TimeOf(occurrence) is not { } happened)
            return null;

        // Delivered again, a token is good for a minute from then on. LINE's clock and ours may differ: the earlier one counts.
        var isAgain = occurrence.Object("deliveryContext")?.Flag("isRedelivery") is true;
        var from = isAgain || happened > now ? now : happened;
        var until = from + TokenIsGood;
        if (isAgain && happened + LastToken < until)
            until = happened + LastToken;
        return until > now ? new(token, until) : null;
    }

    private static DateTimeOffset? TimeOf(ProviderJson occurrence) =>
        occurrence.Long("timestamp") is { } time and > 0 and < 10_000_000_000_000 ? DateTimeOffset.FromUnixTimeMilliseconds(time) : null;
}
