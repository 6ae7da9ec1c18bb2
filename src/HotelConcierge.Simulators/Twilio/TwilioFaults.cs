using HotelConcierge.Simulators.Faults;
using Microsoft.AspNetCore.Http;

namespace HotelConcierge.Simulators.Twilio;

/// <summary>Runs an operation of the API, or the fault that strikes it.</summary>
internal sealed class TwilioFaults(FaultBoard<TwilioFault> board, TimeProvider clock)
{
    private const string GatewayPage = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>";

    /// <param name="accept">Does the operation and gives the answer that the client would get.</param>
    public async Task RunAsync(
        HttpContext context, TwilioOperation operation, string recipient, string text, Func<IResult> accept)
    {
        var fault = board.Strike(rule => rule.On == operation && rule.Matches(recipient, text));
        switch (fault?.Rule.Kind)
        {
            case null:
                await accept().ExecuteAsync(context);
                break;
            case TwilioFaultKind.TooManyRequests:
                await AnswerAsync(fault!, context, TwilioError.TooManyRequests.ToResult());
                break;
            case TwilioFaultKind.ServerError:
                await AnswerAsync(fault!, context, TwilioError.ServerError.ToResult());
                break;
            case TwilioFaultKind.BadGateway:
                await AnswerAsync(fault!, context, Results.Content(GatewayPage, "text/html", statusCode: StatusCodes.Status502BadGateway));
                break;
            case TwilioFaultKind.Unavailable:
                await AnswerAsync(fault!, context, Results.StatusCode(StatusCodes.Status503ServiceUnavailable));
                break;
            case TwilioFaultKind.Hang:
                if (await fault!.HoldAsync(context))
                    await accept().ExecuteAsync(context);
                break;
            case TwilioFaultKind.Delay:
                fault!.RecordHit();
                await Task.Delay(fault.Rule.Delay, clock, context.RequestAborted);
                await accept().ExecuteAsync(context);
                break;
            case TwilioFaultKind.DropBeforeAccepting:
                fault!.RecordHit();
                context.Abort();
                break;
            case TwilioFaultKind.DropAfterAccepting:
                accept();
                fault!.RecordHit();
                context.Abort();
                break;
            case TwilioFaultKind.HangAfterAccepting:
                var answer = accept();
                if (await fault!.HoldAsync(context))
                    await answer.ExecuteAsync(context);
                break;
            default:
                throw new InvalidOperationException($"The simulated Twilio does not know the fault {fault.Rule.Kind}.");
        }
    }

    private static Task AnswerAsync(ActiveFault<TwilioFault> fault, HttpContext context, IResult answer)
    {
        if (fault.Rule.RetryAfter is { } wait)
            context.Response.Headers.RetryAfter = RetryAfterSeconds(wait);
        fault.RecordHit();
        return answer.ExecuteAsync(context);
    }

    private static string RetryAfterSeconds(TimeSpan wait) =>
        ((long)Math.Ceiling(wait.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
