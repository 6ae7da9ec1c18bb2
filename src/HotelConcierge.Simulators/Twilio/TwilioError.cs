using Microsoft.AspNetCore.Http;

namespace HotelConcierge.Simulators.Twilio;

/// <summary>An error as Twilio's REST API words it. Codes: twilio.com/docs/api/errors.</summary>
internal sealed record TwilioError(int Status, int Code, string Message)
{
    public static readonly TwilioError NotAuthenticated = new(401, 20003, "Authenticate");
    public static readonly TwilioError NotFound = new(404, 20404, "The requested resource was not found");
    public static readonly TwilioError TooManyRequests = new(429, 20429, "Too Many Requests");
    public static readonly TwilioError ServerError = new(500, 20500, "An internal server error has occurred");
    public static readonly TwilioError BadDate = new(400, 20001, "Invalid date value.");
    public static readonly TwilioError NoContent = new(400, 21602, "Message body is required.");
    public static readonly TwilioError NoFrom = new(400, 21603, "A 'From' phone number is required.");
    public static readonly TwilioError NoTo = new(400, 21604, "A 'To' phone number is required.");
    public static readonly TwilioError BadStatusCallback = new(400, 21609, "The StatusCallback URL is not a valid URL.");
    public static readonly TwilioError OptedOut = new(400, 21610, "Attempt to send to unsubscribed recipient");
    public static readonly TwilioError QueueFull = new(429, 21611, "This 'From' number has exceeded the maximum number of queued messages");
    public static readonly TwilioError TooLong = new(400, 21617, "The concatenated message body exceeds the 1600 character limit");
    public static readonly TwilioError BadContentVariables = new(400, 21656, "The Content Variables parameter is invalid.");
    public static readonly TwilioError OutsideWindow = new(400, 63016, "Failed to send freeform message because you are outside the allowed window. Please use a Template.");

    public static TwilioError BadNumber(string to) => new(400, 21211, $"The 'To' number {to} is not a valid phone number.");

    public IResult ToResult() => Results.Json(
        new TwilioErrorJson(Code, Message, $"https://www.twilio.com/docs/errors/{Code}", Status), TwilioJson.Options, statusCode: Status);

    private sealed record TwilioErrorJson(int Code, string Message, string MoreInfo, int Status);
}
