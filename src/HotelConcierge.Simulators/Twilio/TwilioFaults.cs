using HotelConcierge.Simulators.Faults;
using Microsoft.AspNetCore.Http;

namespace HotelConcierge.Simulators.Twilio;

/// <summary>Runs an operation of the API, or the fault that strikes it.</summary>
internal sealed class TwilioFaults(FaultBoard<TwilioFault> board, TimeProvider clock)
{
    private const string BrokenJson = """{"sid": "SM""";

    /// <param name="accept">Does the operation and gives the answer that the client would get.</param>
    public async Task RunAsync(
        HttpContext context, TwilioOperation operation, string recipient, string text, Func<IResult> accept)
    {
        if (board.Strike(rule => rule.On == operation && rule.Matches(recipient, text)) is { } strike)
            await RunAsync(context, strike, accept);
        else
            await accept().ExecuteAsync(context);
    }

    private async Task RunAsync(HttpContext context, FaultStrike<TwilioFault> strike, Func<IResult> accept)
    {
        switch (strike.Rule.Kind)
        {
            case TwilioFaultKind.TooManyRequests:
                await strike.AnswerAsync(context, TwilioError.TooManyRequests.ToResult());
                break;
            case TwilioFaultKind.NotAuthenticated:
                await strike.AnswerAsync(context, TwilioError.NotAuthenticated.ToResult());
                break;
            case TwilioFaultKind.OptedOut:
                await strike.AnswerAsync(context, TwilioError.OptedOut.ToResult());
                break;
            case TwilioFaultKind.OutsideWindow:
                await strike.AnswerAsync(context, TwilioError.OutsideWindow.ToResult());
                break;
            case TwilioFaultKind.ServerError:
                await strike.AnswerAsync(context, TwilioError.ServerError.ToResult());
                break;
            case TwilioFaultKind.BadGateway:
                await strike.AnswerAsync(context, GatewayPage.BadGateway);
                break;
            case TwilioFaultKind.Unavailable:
                await strike.AnswerAsync(context, Results.StatusCode(StatusCodes.Status503ServiceUnavailable));
                break;
            case TwilioFaultKind.Hang:
                if (await strike.HoldAsync(context))
                    await accept().ExecuteAsync(context);
                break;
            case TwilioFaultKind.Delay:
                await strike.DelayAsync(context, clock);
                await accept().ExecuteAsync(context);
                break;
            case TwilioFaultKind.DropBeforeAccepting:
                strike.Drop(context);
                break;
            case TwilioFaultKind.DropAfterAccepting:
                accept();
                strike.Drop(context);
                break;
            case TwilioFaultKind.HangAfterAccepting:
                var answer = accept();
                if (await strike.HoldAsync(context))
                    await answer.ExecuteAsync(context);
                break;
            case TwilioFaultKind.GarbleAfterAccepting:
                accept();
                await strike.AnswerAsync(context, Results.Content(BrokenJson, "application/json", statusCode: StatusCodes.Status201Created));
                break;
            default:
                throw new InvalidOperationException($"The simulated Twilio does not know the fault {strike.Rule.Kind}.");
        }
    }
}
