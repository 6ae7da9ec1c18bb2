using System.Globalization;

namespace HotelConcierge.Simulators.Twilio;

/// <summary>
/// An inbound message as the form of Twilio's webhook. Field names and values follow
/// twilio.com/docs/messaging/guides/webhook-request; those of a reply, recorded webhooks.
/// </summary>
internal static class InboundForm
{
    public static IReadOnlyList<KeyValuePair<string, string>> Of(
        InboundSms message, string sid, string accountSid, IReadOnlyList<string> mediaUrls, SimulatedMessage? original)
    {
        var onWhatsApp = Addresses.IsWhatsApp(message.From);
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["SmsMessageSid"] = sid,
            ["NumMedia"] = Number(message.Media.Count),
            ["SmsSid"] = sid,
            ["SmsStatus"] = "received",
            ["Body"] = message.Body,
            ["To"] = message.To,
            ["NumSegments"] = "1",
            ["ReferralNumMedia"] = "0",
            ["MessageSid"] = sid,
            ["AccountSid"] = accountSid,
            ["From"] = message.From,
            ["ApiVersion"] = MessageResource.Version,
        };
        for (var i = 0; i < mediaUrls.Count; i++)
        {
            fields[$"MediaUrl{Number(i)}"] = mediaUrls[i];
            fields[$"MediaContentType{Number(i)}"] = message.Media[i].ContentType;
        }

        Set("ProfileName", message.ProfileName);
        Set("ButtonText", message.ButtonText);
        Set("ButtonPayload", message.ButtonPayload);
        Set("OptOutType", message.OptOutType);
        if (message.Referral is { } referral)
        {
            Set("ReferralBody", referral.Body);
            Set("ReferralHeadline", referral.Headline);
            Set("ReferralSourceType", "ad");
            Set("ReferralSourceUrl", referral.SourceUrl);
        }

        Set("ExternalUserId", message.ExternalUserId);
        Set("ParentExternalUserId", message.ParentExternalUserId);
        if (onWhatsApp)
        {
            Set("WaId", message.WaId ?? NumberOf(message.From));
            Set("MessageType", TypeOf(message));
        }

        if (original is not null)
        {
            Set("OriginalRepliedMessageSid", original.Sid);
            Set("OriginalRepliedMessageSender", original.From);
        }

        if (message.Place is { } place)
        {
            Set("Latitude", place.Latitude.ToString(CultureInfo.InvariantCulture));
            Set("Longitude", place.Longitude.ToString(CultureInfo.InvariantCulture));
            Set("Label", place.Label);
            Set("Address", place.Address);
        }

        foreach (var (name, value) in message.Extra)
            fields[name] = value;
        return [.. fields];

        void Set(string name, string? value)
        {
            if (value is not null)
                fields[name] = value;
        }
    }

    private static string TypeOf(InboundSms message) => message switch
    {
        { Place: not null } => "location",
        { ButtonPayload: not null } => "button",
        { Media: [{ ContentType: var type }, ..] } => type.Split('/')[0] switch
        {
            "application" or "text" => "document",
            var family => family,
        },
        _ => "text",
    };

    private static string? NumberOf(string from) =>
        from.StartsWith(Addresses.WhatsApp + '+', StringComparison.Ordinal) ? from[(Addresses.WhatsApp.Length + 1)..] : null;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
