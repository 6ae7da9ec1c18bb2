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
            await strike.RunAsync(context, CourseOf(strike.Rule.Kind), clock, accept);
        else
            await accept().ExecuteAsync(context);
    }

    private static FaultCourse CourseOf(TwilioFaultKind kind) => kind switch
    {
        TwilioFaultKind.TooManyRequests => new FaultCourse.Refuse(TwilioError.TooManyRequests.ToResult()),
        TwilioFaultKind.NotAuthenticated => new FaultCourse.Refuse(TwilioError.NotAuthenticated.ToResult()),
        TwilioFaultKind.OptedOut => new FaultCourse.Refuse(TwilioError.OptedOut.ToResult()),
        TwilioFaultKind.OutsideWindow => new FaultCourse.Refuse(TwilioError.OutsideWindow.ToResult()),
        TwilioFaultKind.ServerError => new FaultCourse.Refuse(TwilioError.ServerError.ToResult()),
        TwilioFaultKind.BadGateway => new FaultCourse.Refuse(GatewayPage.BadGateway),
        TwilioFaultKind.Unavailable => new FaultCourse.Refuse(Results.StatusCode(StatusCodes.Status503ServiceUnavailable)),
        TwilioFaultKind.Hang => new FaultCourse.Hang(),
        TwilioFaultKind.Delay => new FaultCourse.Delay(),
        TwilioFaultKind.DropBeforeAccepting => new FaultCourse.Drop(),
        TwilioFaultKind.DropAfterAccepting => new FaultCourse.DropAfterAccepting(),
        TwilioFaultKind.HangAfterAccepting => new FaultCourse.HangAfterAccepting(),
        TwilioFaultKind.GarbleAfterAccepting => new FaultCourse.GarbleAfterAccepting(
            Results.Content(BrokenJson, "application/json", statusCode: StatusCodes.Status201Created)),
        _ => throw new InvalidOperationException($"The simulated Twilio does not know the fault {kind}."),
    };
}
