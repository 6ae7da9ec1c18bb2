using System.ClientModel;
using System.ClientModel.Primitives;
using System.Globalization;
using System.Text.Json;
using HotelConcierge.Diagnostics;

namespace HotelConcierge.Model.OpenAI;

/// <summary>What a failed request to the model service means for us.</summary>
/// <param name="Trouble">In our words.</param>
/// <param name="Evidence">The status and the service's code, or what broke: <c>401 invalid_api_key</c>. Nothing from the prompt.</param>
/// <param name="MayPass">Whether the same request may succeed later.</param>
/// <param name="RetryAfter">How long the service asked us to wait, where it did.</param>
/// <param name="Cause">
/// The exception behind it. Null for an HTTP error: its message repeats the service's text, in which a part of the key or
/// of the prompt may stand.
/// </param>
internal sealed record ServiceFault(
    ModelTrouble Trouble,
    string Evidence,
    bool MayPass,
    TimeSpan? RetryAfter = null,
    Exception? Cause = null)
{
    /// <summary>The HTTP status; null where no answer came.</summary>
    public int? Status { get; init; }

    private const int LongestCode = 64;
    private const double SecondsPerDay = 24 * 60 * 60;

    // As documented by OpenAI (error codes), the older ones as seen in the field. The type can be insufficient_quota
    // while the code says which limit it was.
    private static readonly HashSet<string> QuotaCodes = new(StringComparer.OrdinalIgnoreCase)
    {
        "insufficient_quota",
        "credit_balance_exhausted",
        "organization_spend_limit_exceeded",
        "organization_usage_limit_exceeded",
        "project_spend_limit_exceeded",
        "billing_hard_limit_reached",
        "billing_not_active",
    };

    /// <summary>Reads an exception of a call that was not cancelled by its caller.</summary>
    /// <returns>Null for an exception that is none of the service's.</returns>
    public static ServiceFault? Of(Exception exception, DateTimeOffset now) => exception switch
    {
        ClientResultException { Status: > 0 } answered => OfAnswer(answered, now) with { Status = answered.Status },
        ClientResultException { InnerException: { } inner } => Of(inner, now),
        HttpRequestException broken => Passing($"connection failed: {broken.HttpRequestError}", broken),
        IOException broken => Passing("connection broke", broken),
        OperationCanceledException or TimeoutException => Passing("no answer in time", exception),
        InvalidDataException unreadable => Passing("unreadable answer", unreadable),
        _ => null,
    };

    private static ServiceFault Passing(string evidence, Exception cause) =>
        new(ModelTrouble.Unavailable, evidence, MayPass: true, Cause: cause);

    private static ServiceFault OfAnswer(ClientResultException exception, DateTimeOffset now)
    {
        var status = exception.Status;
        var response = exception.GetRawResponse();
        var (code, type) = ErrorBody.Read(response, error => (ReadCode(error, "code"), ReadCode(error, "type")), otherwise: default);
        var evidence = string.Join(' ', new[] { status.ToString(CultureInfo.InvariantCulture), code ?? type }.OfType<string>());

        if (status is 402 || (code is not null && QuotaCodes.Contains(code)) || (type is not null && QuotaCodes.Contains(type)))
            return new(ModelTrouble.OutOfQuota, evidence, MayPass: false);
        if (status is 401 or 403)
            return new(ModelTrouble.BadKey, evidence, MayPass: false);

        // OpenAI's own clients obey this header before they look at the status.
        var passing = status is 408 or 409 or 429 or >= 500;
        var mayPass = ReadHeader(response, "x-should-retry") switch { "true" => true, "false" => false, _ => passing };
        return new(passing || mayPass ? ModelTrouble.Unavailable : ModelTrouble.Refused, evidence, mayPass, ReadRetryAfter(response, now));
    }

    // Whatever does not look like a code may be anything, a guest's words included.
    private static string? ReadCode(JsonElement error, string name) =>
        error.TryGetProperty(name, out var property)
        && property.ValueKind == JsonValueKind.String
        && property.GetString() is { Length: > 0 and <= LongestCode } code
        && code.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or '.')
            ? code
            : null;

    private static TimeSpan? ReadRetryAfter(PipelineResponse? response, DateTimeOffset now)
    {
        if (ReadWait(ReadHeader(response, "retry-after-ms"), secondsPerUnit: 0.001) is { } exact)
            return exact;
        var value = ReadHeader(response, "retry-after");
        if (ReadWait(value, secondsPerUnit: 1) is { } wait)
            return wait;
        return DateTimeOffset.TryParseExact(value, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            && date > now
            ? date - now
            : null;
    }

    // Zero is no instruction to hammer the service, so it counts as absent; a day is more than any call can wait for.
    private static TimeSpan? ReadWait(string? value, double secondsPerUnit) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number > 0
            ? TimeSpan.FromSeconds(Math.Min(number * secondsPerUnit, SecondsPerDay))
            : null;

    private static string? ReadHeader(PipelineResponse? response, string name) =>
        response is not null && response.Headers.TryGetValue(name, out var value) ? value?.Trim() : null;
}
