using System.Text.Json;
using HotelConcierge.Simulators.Hosting;
using HotelConcierge.Simulators.Twilio;

namespace HotelConcierge.Simulators.Conversations;

/// <summary>
/// What Twilio Conversations takes. Of the closed state the code and the words are documented (twilio.com/docs/api/errors/50377), of other
/// refusals the rule, and not the code: there it is that of parameters that are not valid.
/// </summary>
internal static class ConversationsRules
{
    public const int MaxBody = 1600;
    public const int MaxWebhooks = 5;

    public static readonly TwilioError Closed = new(400, 50377, "Can't update conversation as it's in final closed state");

    /// <returns>Null for a message that is taken.</returns>
    public static TwilioError? FindProblem(LoggedRequest request, Func<string, bool> hasFile)
    {
        var (body, media, attributes) = (request.Field("Body"), request.Field("MediaSid"), request.Field("Attributes"));
        return body.Length == 0 && media.Length == 0 ? TwilioError.Unreadable("A message has a Body or a MediaSid")
            : body.Length > MaxBody ? TwilioError.Unreadable($"Body is longer than {MaxBody} characters")
            : media.Length > 0 && !hasFile(media) ? TwilioError.Unreadable("There is no media of this MediaSid")
            : attributes.Length > 0 && !IsJson(attributes) ? TwilioError.Unreadable("Attributes is not valid JSON")
            : null;
    }

    /// <summary>Whether it is a SID of this kind.</summary>
    public static bool IsSid(string text, string prefix) =>
        text.StartsWith(prefix, StringComparison.Ordinal)
        && text.Length == prefix.Length + 32
        && text.Skip(prefix.Length).All(char.IsAsciiHexDigit);

    private static bool IsJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            // The caller refuses it.
            return false;
        }
    }
}
