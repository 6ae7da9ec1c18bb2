using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace HotelConcierge.Simulators.Faults;

/// <summary>
/// One request struck by a fault. Made before anything is told about the request, so that a release right after the
/// telling reaches it.
/// </summary>
internal sealed class FaultStrike<TRule>(ActiveFault<TRule> fault, Task released)
    where TRule : FaultRule
{
    public TRule Rule => fault.Rule;

    /// <summary>Says that the fault struck.</summary>
    public void Tell() => fault.RecordHit();

    /// <summary>Says that the fault struck, then holds the request.</summary>
    /// <returns>True when it was released; false when the client gave up or the server stops.</returns>
    public async Task<bool> HoldAsync(HttpContext request)
    {
        Tell();
        var clientLeft = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = request.RequestAborted.Register(clientLeft.SetResult);
        return await Task.WhenAny(released, clientLeft.Task) == released;
    }

    /// <summary>Says that the fault struck, then waits as long as its rule says.</summary>
    public Task DelayAsync(HttpContext request, TimeProvider clock)
    {
        Tell();
        return Task.Delay(Rule.Delay, clock, request.RequestAborted);
    }

    /// <summary>Says that the fault struck, then gives its answer, with Retry-After when the rule has one.</summary>
    public Task AnswerAsync(HttpContext request, IResult answer)
    {
        if (Rule.RetryAfter is { } wait)
            request.Response.Headers.RetryAfter = ((long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        Tell();
        return answer.ExecuteAsync(request);
    }

    /// <summary>Says that the fault struck, then breaks the connection.</summary>
    public void Drop(HttpContext request)
    {
        Tell();
        request.Abort();
    }
}
