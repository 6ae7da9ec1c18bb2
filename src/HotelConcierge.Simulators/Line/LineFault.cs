using HotelConcierge.Simulators.Faults;
using Microsoft.AspNetCore.Http;

namespace HotelConcierge.Simulators.Line;

/// <summary>Ways in which a call to LINE's API goes wrong.</summary>
public enum LineFaultKind
{
    /// <summary>429: more calls a second than LINE takes; with Retry-After where the rule has one.</summary>
    TooManyRequests,

    /// <summary>429: the month's messages are used up.</summary>
    MonthlyLimit,

    /// <summary>401: the token is wrong or was taken back.</summary>
    NotAuthenticated,

    /// <summary>403: the account may not do that.</summary>
    NotAllowed,

    /// <summary>400: the reply token is used up, or too old.</summary>
    InvalidReplyToken,

    /// <summary>500.</summary>
    ServerError,

    /// <summary>502 with the HTML page of a proxy.</summary>
    BadGateway,

    /// <summary>No answer until released; then the call is processed. If the client gives up first, it never happened.</summary>
    Hang,

    /// <summary>The call is processed after the rule's delay.</summary>
    Delay,

    /// <summary>The connection breaks and nothing was accepted.</summary>
    DropBeforeAccepting,

    /// <summary>The call is processed (the guest has the message), then the connection breaks before the answer.</summary>
    DropAfterAccepting,

    /// <summary>The call is processed (the guest has the message); the answer comes only when released.</summary>
    HangAfterAccepting,

    /// <summary>The call is processed (the guest has the message); the answer is 200 with JSON that breaks off.</summary>
    GarbleAfterAccepting,
}

/// <summary>Parts of the API that a fault can strike.</summary>
public enum LineOperation
{
    /// <summary>A reply or a push.</summary>
    Send,
    Reply,
    Push,
    ShowTyping,

    /// <summary>How the account is.</summary>
    Look,

    /// <summary>A file that a guest sent.</summary>
    Fetch,
}

/// <summary>A fault of the simulated LINE. Text is the words of a call's messages, recipient the user id, of a reply the guest's.</summary>
public sealed record LineFault(LineFaultKind Kind) : FaultRule
{
    public LineOperation On { get; init; } = LineOperation.Send;

    internal bool Strikes(LineOperation operation) =>
        On == operation || (On is LineOperation.Send && operation is LineOperation.Reply or LineOperation.Push);
}

/// <summary>Runs a call of the API, or the fault that strikes it.</summary>
internal sealed class LineFaults(FaultBoard<LineFault> board, TimeProvider clock)
{
    private const string BrokenJson = """{"sentMessages":[{"id":"46""";

    /// <param name="accept">Does what was asked and gives the answer that the client would get.</param>
    public async Task RunAsync(HttpContext context, LineOperation operation, string recipient, string text, Func<IResult> accept)
    {
        if (board.Strike(rule => rule.Strikes(operation) && rule.Matches(recipient, text)) is { } strike)
            await strike.RunAsync(context, CourseOf(strike.Rule), clock, accept);
        else
            await accept().ExecuteAsync(context);
    }

    private static FaultCourse CourseOf(LineFault fault) => fault.Kind switch
    {
        LineFaultKind.TooManyRequests => new FaultCourse.Refuse(LineAnswers.TooManyRequests(fault.RetryAfter)),
        LineFaultKind.MonthlyLimit => new FaultCourse.Refuse(LineAnswers.MonthlyLimit),
        LineFaultKind.NotAuthenticated => new FaultCourse.Refuse(LineAnswers.NotAuthenticated),
        LineFaultKind.NotAllowed => new FaultCourse.Refuse(LineAnswers.NotAllowed),
        LineFaultKind.InvalidReplyToken => new FaultCourse.Refuse(LineAnswers.InvalidReplyToken),
        LineFaultKind.ServerError => new FaultCourse.Refuse(LineAnswers.Refuse(StatusCodes.Status500InternalServerError, "Internal error")),
        LineFaultKind.BadGateway => new FaultCourse.Refuse(GatewayPage.BadGateway),
        LineFaultKind.Hang => new FaultCourse.Hang(),
        LineFaultKind.Delay => new FaultCourse.Delay(),
        LineFaultKind.DropBeforeAccepting => new FaultCourse.Drop(),
        LineFaultKind.DropAfterAccepting => new FaultCourse.DropAfterAccepting(),
        LineFaultKind.HangAfterAccepting => new FaultCourse.HangAfterAccepting(),
        LineFaultKind.GarbleAfterAccepting => new FaultCourse.GarbleAfterAccepting(Results.Content(BrokenJson, "application/json")),
        _ => throw new InvalidOperationException($"The simulated LINE does not know the fault {fault.Kind}."),
    };
}
