using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace HotelConcierge.Simulators.Line;

/// <summary>Answers in the form of LINE's Messaging API.</summary>
internal static class LineAnswers
{
    public static IResult Ok(JsonObject answer, int status = StatusCodes.Status200OK) => Write(answer, status);

    public static IResult Refuse(int status, string message, params (string Property, string Message)[] details)
    {
        var answer = new JsonObject { ["message"] = message };
        if (details.Length > 0)
        {
            answer["details"] = new JsonArray(
                [.. details.Select(JsonNode? (detail) => new JsonObject { ["message"] = detail.Message, ["property"] = detail.Property })]);
        }

        return Write(answer, status);
    }

    /// <summary>What is wrong with a part of the body.</summary>
    public static IResult Invalid(string property, string what) =>
        Refuse(StatusCodes.Status400BadRequest, "The request body has 1 error(s)", (property, what));

    public static IResult NotAuthenticated { get; } = Refuse(
        StatusCodes.Status401Unauthorized,
        "Authentication failed. Confirm that the access token in the authorization header is valid.");

    public static IResult NotAllowed { get; } = Refuse(
        StatusCodes.Status403Forbidden, "Access to this API is not available for your account");

    public static IResult NotFound { get; } = Refuse(StatusCodes.Status404NotFound, "Not found");

    public static IResult InvalidReplyToken { get; } = Refuse(StatusCodes.Status400BadRequest, "Invalid reply token");

    public static IResult MonthlyLimit { get; } = Refuse(StatusCodes.Status429TooManyRequests, "You have reached your monthly limit.");

    public static IResult TooLarge { get; } = Refuse(StatusCodes.Status413PayloadTooLarge, "The request is larger than 2 MB");

    public static IResult TooManyRequests(TimeSpan? wait) => new WithRetryAfter(
        Refuse(StatusCodes.Status429TooManyRequests, "The API rate limit has been exceeded. Try again later."), wait);

    private static IResult Write(JsonObject answer, int status) =>
        Results.Content(answer.ToJsonString(), "application/json", statusCode: status);

    private sealed class WithRetryAfter(IResult answer, TimeSpan? wait) : IResult, IStatusCodeHttpResult
    {
        public int? StatusCode => StatusCodes.Status429TooManyRequests;

        public Task ExecuteAsync(HttpContext httpContext)
        {
            if (wait is { } time)
                httpContext.Response.Headers.RetryAfter = ((long)Math.Ceiling(time.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            return answer.ExecuteAsync(httpContext);
        }
    }
}
