using System.Globalization;
using HotelConcierge.Messages;

namespace HotelConcierge.Channels.Twilio;

/// <summary>
/// What the fields of a verified webhook mean. Inbound messages and status callbacks differ only in their status, so one
/// reader serves both addresses. Fields we do not know are ignored: Twilio adds new ones without notice.
/// See https://www.twilio.com/docs/messaging/guides/webhook-request and
/// https://www.twilio.com/docs/messaging/guides/track-outbound-message-status.
/// </summary>
internal static class TwilioWebhook
{
    public const string WhatsAppPrefix = "whatsapp:";

    public static bool IsWhatsApp(string address) => address.StartsWith(WhatsAppPrefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads the fields.</summary>
    /// <remarks>
    /// A form of another account than ours is refused rather than dropped: our token signed it, so a setting is wrong, and a
    /// 400 shows up in that account's debugger. Messages from our own sender, or from the address they go to, are echoes and ignored.
    /// </remarks>
    public static WebhookReading Read(TwilioForm form, TwilioOptions options, ChannelName channel)
    {
        var id = FirstOf(form["MessageSid"], form["SmsSid"], form["SmsMessageSid"]);
        var (from, to) = (form["From"], form["To"]);
        if (id.Length == 0)
            return new WebhookReading.Malformed("MessageSid is missing: Twilio sends it with every message and status callback.");
        if (from.Length == 0)
            return new WebhookReading.Malformed("From is missing: Twilio sends it with every message and status callback.");
        if (to.Length == 0)
            return new WebhookReading.Malformed("To is missing: Twilio sends it with every message and status callback.");
        if (form["AccountSid"] is { Length: > 0 } account && !account.Equals(options.AccountSid, StringComparison.OrdinalIgnoreCase))
            return new WebhookReading.Malformed(
                "AccountSid is not the account in Twilio__AccountSid: set the account whose token signs this webhook.");

        var status = FirstOf(form["MessageStatus"], form["SmsStatus"]);
        if (status.Length == 0 || IsInbound(status))
        {
            return IsEcho(from, to, options)
                ? WebhookReading.Genuine.Nothing
                : new WebhookReading.Genuine([ReadMessage(form, id, new(channel, Business: to, Guest: from))], []);
        }

        return StateOf(status) is { } state
            ? new WebhookReading.Genuine([], [ReadReport(form, id, new(channel, Business: from, Guest: to), state, status)])
            : WebhookReading.Genuine.Nothing;
    }

    private static InboundMessage ReadMessage(TwilioForm form, string id, ConversationAddress address)
    {
        var media = ReadMedia(form);
        var place = ReadPlace(form);

        // WhatsApp repeats a tapped button's words in Body; where a channel does not, the button's own fields have them.
        var words = FirstOf(form["Body"], form["ButtonText"], form["ListTitle"], form["ButtonPayload"], form["ListId"]);
        var promotion = NullIfBlank(Lines(form["ReferralHeadline"], form["ReferralBody"]));
        var kind = media.Count > 0 ? KindOf(media[0].ContentType)
            : place is not null ? MessageKind.Location
            : string.IsNullOrWhiteSpace(words) && promotion is null ? MessageKind.Other
            : MessageKind.Text;
        return new(id, address, kind, Lines(words, place))
        {
            Media = media,
            ChoiceId = NullIfBlank(FirstOf(form["ButtonPayload"], form["ListId"])),
            Promotion = promotion,
            Quoted = QuotedIn(form),
            Keyword = KeywordOf(form["OptOutType"]),
            GuestName = NullIfBlank(form["ProfileName"]),
            GuestAliases = ReadAliases(form, address.Guest),
        };
    }

    /// <summary>
    /// The message that this one replies to, on WhatsApp. Twilio's page of fields does not name these; its webhooks have them, those of a
    /// tapped button too.
    /// </summary>
    private static QuotedMessage? QuotedIn(TwilioForm form) =>
        NullIfBlank(form["OriginalRepliedMessageSid"]) is { } sid
        && FirstOf(form["ButtonPayload"], form["ButtonText"], form["ListId"]).Length == 0
            ? new(sid)
            : null;

    /// <summary>Which of its opt-out keywords Twilio has found and acted upon.</summary>
    private static ProviderKeyword? KeywordOf(string optOutType) => optOutType.Trim().ToUpperInvariant() switch
    {
        "STOP" => ProviderKeyword.Stop,
        "START" => ProviderKeyword.Start,
        "HELP" => ProviderKeyword.Help,
        _ => null,
    };

    private static List<InboundMedia> ReadMedia(TwilioForm form)
    {
        // Counted by the fields themselves, so that a wrong or missing NumMedia loses nothing.
        List<InboundMedia> media = [];
        while (form[Numbered("MediaUrl", media.Count)] is { Length: > 0 } url)
            media.Add(new(url, form[Numbered("MediaContentType", media.Count)]));
        return media;
    }

    private static string Numbered(string name, int number) => name + number.ToString(CultureInfo.InvariantCulture);

    /// <summary>What a message is whose first file is of this media type.</summary>
    public static MessageKind KindOf(string contentType)
    {
        var type = contentType.Split(';', 2)[0].Trim();
        return type.ToLowerInvariant() switch
        {
            "image/webp" => MessageKind.Sticker,
            "text/vcard" or "text/x-vcard" or "text/directory" => MessageKind.Contact,
            var picture when picture.StartsWith("image/", StringComparison.Ordinal) => MessageKind.Picture,
            var voice when voice.StartsWith("audio/", StringComparison.Ordinal) => MessageKind.Voice,
            var video when video.StartsWith("video/", StringComparison.Ordinal) => MessageKind.Video,
            var document
                when document.StartsWith("application/", StringComparison.Ordinal)
                    || document.StartsWith("text/", StringComparison.Ordinal) => MessageKind.Document,
            _ => MessageKind.Other,
        };
    }

    /// <summary>A shared place in words: its name, its address and its coordinates, one a line.</summary>
    private static string? ReadPlace(TwilioForm form)
    {
        var (latitude, longitude) = (form["Latitude"], form["Longitude"]);
        if (!IsDegrees(latitude, 90) || !IsDegrees(longitude, 180))
            return null;
        return Lines(form["Label"], form["Address"], $"{latitude.Trim()}, {longitude.Trim()}");
    }

    private static string Lines(params IEnumerable<string?> lines) =>
        string.Join('\n', lines.Where(line => !string.IsNullOrWhiteSpace(line)));

    private static bool IsDegrees(string text, double most) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && Math.Abs(degrees) <= most;

    /// <summary>
    /// The business-scoped ids beside the number, spelled as the address that would carry them: when WhatsApp hides a
    /// guest's number, Twilio puts the id itself into From.
    /// </summary>
    private static List<string> ReadAliases(TwilioForm form, string guest)
    {
        List<string> aliases = [];
        foreach (var field in (string[])["ExternalUserId", "ParentExternalUserId"])
        {
            var alias = form[field];
            if (string.IsNullOrWhiteSpace(alias))
                continue;
            if (IsWhatsApp(guest) && !IsWhatsApp(alias))
                alias = WhatsAppPrefix + alias;
            if (!alias.Equals(guest, StringComparison.Ordinal) && !aliases.Contains(alias, StringComparer.Ordinal))
                aliases.Add(alias);
        }

        return aliases;
    }

    private static DeliveryReport ReadReport(TwilioForm form, string id, ConversationAddress address, DeliveryState state, string status) =>
        new(
            id,
            address,
            state,
            state == DeliveryState.Failed ? TwilioErrors.FromReport(form["ErrorCode"], status.ToLowerInvariant()) : null);

    private static bool IsInbound(string status) => status.ToLowerInvariant() is "received" or "receiving";

    private static DeliveryState? StateOf(string status) => status.ToLowerInvariant() switch
    {
        "accepted" or "scheduled" or "queued" or "sending" => DeliveryState.Accepted,
        "sent" => DeliveryState.Sent,
        "delivered" or "partially_delivered" => DeliveryState.Delivered,
        "read" => DeliveryState.Read,
        "failed" or "undelivered" or "canceled" => DeliveryState.Failed,
        _ => null,
    };

    private static bool IsEcho(string from, string to, TwilioOptions options) =>
        from.Equals(to, StringComparison.OrdinalIgnoreCase)
        || (options.From.Length > 0 && Number(from).Equals(Number(options.From), StringComparison.OrdinalIgnoreCase));

    private static string Number(string address) => IsWhatsApp(address) ? address[WhatsAppPrefix.Length..] : address;

    private static string FirstOf(params ReadOnlySpan<string> values)
    {
        foreach (var value in values)
        {
            if (!string.IsNullOrWhiteSpace(value))
                return value;
        }

        return "";
    }

    private static string? NullIfBlank(string text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
