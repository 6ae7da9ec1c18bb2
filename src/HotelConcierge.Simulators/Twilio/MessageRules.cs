using System.Globalization;
using System.Text.Json;
using HotelConcierge.Simulators.Hosting;

namespace HotelConcierge.Simulators.Twilio;

/// <summary>What Twilio refuses when a message is created. Limits: twilio.com/docs/messaging/api/message-resource.</summary>
internal static class MessageRules
{
    /// <summary>
    /// The longest body and template variable. Twilio's pages say "characters" and not how they count; the simulator
    /// counts UTF-16 code units, the strictest reading, so that what passes here passes there.
    /// </summary>
    public const int LongestBody = 1600;

    private const int MostMedia = 10;
    private const int LongestValidity = 36_000;
    private const int SidLength = 34;

    /// <returns>The first thing that is wrong, or null.</returns>
    public static TwilioError? Check(LoggedRequest request, SimulatedTwilioOptions options) =>
        CheckAddresses(request.Field("From"), request.Field("To"), request.Field("MessagingServiceSid"), options)
        ?? CheckContent(request)
        ?? CheckMedia(request)
        ?? CheckSettings(request);

    /// <summary>Whether this is a SID: two letters for what it names and 32 hexadecimal digits.</summary>
    public static bool IsSid(string text, string prefix) =>
        text.Length == SidLength && text.StartsWith(prefix, StringComparison.Ordinal) && text.Skip(prefix.Length).All(char.IsAsciiHexDigit);

    private static TwilioError? CheckAddresses(string from, string to, string service, SimulatedTwilioOptions options)
    {
        if (to.Length == 0)
            return TwilioError.NoTo;
        if (from.Length == 0 && service.Length == 0)
            return TwilioError.NoFrom;
        if (service.Length > 0 && !IsSid(service, "MG"))
            return TwilioError.BadService;
        if (!Addresses.IsRecipient(to))
            return TwilioError.BadNumber(to);
        return from.Length > 0 ? CheckSender(from, to, options)
            : options.MessagingServiceSender.Length == 0 ? TwilioError.NoSenders
            : null;
    }

    private static TwilioError? CheckSender(string from, string to, SimulatedTwilioOptions options)
    {
        if (!Addresses.IsSender(from))
            return TwilioError.BadSender(from);
        var onWhatsApp = Addresses.IsWhatsApp(from);
        if (onWhatsApp != Addresses.IsWhatsApp(to))
            return TwilioError.OtherChannel;
        if (string.Equals(from, to, StringComparison.Ordinal))
            return onWhatsApp ? TwilioError.SameOnChannel : TwilioError.SameNumber(to);
        if (options.Senders is { } senders && !senders.Contains(from, StringComparer.Ordinal))
            return onWhatsApp ? TwilioError.NoSuchChannel : TwilioError.NotOurNumber(from);
        return null;
    }

    private static TwilioError? CheckContent(LoggedRequest request)
    {
        var (body, template, variables) = (request.Field("Body"), request.Field("ContentSid"), request.Field("ContentVariables"));
        if (body.Length == 0 && request.Field("MediaUrl").Length == 0 && template.Length == 0 && variables.Length == 0)
            return request.Field("From").Length > 0 ? TwilioError.NoContent : TwilioError.NoContentForService;
        if (body.Length > LongestBody)
            return TwilioError.TooLong;
        if (template.Length == 0)
            return variables.Length > 0 ? TwilioError.NoContentSid : null;
        if (!IsSid(template, "HX"))
            return TwilioError.BadContentSid;
        return AreVariables(variables) ? null : TwilioError.BadContentVariables;
    }

    private static TwilioError? CheckMedia(LoggedRequest request)
    {
        if (!request.Form.TryGetValue("MediaUrl", out var urls))
            return null;
        if (urls.Count > MostMedia)
            return TwilioError.TooManyMedia;
        return urls.All(IsAddress) ? null : TwilioError.BadMediaUrl;
    }

    private static TwilioError? CheckSettings(LoggedRequest request)
    {
        var (callback, validity) = (request.Field("StatusCallback"), request.Field("ValidityPeriod"));

        // Twilio wants one that it can reach and refuses localhost too, where the app of a simulator lives.
        if (callback.Length > 0 && (!IsAddress(callback) || new Uri(callback).Host.Contains('_', StringComparison.Ordinal)))
            return TwilioError.BadStatusCallback;
        return validity.Length == 0
            || (
                int.TryParse(validity, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
                && seconds is >= 1 and <= LongestValidity)
            ? null
            : TwilioError.BadValidityPeriod;
    }

    private static bool IsAddress(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Scheme is "https" or "http" && parsed.Host.Length > 0;

    private static bool AreVariables(string json)
    {
        if (json.Length == 0)
            return true;
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.EnumerateObject().All(variable =>
                    variable.Value.ValueKind == JsonValueKind.String && variable.Value.GetString()!.Length is > 0 and <= LongestBody);
        }
        catch (JsonException)
        {
            // What is no JSON is exactly what this method is asked about.
            return false;
        }
    }
}
