using HotelConcierge.Simulators.Faults;
using HotelConcierge.Simulators.Twilio;
using Microsoft.AspNetCore.Http;

namespace HotelConcierge.Simulators.Flex;

/// <summary>Ways in which a request to Flex or TaskRouter goes wrong.</summary>
public enum FlexFaultKind
{
    /// <summary>429 with Twilio's code 20429, and Retry-After when the rule has one.</summary>
    TooManyRequests,

    /// <summary>401 with Twilio's code 20003, as for a wrong token.</summary>
    NotAuthenticated,

    /// <summary>400: parameters that are not valid.</summary>
    Refused,

    /// <summary>500 with a JSON error, code 20500.</summary>
    ServerError,

    /// <summary>No answer until released; then the request is processed. If the client gives up first, it never happened.</summary>
    Hang,

    /// <summary>The request is processed; the answer comes only when released.</summary>
    HangAfterAccepting,

    /// <summary>The connection breaks and nothing was accepted.</summary>
    DropBeforeAccepting,

    /// <summary>The request is processed, then the connection breaks before the answer.</summary>
    DropAfterAccepting,

    /// <summary>The request is processed; the answer is 500 with a JSON error.</summary>
    ServerErrorAfterAccepting,
}

/// <summary>Parts of the APIs that a fault can strike.</summary>
public enum FlexOperation
{
    CreateInteraction,

    /// <summary>An interaction's channel is read.</summary>
    ReadChannel,

    /// <summary>An interaction's channel is closed or left.</summary>
    UpdateChannel,

    /// <summary>Tasks are looked for, or one is read.</summary>
    ReadTasks,

    /// <summary>The workspace, or its workflow.</summary>
    ReadWorkspace,
}

/// <summary>A fault of the simulated Twilio Flex. Recipient is the SID of a conversation, an interaction or a task.</summary>
public sealed record FlexFault(FlexFaultKind Kind) : FaultRule
{
    public FlexOperation On { get; init; } = FlexOperation.CreateInteraction;
}

/// <summary>Runs an operation of the APIs, or the fault that strikes it.</summary>
internal sealed class FlexFaults(FaultBoard<FlexFault> board, TimeProvider clock)
{
    /// <param name="accept">Does the operation and gives the answer that the client would get.</param>
    public Task RunAsync(HttpContext context, FlexOperation operation, string recipient, Func<IResult> accept) =>
        board.Strike(rule => rule.On == operation && rule.Matches(recipient, "")) is { } strike
            ? strike.RunAsync(context, CourseOf(strike.Rule.Kind), clock, accept)
            : accept().ExecuteAsync(context);

    private static FaultCourse CourseOf(FlexFaultKind kind) => kind switch
    {
        FlexFaultKind.TooManyRequests => new FaultCourse.Refuse(TwilioError.TooManyRequests.ToResult()),
        FlexFaultKind.NotAuthenticated => new FaultCourse.Refuse(TwilioError.NotAuthenticated.ToResult()),
        FlexFaultKind.Refused => new FaultCourse.Refuse(TwilioError.Unreadable("Parameters are not valid").ToResult()),
        FlexFaultKind.ServerError => new FaultCourse.Refuse(TwilioError.ServerError.ToResult()),
        FlexFaultKind.Hang => new FaultCourse.Hang(),
        FlexFaultKind.HangAfterAccepting => new FaultCourse.HangAfterAccepting(),
        FlexFaultKind.DropBeforeAccepting => new FaultCourse.Drop(),
        FlexFaultKind.DropAfterAccepting => new FaultCourse.DropAfterAccepting(),
        FlexFaultKind.ServerErrorAfterAccepting => new FaultCourse.GarbleAfterAccepting(TwilioError.ServerError.ToResult()),
        _ => throw new InvalidOperationException($"The simulated Twilio Flex does not know the fault {kind}."),
    };
}
