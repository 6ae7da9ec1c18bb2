using System.Globalization;
using System.Text.Json;

namespace HotelConcierge.Simulators.Twilio;

/// <summary>How Twilio's REST API writes JSON: snake_case, nulls spelled out, dates as in RFC 2822.</summary>
internal static class TwilioJson
{
    public static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static string Date(DateTimeOffset at) =>
        at.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture);
}
