using System.Globalization;
using HotelConcierge.Simulators.Faults;
using Microsoft.AspNetCore.Http;

namespace HotelConcierge.Simulators.OpenAI;

/// <summary>Does what a fault does. Faults that only change the answer are left to whoever makes the answer.</summary>
internal sealed class OpenAIFaults(TimeProvider clock)
{
    private const string BrokenJson =
        """{"id":"chatcmpl-broken","object":"chat.completion","choices":[{"index":0,"message":{"role":"assis""";

    /// <returns>Whether the request still wants its answer.</returns>
    public Task<bool> RunAsync(HttpContext context, FaultStrike<OpenAIFault> strike)
    {
        var course = CourseOf(strike.Rule.Kind);
        if (course is FaultCourse.Refuse && strike.Rule.RetryAfter is { } wait)
            context.Response.Headers["retry-after-ms"] = wait.TotalMilliseconds.ToString(CultureInfo.InvariantCulture);
        return strike.BeginAsync(context, course, clock);
    }

    private static FaultCourse CourseOf(OpenAIFaultKind kind) => kind switch
    {
        OpenAIFaultKind.InvalidKey => new FaultCourse.Refuse(OpenAIError.InvalidKey.ToResult()),
        OpenAIFaultKind.TooManyRequests => new FaultCourse.Refuse(OpenAIError.TooManyRequests.ToResult()),
        OpenAIFaultKind.OutOfQuota => new FaultCourse.Refuse(OpenAIError.OutOfQuota.ToResult()),
        OpenAIFaultKind.ContextTooLong => new FaultCourse.Refuse(OpenAIError.ContextTooLong.ToResult()),
        OpenAIFaultKind.ServerError => new FaultCourse.Refuse(OpenAIError.ServerError.ToResult()),
        OpenAIFaultKind.BadGateway => new FaultCourse.Refuse(GatewayPage.BadGateway),
        OpenAIFaultKind.Unavailable => new FaultCourse.Refuse(OpenAIError.Unavailable.ToResult()),
        OpenAIFaultKind.MalformedJson => new FaultCourse.Refuse(Results.Content(BrokenJson, "application/json")),
        OpenAIFaultKind.NoChoices or OpenAIFaultKind.NoContent or OpenAIFaultKind.LongAnswer or OpenAIFaultKind.DropMidway =>
            new FaultCourse.ChangeAnswer(),
        OpenAIFaultKind.Hang => new FaultCourse.Hang(),
        OpenAIFaultKind.Delay => new FaultCourse.Delay(),
        OpenAIFaultKind.Drop => new FaultCourse.Drop(),
        _ => throw new InvalidOperationException($"The simulated OpenAI does not know the fault {kind}."),
    };
}
