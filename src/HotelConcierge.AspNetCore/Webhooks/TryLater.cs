using System.Globalization;

namespace HotelConcierge.AspNetCore.Webhooks;

/// <summary>Tells a client when to ask again.</summary>
internal static class TryLater
{
    /// <summary>In whole seconds, since the header has no others: rather later than too early.</summary>
    public static void After(TimeSpan wait, HttpResponse response) =>
        response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString("F0", CultureInfo.InvariantCulture);
}
