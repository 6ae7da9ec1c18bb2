using System.Globalization;
using HotelConcierge.Messages;

namespace HotelConcierge.Channels.Line;

/// <summary>
/// What LINE's refusals mean for a message of ours: the one place where that is decided. See
/// https://developers.line.biz/en/reference/messaging-api/#error-responses. Of LINE's words only those that tell two meanings of one
/// status apart are looked for.
/// </summary>
internal static class LineErrors
{
    /// <summary>What stands in the code of a refusal because the month's messages are used up.</summary>
    public const string MonthlyLimit = "monthly limit";

    private const string QuotaRemedy =
        "This month's messages of the LINE account are used up: book a larger plan in LINE Official Account Manager. Until then only "
        + "answers within a minute reach guests.";

    /// <summary>Reads a refusal.</summary>
    /// <param name="status">The HTTP status, not a successful one.</param>
    /// <param name="message">LINE's own words; empty for none.</param>
    /// <param name="retryAfter">How long we were asked to wait.</param>
    /// <param name="requestId">What LINE calls the request, for those who ask LINE about it; empty for none.</param>
    public static SendOutcome.Failed From(int status, string message, TimeSpan? retryAfter, string requestId)
    {
        var code = status.ToString(CultureInfo.InvariantCulture);
        var isQuota = status is 429 && message.Contains(MonthlyLimit, StringComparison.OrdinalIgnoreCase);
        if (isQuota)
            code += " " + MonthlyLimit;
        if (requestId.Length > 0)
            code += $", request {requestId}";
        var isAboutReply = status is 400 && message.Contains("reply token", StringComparison.OrdinalIgnoreCase);
        return new(isQuota ? SendFailure.Permanent : KindOf(status), code, isQuota ? null : retryAfter, RemedyFor(status, isQuota))
        {
            IsAboutReply = isAboutReply,
        };
    }

    private static SendFailure KindOf(int status) => status switch
    {
        429 => SendFailure.RateLimited,

        // The server gave up waiting for our request, so it has not seen the whole of it.
        408 => SendFailure.Transient,

        // A token that was taken back: the guest's answer outlasts the minutes until somebody has seen to it.
        401 => SendFailure.Transient,
        >= 300 and < 500 => SendFailure.Permanent,
        _ => SendFailure.Unknown,
    };

    private static string? RemedyFor(int status, bool isQuota) => status switch
    {
        429 when isQuota => QuotaRemedy,
        401 =>
            "LINE refuses our token: set Line__ChannelAccessToken to a long-lived one of the channel, and restart; what waits is sent then.",
        403 => "LINE does not allow this account the Messaging API: see its plan and its channel at developers.line.biz.",
        _ => null,
    };
}
