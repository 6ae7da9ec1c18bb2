using System.Globalization;
using HotelConcierge.Messages;

namespace HotelConcierge.Channels.Twilio;

/// <summary>
/// What Twilio's error codes and HTTP answers mean for a message of ours: the one place where that is decided, whichever
/// client talks to Twilio. Codes: https://www.twilio.com/docs/api/errors.
/// </summary>
/// <remarks>
/// Twilio has no idempotency key, so the question behind every failure is whether the message may have been taken.
/// A 4xx answer says no. No connection says no. Any 5xx leaves it open (a gateway answers 502 or 504 after it has passed
/// the request on, and a 500 may come after the message was stored), as do a timeout, a broken connection and an answer
/// that cannot be read: these are <see cref="SendFailure.Unknown"/>, and the message list is asked before sending again.
/// </remarks>
public static class TwilioErrors
{
    /// <summary>
    /// The account's daily limit counts a rolling 24 hours, so room comes back little by little: we look once an hour.
    /// </summary>
    public static TimeSpan DailyLimitPause { get; } = TimeSpan.FromHours(1);

    private const int BadCredentials = 20003;
    private const int DailyLimit = 63038;
    private const int Unauthorised = 401;
    private const int RequestTimeout = 408;
    private const int TooManyRequests = 429;

    /// <summary>Reads an answer that is not a success.</summary>
    /// <param name="status">The HTTP status; 0 where the client does not tell.</param>
    /// <param name="code">Twilio's error code from the body; null or 0 where there is none.</param>
    /// <param name="retryAfter">The answer's Retry-After, where it had one.</param>
    public static SendOutcome.Failed FromAnswer(int status, int? code, TimeSpan? retryAfter)
    {
        var name = code is > 0
            ? code.Value.ToString(CultureInfo.InvariantCulture)
            : "HTTP " + status.ToString(CultureInfo.InvariantCulture);
        var kind = status is >= 300 and < 500 || code is > 0 ? KindOf(code ?? 0) ?? KindOfStatus(status) : SendFailure.Unknown;
        return new(kind, name, code == DailyLimit ? retryAfter ?? DailyLimitPause : retryAfter, RemedyFor(status, code ?? 0));
    }

    /// <summary>
    /// Reads a failure of the connection itself: an <see cref="HttpRequestException"/>, a timeout, or a client's exception around
    /// one.
    /// </summary>
    public static SendOutcome.Failed FromConnection(Exception exception) => ConnectionFailure.Read(exception);

    /// <summary>A success whose body does not name the message.</summary>
    public static SendOutcome.Failed UnreadableAnswer { get; } = new(SendFailure.Unknown, "unreadable answer");

    /// <summary>Reads a status callback's failure.</summary>
    /// <param name="errorCode">The callback's <c>ErrorCode</c>; empty where it has none.</param>
    /// <param name="status">The callback's status, which names the failure where there is no code.</param>
    public static DeliveryFailure FromReport(string errorCode, string status)
    {
        var code = int.TryParse(errorCode, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        return new(KindOf(code) ?? SendFailure.Permanent, code > 0 ? code.ToString(CultureInfo.InvariantCulture) : status);
    }

    private static string? RemedyFor(int status, int code) =>
        (status, code) switch
        {
            (_, BadCredentials) or (Unauthorised, _) =>
                "Twilio refuses our credentials: set Twilio__AccountSid and Twilio__AuthToken as the Twilio console shows them, and restart; what waits is sent then.",
            (_, DailyLimit) => "The account may send no more messages today: ask Twilio for a higher limit.",
            _ => null,
        };

    private static SendFailure? KindOf(int code) => code switch
    {
        21610 or 63014 => SendFailure.OptedOut,
        63016 => SendFailure.WindowClosed,

        // Requests a second, messages a second (account, sender), messages between two numbers, the day's messages, full queues.
        20429 or 63017 or 63018 or 14107 or DailyLimit or 21611 or 30001 => SendFailure.RateLimited,

        // A token that was renewed, or an account on hold: the guest's answer outlasts the minutes until somebody has seen to it.
        BadCredentials => SendFailure.Transient,

        // A phone that is off, and an internal error of the channel's provider.
        30003 or 63012 => SendFailure.Transient,

        // The carrier's "unknown error".
        30008 => SendFailure.Unknown,
        _ => null,
    };

    private static SendFailure KindOfStatus(int status) => status switch
    {
        TooManyRequests => SendFailure.RateLimited,

        // The server gave up waiting for our request, so it has not seen the whole of it.
        RequestTimeout => SendFailure.Transient,
        Unauthorised => SendFailure.Transient,
        0 or >= 500 => SendFailure.Unknown,
        _ => SendFailure.Permanent,
    };
}
