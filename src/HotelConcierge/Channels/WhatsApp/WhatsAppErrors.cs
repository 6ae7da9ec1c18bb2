using System.Globalization;
using HotelConcierge.Messages;

namespace HotelConcierge.Channels.WhatsApp;

/// <summary>
/// What Meta's error codes mean for a message of ours: the one place where that is decided, for answers and for reports.
/// Codes: https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes. Titles and descriptions are not
/// read: Meta changes them, and a description may repeat what was sent.
/// </summary>
/// <remarks>
/// Meta has no idempotency key and cannot be asked what it took. A 4xx answer says no; after any 5xx, a timeout or a broken connection
/// a message may have been taken (<see cref="SendFailure.Unknown"/>), and its reports are waited for a moment (decision 0008).
/// </remarks>
public static class WhatsAppErrors
{
    /// <summary>Too many messages to one guest: one in six seconds, and what a burst has borrowed.</summary>
    public const int PairRate = 131056;

    /// <summary>The 24 hours after the guest's last message are over.</summary>
    public const int WindowClosed = 131047;

    private const int BadParameter = 100;
    private const int Unauthorised = 401;
    private const int RequestTimeout = 408;
    private const int TooManyRequests = 429;

    // Meta asks for waits of 4, 16, 64 seconds ... between tries within one pair.
    private const int PairRateFactor = 4;

    /// <summary>Reads a refusal.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="code">Meta's code; null where the answer has none.</param>
    /// <param name="retryAfter">How long we were asked to wait.</param>
    public static SendOutcome.Failed FromAnswer(int status, int? code, TimeSpan? retryAfter)
    {
        var kind = code is { } known ? KindOf(known) ?? KindOfStatus(status) : KindOfStatus(status);

        // An answer of the server's own failing is no word about the message, whatever else it says.
        if (status >= 500 && kind is SendFailure.Transient or SendFailure.Permanent)
            kind = SendFailure.Unknown;
        var name = status.ToString(CultureInfo.InvariantCulture) + (code is null ? "" : string.Create(CultureInfo.InvariantCulture, $" {code}"));
        return new(kind, name, retryAfter, RemedyFor(status, code)) { WaitFactor = code is PairRate ? PairRateFactor : 2 };
    }

    /// <summary>Reads the error of a status that says <c>failed</c>.</summary>
    /// <param name="code">Meta's code; null where the status has none.</param>
    public static DeliveryFailure FromReport(int? code) =>
        new(code is { } known ? KindOf(known) ?? SendFailure.Permanent : SendFailure.Permanent, code?.ToString(CultureInfo.InvariantCulture) ?? "failed")
        {
            Remedy = RemedyFor(0, code),
        };

    /// <summary>Whether Meta would not take a file, so that words have to do instead.</summary>
    public static bool IsAboutFile(WhatsAppAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return answer.Code is 131052 or 131053;
    }

    /// <summary>
    /// Whether Meta would not take a message for the id of its file: one that it does not know any more is a bad parameter or value, and
    /// which of the codes it has is nowhere promised. A refusal took nothing, so that another try is harmless.
    /// </summary>
    internal static bool IsAboutId(WhatsAppAnswer answer) => IsAboutFile(answer) || answer.Code is BadParameter or 131008 or 131009;

    private static SendFailure? KindOf(int code) => code switch
    {
        // Calls of the app, of the business, messages a second, to one guest, and registrations.
        4 or 80007 or 130429 or PairRate or 133016 => SendFailure.RateLimited,

        // Internal errors, overload, and a number that is being upgraded.
        1 or 2 or 131000 or 131016 or 131057 => SendFailure.Transient,
        WindowClosed => SendFailure.WindowClosed,

        // The hotel has blocked this guest.
        130403 => SendFailure.OptedOut,

        // A token that ran out or lacks a right, a number that is not registered: the guest's answer outlasts the minutes until
        // somebody has seen to it.
        0 or 3 or 10 or 190 or 131045 or (>= 200 and <= 299) => SendFailure.Transient,

        // Not on WhatsApp, no marketing for this guest, spam, a locked account, no means of payment, a template that is not there, and
        // what is wrong with the request itself.
        131026 or 131050 or 131049 or 130472 or 131048 or 131021 or 131062 or 131063 or 131064 => SendFailure.Permanent,
        131042 or 368 or 130497 or 131031 => SendFailure.Permanent,
        BadParameter or 131008 or 131009 or 131051 or 131052 or 131053 => SendFailure.Permanent,
        >= 132000 and <= 132999 => SendFailure.Permanent,
        _ => null,
    };

    private static SendFailure KindOfStatus(int status) => status switch
    {
        TooManyRequests => SendFailure.RateLimited,

        // The server gave up waiting for our request, so it has not seen the whole of it.
        RequestTimeout => SendFailure.Transient,
        Unauthorised => SendFailure.Transient,
        >= 300 and < 500 => SendFailure.Permanent,
        _ => SendFailure.Unknown,
    };

    private static string? RemedyFor(int status, int? code) => (status, code) switch
    {
        (_, 0 or 190) or (Unauthorised, _) =>
            "Meta refuses our token: set WhatsApp__AccessToken to one of a system user that does not run out, and restart; what waits is sent then.",
        (_, 3 or 10 or (>= 200 and <= 299)) =>
            "The token lacks a right: give its system user the app and the WhatsApp account with whatsapp_business_messaging, and make WhatsApp__AccessToken anew.",
        (_, 131045) => "The number is not registered with the Cloud API: register it, or set WhatsApp__PhoneNumberId to one that is.",
        (_, 131042) => "Meta cannot bill the WhatsApp account: give it a means of payment in Meta's business settings.",
        (_, 368 or 130497 or 131031) => "Meta has restricted the WhatsApp account: see its quality and policy pages in WhatsApp Manager.",
        (_, 131048) => "Guests have reported the number too often: see its quality in WhatsApp Manager.",
        (_, >= 132000 and <= 132999) =>
            "Meta does not take this template: compare its name, language and placeholders in WhatsApp Manager with the WhatsApp__ settings of its name.",
        (404, _) => "Meta knows no such number: set WhatsApp__PhoneNumberId to the id that the app's page of the API shows.",
        _ => null,
    };
}
