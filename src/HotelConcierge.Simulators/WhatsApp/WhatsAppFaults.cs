using HotelConcierge.Simulators.Faults;
using Microsoft.AspNetCore.Http;

namespace HotelConcierge.Simulators.WhatsApp;

/// <summary>Runs a call of the API, or the fault that strikes it.</summary>
internal sealed class WhatsAppFaults(FaultBoard<WhatsAppFault> board, TimeProvider clock)
{
    private const string BrokenJson = """{"messaging_product":"whatsapp","messages":[{"id":"wamid.""";

    /// <param name="accept">Does what was asked and gives the answer that the client would get.</param>
    public async Task RunAsync(HttpContext context, WhatsAppOperation operation, string recipient, string text, Func<IResult> accept)
    {
        if (board.Strike(rule => rule.On == operation && rule.Matches(recipient, text)) is { } strike)
            await strike.RunAsync(context, CourseOf(strike.Rule), clock, accept);
        else
            await accept().ExecuteAsync(context);
    }

    private static FaultCourse CourseOf(WhatsAppFault fault) => fault.Kind switch
    {
        WhatsAppFaultKind.TooManyCalls => new FaultCourse.Refuse(WhatsAppAnswers.TooManyCalls(fault.RetryAfter)),
        WhatsAppFaultKind.TooManyMessages => new FaultCourse.Refuse(WhatsAppAnswers.TooManyMessages),
        WhatsAppFaultKind.PairRate => new FaultCourse.Refuse(WhatsAppAnswers.PairRate),
        WhatsAppFaultKind.NotAuthenticated => new FaultCourse.Refuse(WhatsAppAnswers.BadToken),
        WhatsAppFaultKind.NotAllowed => new FaultCourse.Refuse(WhatsAppAnswers.NotAllowed),
        WhatsAppFaultKind.Blocked => new FaultCourse.Refuse(WhatsAppAnswers.Refuse(130403, "User is blocked by business")),
        WhatsAppFaultKind.OutsideWindow => new FaultCourse.Refuse(WhatsAppAnswers.OutsideWindow),
        WhatsAppFaultKind.Undeliverable => new FaultCourse.Refuse(WhatsAppAnswers.Undeliverable),
        WhatsAppFaultKind.CannotFetchFile => new FaultCourse.Refuse(WhatsAppAnswers.Refuse(131053, "Media upload error")),
        WhatsAppFaultKind.ServerError => new FaultCourse.Refuse(
            WhatsAppAnswers.Refuse(131000, "Something went wrong", StatusCodes.Status500InternalServerError)),
        WhatsAppFaultKind.BadGateway => new FaultCourse.Refuse(GatewayPage.BadGateway),
        WhatsAppFaultKind.Hang => new FaultCourse.Hang(),
        WhatsAppFaultKind.Delay => new FaultCourse.Delay(),
        WhatsAppFaultKind.DropBeforeAccepting => new FaultCourse.Drop(),
        WhatsAppFaultKind.DropAfterAccepting => new FaultCourse.DropAfterAccepting(),
        WhatsAppFaultKind.HangAfterAccepting => new FaultCourse.HangAfterAccepting(),
        WhatsAppFaultKind.GarbleAfterAccepting => new FaultCourse.GarbleAfterAccepting(Results.Content(BrokenJson, "application/json")),
        _ => throw new InvalidOperationException($"The simulated WhatsApp does not know the fault {fault.Kind}."),
    };
}
