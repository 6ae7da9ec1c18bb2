using Microsoft.AspNetCore.Http;

namespace HotelConcierge.Simulators.OpenAI;

/// <summary>An error as OpenAI's API words it.</summary>
internal sealed record OpenAIError(int Status, string Type, string? Code, string Message, string? Param = null)
{
    public static readonly OpenAIError InvalidKey = new(
        401, "invalid_request_error", "invalid_api_key", "Incorrect API key provided.");

    public static readonly OpenAIError TooManyRequests = new(429, "requests", "rate_limit_exceeded", "Rate limit reached.");

    public static readonly OpenAIError OutOfQuota = new(
        429, "insufficient_quota", "insufficient_quota", "You exceeded your current quota, please check your plan and billing details.");

    public static readonly OpenAIError ContextTooLong = new(
        400, "invalid_request_error", "context_length_exceeded", "This model's maximum context length was exceeded by your messages.");

    public static readonly OpenAIError ServerError = new(
        500, "server_error", null, "The server had an error while processing your request.");

    public static readonly OpenAIError Unavailable = new(503, "server_error", null, "The server is currently overloaded.");

    /// <param name="param">The place in the request, where the service names it.</param>
    public static OpenAIError BadRequest(string message, string? param = null, string? code = null) =>
        new(400, "invalid_request_error", code, message, param);

    public static OpenAIError NoSuchModel(string model) => new(
        404, "invalid_request_error", "model_not_found", $"The model '{model}' does not exist or you do not have access to it.");

    public IResult ToResult() => Results.Json(
        new { error = new { message = Message, type = Type, param = Param, code = Code } }, statusCode: Status);
}
