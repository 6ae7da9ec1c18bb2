using System.Text.Json;
using HotelConcierge.Simulators.Hosting;

namespace HotelConcierge.Simulators.Twilio;

/// <summary>What Twilio refuses when a message is created.</summary>
internal static class MessageRules
{
    /// <summary>
    /// The longest body and template variable. Twilio's pages say "characters" and not how they count; the simulator
    /// counts UTF-16 code units, the strictest reading, so that what passes here passes there.
    /// </summary>
    public const int LongestBody = 1600;

    /// <returns>The first thing that is wrong, or null.</returns>
    public static TwilioError? Check(LoggedRequest request)
    {
        var to = request.Field("To");
        if (to.Length == 0)
            return TwilioError.NoTo;
        if (request.Field("From").Length == 0 && request.Field("MessagingServiceSid").Length == 0)
            return TwilioError.NoFrom;
        if (!Addresses.IsValid(to))
            return TwilioError.BadNumber(to);
        if (request.Field("Body").Length == 0 && request.Field("MediaUrl").Length == 0 && request.Field("ContentSid").Length == 0)
            return TwilioError.NoContent;
        if (request.Field("Body").Length > LongestBody)
            return TwilioError.TooLong;
        if (!IsCallback(request.Field("StatusCallback")))
            return TwilioError.BadStatusCallback;
        return IsVariables(request.Field("ContentVariables")) ? null : TwilioError.BadContentVariables;
    }

    private static bool IsCallback(string url) =>
        url.Length == 0
        || (Uri.TryCreate(url, UriKind.Absolute, out var parsed)
            && parsed.Scheme is "https" or "http"
            && !parsed.Host.Contains('_', StringComparison.Ordinal));

    private static bool IsVariables(string json)
    {
        if (json.Length == 0)
            return true;
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.EnumerateObject().All(variable =>
                    variable.Value.ValueKind == JsonValueKind.String && variable.Value.GetString()!.Length <= LongestBody);
        }
        catch (JsonException)
        {
            // What is no JSON is exactly what this method is asked about.
            return false;
        }
    }
}
