using Microsoft.AspNetCore.Http;

namespace HotelConcierge.Simulators.Telegram;

/// <summary>Answers in the words of the Bot API.</summary>
internal static class TelegramAnswers
{
    public static IResult Ok(object result) => Results.Json(new { ok = true, result });

    public static IResult Refuse(int code, string description) =>
        Results.Json(new { ok = false, error_code = code, description }, statusCode: code);

    public static IResult BadRequest(string what) => Refuse(StatusCodes.Status400BadRequest, "Bad Request: " + what);

    public static IResult TooManyRequests(int seconds) => Results.Json(
        new { ok = false, error_code = 429, description = $"Too Many Requests: retry after {seconds}", parameters = new { retry_after = seconds } },
        statusCode: StatusCodes.Status429TooManyRequests);

    public static IResult Unauthorized { get; } = Refuse(StatusCodes.Status401Unauthorized, "Unauthorized");

    public static IResult Conflict { get; } = Refuse(StatusCodes.Status409Conflict, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running");

    public static IResult Blocked { get; } = Refuse(StatusCodes.Status403Forbidden, "Forbidden: bot was blocked by the user");

    public static IResult ServerError { get; } = Refuse(StatusCodes.Status500InternalServerError, "Internal Server Error");
}
