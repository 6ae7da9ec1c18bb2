using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace HotelConcierge.Simulators.Telegram;

/// <summary>Answers in the words of the Bot API.</summary>
internal static class TelegramAnswers
{
    public static IResult Ok(JsonNode result, string? description = null)
    {
        var answer = new JsonObject { ["ok"] = true, ["result"] = result };
        if (description is not null)
            answer["description"] = description;
        return Write(answer, StatusCodes.Status200OK);
    }

    public static IResult Refuse(int code, string description) =>
        Write(new JsonObject { ["ok"] = false, ["error_code"] = code, ["description"] = description }, code);

    public static IResult BadRequest(string what) => Refuse(StatusCodes.Status400BadRequest, "Bad Request: " + what);

    /// <summary>The wait is in the body and in the header.</summary>
    public static IResult TooManyRequests(int seconds) => new WithRetryAfter(
        Write(
            new JsonObject
            {
                ["ok"] = false,
                ["error_code"] = 429,
                ["description"] = $"Too Many Requests: retry after {seconds}",
                ["parameters"] = new JsonObject { ["retry_after"] = seconds },
            },
            StatusCodes.Status429TooManyRequests),
        seconds);

    public static IResult Unauthorized { get; } = Refuse(StatusCodes.Status401Unauthorized, "Unauthorized");

    /// <summary>For what is no token at all.</summary>
    public static IResult InvalidToken { get; } = Refuse(StatusCodes.Status401Unauthorized, "Unauthorized: invalid token specified");

    public static IResult NotFound { get; } = Refuse(StatusCodes.Status404NotFound, "Not Found");

    public static IResult NoSuchMethod { get; } = Refuse(StatusCodes.Status404NotFound, "Not Found: method not found");

    public static IResult Conflict { get; } =
        Refuse(
            StatusCodes.Status409Conflict,
            "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running");

    /// <summary>For an upload beyond what a bot may send.</summary>
    public static IResult TooLarge { get; } = Refuse(StatusCodes.Status413PayloadTooLarge, "Request Entity Too Large");

    public static IResult Blocked { get; } = Refuse(StatusCodes.Status403Forbidden, "Forbidden: bot was blocked by the user");

    public static IResult ServerError { get; } = Refuse(StatusCodes.Status500InternalServerError, "Internal Server Error");

    private static IResult Write(JsonObject answer, int status) =>
        Results.Content(answer.ToJsonString(), "application/json", statusCode: status);

    private sealed class WithRetryAfter(IResult answer, int seconds) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            return answer.ExecuteAsync(httpContext);
        }
    }
}
