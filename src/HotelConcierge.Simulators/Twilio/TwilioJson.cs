using System.Globalization;
using System.Text.Json;

namespace HotelConcierge.Simulators.Twilio;

/// <summary>How Twilio's REST API writes JSON: snake_case, nulls spelled out, dates as in RFC 2822.</summary>
internal static class TwilioJson
{
    public static JsonSerializerOptions Options { get; } = Frozen();

    public static string Date(DateTimeOffset at) =>
        at.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture);

    private static JsonSerializerOptions Frozen()
    {
        var options = new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

        // Results.Json completes options that nobody has used yet. Of two first answers at once one would find them in use,
        // and a message that was taken would be answered 500.
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
