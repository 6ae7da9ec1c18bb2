using System.Globalization;

namespace HotelConcierge.Simulators.Twilio;

/// <summary>A message in the shape of the 2010-04-01 API.</summary>
internal sealed record MessageResource(
    string Sid,
    string AccountSid,
    string ApiVersion,
    string Body,
    string DateCreated,
    string? DateSent,
    string DateUpdated,
    string Direction,
    int? ErrorCode,
    string? ErrorMessage,
    string? From,
    string? MessagingServiceSid,
    string NumMedia,
    string NumSegments,
    string? Price,
    string PriceUnit,
    string Status,
    IReadOnlyDictionary<string, string> SubresourceUris,
    string To,
    string Uri)
{
    public const string Version = "2010-04-01";

    /// <summary>The message as the list and the single resource show it.</summary>
    public static MessageResource Of(SimulatedMessage message, string accountSid)
    {
        var uri = $"/{Version}/Accounts/{accountSid}/Messages/{message.Sid}";
        return new MessageResource(
            message.Sid,
            accountSid,
            Version,
            message.Body,
            TwilioJson.Date(message.CreatedAt),
            message.SentAt is { } sent ? TwilioJson.Date(sent) : null,
            TwilioJson.Date(message.SentAt ?? message.CreatedAt),
            message.IsInbound ? "inbound" : "outbound-api",
            message.ErrorCode,
            WordsOf(message.ErrorCode),
            message.From,
            message.MessagingServiceSid,
            message.MediaUrls.Count.ToString(CultureInfo.InvariantCulture),
            Segments.Count(message).ToString(CultureInfo.InvariantCulture),
            Price: null,
            "USD",
            message.Status,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["media"] = $"{uri}/Media.json" },
            message.To,
            $"{uri}.json");
    }

    private static string? WordsOf(int? errorCode) => errorCode switch
    {
        30003 => "Unreachable destination handset",
        63016 => TwilioError.OutsideWindow.Message,

        // Of errors that a channel reports Twilio often tells the code alone.
        _ => null,
    };

    /// <summary>The message as the answer to its creation shows it: a messaging service has not yet picked a sender.</summary>
    public static MessageResource JustCreated(SimulatedMessage message, string accountSid)
    {
        var resource = Of(message, accountSid);
        return message.MessagingServiceSid is null ? resource : resource with { From = null, NumSegments = "0" };
    }
}
