using System.Globalization;
using HotelConcierge.Simulators.Faults;
using Microsoft.AspNetCore.Http;

namespace HotelConcierge.Simulators.OpenAI;

/// <summary>Does what a fault does. Faults that only change the answer are left to whoever makes the answer.</summary>
internal sealed class OpenAIFaults(TimeProvider clock)
{
    private const string BrokenJson = """{"id":"chatcmpl-broken","object":"chat.completion","choices":[{"index":0,"message":{"role":"assis""";

    /// <returns>Whether the request still wants its answer.</returns>
    public async Task<bool> RunAsync(HttpContext context, FaultStrike<OpenAIFault> strike)
    {
        switch (strike.Rule.Kind)
        {
            case OpenAIFaultKind.Hang:
                return await strike.HoldAsync(context);
            case OpenAIFaultKind.Delay:
                await strike.DelayAsync(context, clock);
                return true;
            case OpenAIFaultKind.Drop:
                strike.Drop(context);
                return false;
            case OpenAIFaultKind.NoChoices or OpenAIFaultKind.NoContent or OpenAIFaultKind.LongAnswer or OpenAIFaultKind.DropMidway:
                strike.Tell();
                return true;
            default:
                if (strike.Rule.RetryAfter is { } wait)
                    context.Response.Headers["retry-after-ms"] = wait.TotalMilliseconds.ToString(CultureInfo.InvariantCulture);
                await strike.AnswerAsync(context, AnswerOf(strike.Rule.Kind));
                return false;
        }
    }

    private static IResult AnswerOf(OpenAIFaultKind kind) => kind switch
    {
        OpenAIFaultKind.InvalidKey => OpenAIError.InvalidKey.ToResult(),
        OpenAIFaultKind.TooManyRequests => OpenAIError.TooManyRequests.ToResult(),
        OpenAIFaultKind.OutOfQuota => OpenAIError.OutOfQuota.ToResult(),
        OpenAIFaultKind.ContextTooLong => OpenAIError.ContextTooLong.ToResult(),
        OpenAIFaultKind.ServerError => OpenAIError.ServerError.ToResult(),
        OpenAIFaultKind.BadGateway => GatewayPage.BadGateway,
        OpenAIFaultKind.Unavailable => OpenAIError.Unavailable.ToResult(),
        OpenAIFaultKind.MalformedJson => Results.Content(BrokenJson, "application/json"),
        _ => throw new InvalidOperationException($"The simulated OpenAI does not know the fault {kind}."),
    };
}
