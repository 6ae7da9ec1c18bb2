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

    /// <summary>Takes a course to its end.</summary>
    /// <param name="accept">Does what was asked and gives the answer that the client would get.</param>
    public async Task RunAsync(HttpContext request, FaultCourse course, TimeProvider clock, Func<IResult> accept)
    {
        switch (course)
        {
            case FaultCourse.DropAfterAccepting:
                accept();
                Drop(request);
                break;
            case FaultCourse.HangAfterAccepting:
                var answer = accept();
                if (await HoldAsync(request))
                    await answer.ExecuteAsync(request);
                break;
            case FaultCourse.GarbleAfterAccepting garbled:
                accept();
                await AnswerAsync(request, garbled.Answer);
                break;
            default:
                if (await BeginAsync(request, course, clock))
                    await accept().ExecuteAsync(request);
                break;
        }
    }

    /// <summary>Takes a course on which nothing is accepted before the fault has struck.</summary>
    /// <returns>Whether the request is still to be processed and answered.</returns>
    public async Task<bool> BeginAsync(HttpContext request, FaultCourse course, TimeProvider clock)
    {
        switch (course)
        {
            case FaultCourse.Refuse refused:
                await AnswerAsync(request, refused.Answer);
                return false;
            case FaultCourse.Hang:
                return await HoldAsync(request);
            case FaultCourse.Delay:
                Tell();
                await Task.Delay(Rule.Delay, clock, request.RequestAborted);
                return true;
            case FaultCourse.Drop:
                Drop(request);
                return false;
            case FaultCourse.ChangeAnswer:
                Tell();
                return true;
            default:
                throw new InvalidOperationException($"Nothing begins with the course {course.GetType().Name}.");
        }
    }

    /// <summary>Says that the fault struck.</summary>
    private void Tell() => fault.RecordHit();

    /// <summary>Says that the fault struck, then holds the request.</summary>
    /// <returns>True when it was released; false when the client gave up or the server stops.</returns>
    private async Task<bool> HoldAsync(HttpContext request)
    {
        Tell();
        var clientLeft = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = request.RequestAborted.Register(clientLeft.SetResult);
        return await Task.WhenAny(released, clientLeft.Task) == released;
    }

    /// <summary>Says that the fault struck, then gives its answer, with Retry-After when the rule has one.</summary>
    private Task AnswerAsync(HttpContext request, IResult answer)
    {
        if (Rule.RetryAfter is { } wait)
            request.Response.Headers.RetryAfter = ((long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        Tell();
        return answer.ExecuteAsync(request);
    }

    /// <summary>Says that the fault struck, then breaks the connection.</summary>
    private void Drop(HttpContext request)
    {
        Tell();
        request.Abort();
    }
}
