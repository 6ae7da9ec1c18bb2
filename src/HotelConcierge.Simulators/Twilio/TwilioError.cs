using Microsoft.AspNetCore.Http;

namespace HotelConcierge.Simulators.Twilio;

/// <summary>An error as Twilio's REST API words it. Codes and words: twilio.com/docs/api/errors.</summary>
internal sealed record TwilioError(int Status, int Code, string Message)
{
    public static readonly TwilioError NoCredentials = new(401, 20003, "Authentication Error - No credentials provided");
    public static readonly TwilioError NotAuthenticated = new(401, 20003, "Authenticate");
    public static readonly TwilioError NotComplete = new(409, 20009, "Cannot delete this resource before it is complete");
    public static readonly TwilioError TooManyRequests = new(429, 20429, "Too Many Requests");
    public static readonly TwilioError ServerError = new(500, 20500, "An internal server error has occurred");
    public static readonly TwilioError BadDate = new(400, 20001, "Invalid date value.");
    public static readonly TwilioError BadUpdate = new(400, 30400, "Parameters are not valid");
    public static readonly TwilioError NotCancelable = new(409, 30409, "This message cannot be canceled");
    public static readonly TwilioError NoContent = new(400, 21602, "Message body is required.");
    public static readonly TwilioError NoContentForService = new(400, 21619, "A text message body or media urls must be specified.");
    public static readonly TwilioError NoFrom = new(400, 21603, "A 'From' phone number is required.");
    public static readonly TwilioError NoTo = new(400, 21604, "A 'To' phone number is required.");
    public static readonly TwilioError BadStatusCallback = new(400, 21609, "The StatusCallback URL is not a valid URL.");
    public static readonly TwilioError OptedOut = new(400, 21610, "Attempt to send to unsubscribed recipient");
    public static readonly TwilioError QueueFull = new(429, 21611, "This 'From' number has exceeded the maximum number of queued messages");
    public static readonly TwilioError TooLong = new(400, 21617, "The concatenated message body exceeds the 1600 character limit");
    public static readonly TwilioError BadMediaUrl = new(400, 21620, "Invalid media URL(s)");
    public static readonly TwilioError TooManyMedia = new(400, 21623, "Number of media files exceeds allowed limit");
    public static readonly TwilioError BadValidityPeriod = new(400, 21624, "Invalid validity period value");
    public static readonly TwilioError NoContentSid = new(400, 21654, "ContentSid Required");
    public static readonly TwilioError BadContentSid = new(400, 21655, "The ContentSid is Invalid");
    public static readonly TwilioError BadContentVariables = new(400, 21656, "The Content Variables parameter is invalid.");
    public static readonly TwilioError NoSenders = new(400, 21704, "The Messaging Service contains no phone numbers");
    public static readonly TwilioError BadService = new(400, 21705, "The Messaging Service is invalid");
    public static readonly TwilioError OtherChannel = new(
        400,
        21910,
        "Invalid From and To pair. From and To should be of the same channel");
    public static readonly TwilioError NoSuchChannel = new(400, 63007, "Twilio could not find a Channel with the specified From address");
    public static readonly TwilioError OutsideWindow = new(
        400,
        63016,
        "Failed to send freeform message because you are outside the allowed window. Please use a Template.");
    public static readonly TwilioError SameOnChannel = new(400, 63031, "Channels message cannot have same From and To");

    public static TwilioError BadNumber(string to) => new(400, 21211, $"The 'To' number {to} is not a valid phone number.");

    public static TwilioError BadSender(string from) =>
        new(400, 21212, $"The 'From' number {from} is not a valid phone number, shortcode, or alphanumeric sender ID.");

    public static TwilioError BadUrl(string url) => new(400, 21402, $"Invalid Url: {url}");

    public static TwilioError BadMethod(string method) => new(400, 21403, $"Invalid Method: {method}");

    public static TwilioError SameNumber(string number) => new(400, 21266, $"'To' and 'From' number cannot be the same: {number}");

    public static TwilioError NotOurNumber(string from) =>
        new(400, 21659, $"'{from}' is not a Twilio phone number or Short Code country mismatch");

    public static TwilioError NotFound(string path) => new(404, 20404, $"The requested resource {path} was not found");

    /// <summary>A form that cannot be read. Which code Twilio gives is not documented; this is the one of other bad parameters.</summary>
    public static TwilioError Unreadable(string what) => new(400, 20001, what);

    public IResult ToResult() => Results.Json(
        new TwilioErrorJson(Code, Message, $"https://www.twilio.com/docs/errors/{Code}", Status), TwilioJson.Options, statusCode: Status);

    private sealed record TwilioErrorJson(int Code, string Message, string MoreInfo, int Status);
}
