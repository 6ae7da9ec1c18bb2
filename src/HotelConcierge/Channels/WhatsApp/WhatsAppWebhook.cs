using HotelConcierge.Messages;

namespace HotelConcierge.Channels.WhatsApp;

/// <summary>
/// Reads a webhook whose signature was right. See
/// https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages.
/// <list type="bullet">
/// <item>It is a batch: of several accounts, numbers and guests, messages and reports mixed. Each thing is read by itself; one that cannot
/// be read is named by its kind and takes nothing else with it.</item>
/// <item>A guest is their number where Meta tells it, else their business-scoped id; every other id that comes along is an alias.</item>
/// <item>Fields that we do not use, and kinds of messages that say nothing, are passed over.</item>
/// </list>
/// </summary>
internal static class WhatsAppWebhook
{
    /// <summary>What the app has to be subscribed to.</summary>
    public static readonly IReadOnlyList<string> Fields = ["messages", "user_id_update", WhatsAppEchoes.Field];

    private const string OurObject = "whatsapp_business_account";

    /// <param name="numbersById">The numbers that this deployment answers, by Meta's id of each; empty where a number is not set.</param>
    public static WebhookReading Read(ReadOnlyMemory<byte> body, ChannelName channel, IReadOnlyDictionary<string, string> numbersById)
    {
        if (ProviderJson.Parse(body) is not { } webhook)
            return new WebhookReading.Malformed("The body is no JSON object: Meta posts one.");
        if (webhook.Text("object") is not { Length: > 0 } kind)
            return new WebhookReading.Malformed("object is missing: Meta says with every webhook what it is about.");

        // The app may subscribe to a page or an Instagram account as well.
        if (kind != OurObject)
            return WebhookReading.Genuine.Nothing;
        if (!webhook.Has("entry"))
            return new WebhookReading.Malformed("entry is missing: Meta lists there what happened.");

        var found = new Found();
        foreach (var change in webhook.Objects("entry").SelectMany(entry => entry.Objects("changes")))
        {
            if (change.Object("value") is { } value)
                ReadChange(change.Text("field"), value, channel, numbersById, found);
        }

        // What comes from our own number is an echo.
        found.Messages.RemoveAll(message => message.Address.Guest == message.Address.Business);
        return new WebhookReading.Genuine(found.Messages, found.Deliveries)
        {
            Revoked = found.Revoked,
            Reactions = found.Reactions,
            SameGuests = found.SameGuests,
            Echoes = found.Echoes,
            Unread = found.Unread,
        };
    }

    private static void ReadChange(
        string field, ProviderJson value, ChannelName channel, IReadOnlyDictionary<string, string> numbersById, Found found)
    {
        // Wishes about marketing, calls, templates: nothing of a guest's for us.
        if (field is not ("messages" or "user_id_update" or WhatsAppEchoes.Field))
            return;
        if (BusinessOf(value.Object("metadata"), numbersById) is not { } business)
        {
            found.CannotRead("number");
            return;
        }

        if (field is "user_id_update")
        {
            foreach (var update in value.Objects(field))
                found.Join(new(channel, business, ""), WhatsAppPeople.ReadUpdate(update, value));
            return;
        }

        if (field is WhatsAppEchoes.Field)
        {
            foreach (var echo in value.Objects(WhatsAppEchoes.List).Where(echo => !WhatsAppEchoes.IsSilent(echo, business)))
            {
                if (!Keep(WhatsAppEchoes.Read(echo, value, new(channel, business, "")), found.Echoes))
                    found.CannotRead("echo");
            }

            return;
        }

        foreach (var message in value.Objects("messages"))
            ReadMessage(message, value, new(channel, business, ""), found);
        foreach (var status in value.Objects("statuses"))
        {
            if (WhatsAppStatuses.Read(status, channel, business) is { } report)
                found.Deliveries.Add(report);
        }

        // Errors of the whole account come without a message.
        foreach (var _ in value.Has("messages") || value.Has("statuses") ? [] : value.Objects("errors"))
            found.CannotRead("errors");
    }

    private static void ReadMessage(ProviderJson message, ProviderJson value, ConversationAddress business, Found found)
    {
        var type = message.Text("type");

        // Groups are none of a concierge's business.
        if (message.Has("group_id"))
            return;
        if (type is "system")
        {
            found.Join(business, WhatsAppPeople.ReadSystem(message));
            return;
        }

        if (WhatsAppMessages.IsSilent(message, type))
            return;
        var isRead = type switch
        {
            WhatsAppMessages.Revoke => Keep(WhatsAppMessages.ReadRevoked(message, value, business), found.Revoked),
            WhatsAppMessages.Reaction => Keep(WhatsAppMessages.ReadReaction(message, value, business), found.Reactions),
            _ => Keep(WhatsAppMessages.Read(message, type, value, business), found.Messages),
        };
        if (!isRead)
            found.CannotRead(type);
    }

    /// <returns>Whether there is anything to keep.</returns>
    private static bool Keep<T>(T? read, List<T> kept)
        where T : class
    {
        if (read is not null)
            kept.Add(read);
        return read is not null;
    }

    /// <summary>The number that was written to, as it is set or else as Meta displays it; null when it is none that we answer.</summary>
    private static string? BusinessOf(ProviderJson? metadata, IReadOnlyDictionary<string, string> numbersById)
    {
        if (metadata is not { } known || !numbersById.TryGetValue(known.Text("phone_number_id"), out var number))
            return null;
        return number.Length > 0 ? number : WhatsAppAddress.OfDisplayed(known.Text("display_phone_number"));
    }

    private sealed class Found
    {
        private const int LongestKind = 40;

        public List<InboundMessage> Messages { get; } = [];

        public List<RevokedMessage> Revoked { get; } = [];

        public List<GuestReaction> Reactions { get; } = [];

        public List<DeliveryReport> Deliveries { get; } = [];

        public List<SameGuest> SameGuests { get; } = [];

        public List<StaffEcho> Echoes { get; } = [];

        public List<string> Unread { get; } = [];

        /// <param name="kind">As the webhook has it; only what looks like one of Meta's words is kept.</param>
        public void CannotRead(string kind) =>
            Unread.Add(kind.Length is > 0 and <= LongestKind && kind.All(sign => char.IsAsciiLetterLower(sign) || sign is '_') ? kind : "unknown");

        public void Join(ConversationAddress business, IReadOnlyList<string> ids)
        {
            if (ids is [var first, _, ..])
                SameGuests.Add(new(business with { Guest = first }, [.. ids.Skip(1)]));
        }
    }
}
