using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace HotelConcierge.Simulators.WhatsApp;

/// <summary>Answers in the form of Meta's Graph API. The codes are Meta's; clients are told to go by them and not by the words.</summary>
internal static class WhatsAppAnswers
{
    public static IResult Ok(JsonObject answer) => Write(answer, StatusCodes.Status200OK);

    /// <summary>An error of the Cloud API.</summary>
    public static IResult Refuse(int code, string words, int status = StatusCodes.Status400BadRequest, string? details = null)
    {
        var error = new JsonObject
        {
            ["message"] = string.Create(CultureInfo.InvariantCulture, $"(#{code}) {words}"),
            ["type"] = "OAuthException",
            ["code"] = code,
            ["error_data"] = new JsonObject { ["messaging_product"] = "whatsapp", ["details"] = details ?? words },
            ["fbtrace_id"] = "simulated",
        };
        return Write(new() { ["error"] = error }, status);
    }

    /// <summary>What is wrong with a parameter.</summary>
    public static IResult BadParameter(string details) => Refuse(100, "Invalid parameter", details: details);

    public static IResult Missing(string parameter) => Refuse(131008, "Required parameter is missing", details: $"{parameter} is missing.");

    public static IResult BadValue(string details) => Refuse(131009, "Parameter value is not valid", details: details);

    public static IResult NoSuchObject { get; } = Refuse(100, "Unsupported request", details: "The object does not exist or cannot be seen.");

    public static IResult NoToken { get; } = Refuse(104, "An access token is required", StatusCodes.Status400BadRequest);

    public static IResult BadToken { get; } = Refuse(190, "Invalid OAuth access token", StatusCodes.Status401Unauthorized);

    public static IResult NotAllowed { get; } = Refuse(10, "Application does not have permission", StatusCodes.Status403Forbidden);

    public static IResult TooManyMessages { get; } = Refuse(130429, "Rate limit hit", StatusCodes.Status429TooManyRequests);

    public static IResult PairRate { get; } = Refuse(131056, "Too many messages to this recipient in a short time");

    public static IResult OutsideWindow { get; } = Refuse(131047, "Re-engagement message");

    public static IResult Undeliverable { get; } = Refuse(131026, "Message undeliverable");

    public static IResult TooManyCalls(TimeSpan? wait) => new WithRetryAfter(
        Refuse(4, "Application request limit reached", StatusCodes.Status429TooManyRequests), wait);

    private static IResult Write(JsonObject answer, int status) =>
        Results.Content(answer.ToJsonString(), "application/json; charset=UTF-8", statusCode: status);

    private sealed class WithRetryAfter(IResult answer, TimeSpan? wait) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            if (wait is { } time)
                httpContext.Response.Headers.RetryAfter = ((long)Math.Ceiling(time.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            return answer.ExecuteAsync(httpContext);
        }
    }
}
