using System.Text.Json.Nodes;
using HotelConcierge.Simulators.Faults;
using Microsoft.AspNetCore.Http;

namespace HotelConcierge.Simulators.Odoo;

/// <summary>Ways in which a call of Odoo goes wrong. Those of Odoo itself are errors in an answer of 200.</summary>
public enum OdooFaultKind
{
    /// <summary><c>psycopg2.errors.SerializationFailure</c>, after Odoo's own five tries; nothing was done.</summary>
    SerializationFailure,

    /// <summary>The same within an import, which has it among its messages; nothing was done.</summary>
    ImportSerializationFailure,

    /// <summary><c>psycopg2.errors.LockNotAvailable</c>; nothing was done.</summary>
    LockNotAvailable,

    /// <summary><c>psycopg2.OperationalError</c>: the database is away.</summary>
    OperationalError,

    /// <summary><c>odoo.exceptions.AccessDenied</c>: the key is expired.</summary>
    AccessDenied,

    AccessError,
    UserError,
    ValidationError,
    MissingError,

    /// <summary><c>builtins.KeyError</c>: a fault of somebody's own module.</summary>
    KeyError,

    /// <summary>429 of a proxy; with Retry-After where the rule has one.</summary>
    TooManyRequests,

    /// <summary>502 with the HTML page of a proxy.</summary>
    BadGateway,

    /// <summary>200 with an HTML page.</summary>
    LoginPage,

    /// <summary>An answer of 9 million letters.</summary>
    HugeAnswer,

    /// <summary>No answer until released; then the call is processed. If the client gives up first, it never happened.</summary>
    Hang,

    /// <summary>The call is processed after the rule's delay.</summary>
    Delay,

    /// <summary>The connection breaks and nothing was done.</summary>
    DropBeforeAccepting,

    /// <summary>The call is processed, then the connection breaks before the answer.</summary>
    DropAfterAccepting,

    /// <summary>The call is processed; the answer comes only when released.</summary>
    HangAfterAccepting,

    /// <summary>The call is processed; the answer is JSON that breaks off.</summary>
    GarbleAfterAccepting,
}

/// <summary>Calls that a fault can strike.</summary>
public enum OdooOperation
{
    Any,
    Authenticate,

    /// <summary>Searching and reading.</summary>
    Read,

    /// <summary>An import, by which records are created once.</summary>
    Load,

    /// <summary>Any other method.</summary>
    Act,
}

/// <summary>A fault of the simulated Odoo. Recipient is the model, text the method.</summary>
public sealed record OdooFault(OdooFaultKind Kind) : FaultRule
{
    public OdooOperation On { get; init; } = OdooOperation.Any;

    internal bool Strikes(OdooOperation operation) => On is OdooOperation.Any || On == operation;
}

/// <summary>A call that Odoo got.</summary>
/// <param name="Model">Empty for a call of the service <c>common</c>.</param>
/// <param name="Arguments">As JSON: both those by place and those by name.</param>
public sealed record OdooCall(string Model, string Method, string Arguments);

/// <summary>Runs a call, or the fault that strikes it.</summary>
internal sealed class OdooFaults(FaultBoard<OdooFault> board, TimeProvider clock)
{
    private const string NotSerialized = "could not serialize access due to concurrent update\n";

    /// <param name="accept">Does what was asked and gives the answer that the client would get.</param>
    /// <param name="fail">Makes an answer of an error.</param>
    public async Task RunAsync(
        HttpContext context,
        OdooOperation operation,
        string model,
        string method,
        Func<IResult> accept,
        Func<PythonException, IResult> fail)
    {
        if (board.Strike(rule => rule.Strikes(operation) && rule.Matches(model, method)) is { } strike)
            await strike.RunAsync(context, CourseOf(strike.Rule, fail), clock, accept);
        else
            await accept().ExecuteAsync(context);
    }

    private static FaultCourse CourseOf(OdooFault fault, Func<PythonException, IResult> fail)
    {
        return fault.Kind switch
        {
            OdooFaultKind.SerializationFailure => Fail("psycopg2.errors.SerializationFailure", NotSerialized),
            OdooFaultKind.ImportSerializationFailure => new FaultCourse.Refuse(ImportNotSerialized()),
            OdooFaultKind.LockNotAvailable => Fail("psycopg2.errors.LockNotAvailable", "could not obtain lock on row\n"),
            OdooFaultKind.OperationalError => Fail("psycopg2.OperationalError", "connection to server was lost"),
            OdooFaultKind.AccessDenied => new FaultCourse.Refuse(fail(PythonException.AccessDenied())),
            OdooFaultKind.AccessError => Fail("odoo.exceptions.AccessError", "You are not allowed to access this document."),
            OdooFaultKind.UserError => Fail("odoo.exceptions.UserError", "You cannot do this to Mr Somchai."),
            OdooFaultKind.ValidationError => Fail("odoo.exceptions.ValidationError", "Something about Mr Somchai is wrong."),
            OdooFaultKind.MissingError => Fail("odoo.exceptions.MissingError", "Record does not exist or has been deleted."),
            OdooFaultKind.KeyError => Fail("builtins.KeyError", "'x_loyalty'"),
            OdooFaultKind.TooManyRequests => new FaultCourse.Refuse(Results.StatusCode(StatusCodes.Status429TooManyRequests)),
            OdooFaultKind.BadGateway => new FaultCourse.Refuse(GatewayPage.BadGateway),
            OdooFaultKind.LoginPage => new FaultCourse.Refuse(Results.Content("<html><body>Log in</body></html>", "text/html")),
            OdooFaultKind.HugeAnswer => new FaultCourse.Refuse(Results.Content(new string('x', 9_000_000), "application/json")),
            OdooFaultKind.Hang => new FaultCourse.Hang(),
            OdooFaultKind.Delay => new FaultCourse.Delay(),
            OdooFaultKind.DropBeforeAccepting => new FaultCourse.Drop(),
            OdooFaultKind.DropAfterAccepting => new FaultCourse.DropAfterAccepting(),
            OdooFaultKind.HangAfterAccepting => new FaultCourse.HangAfterAccepting(),
            OdooFaultKind.GarbleAfterAccepting => new FaultCourse.GarbleAfterAccepting(
                Results.Content("""{"jsonrpc":"2.0","id":1,"result":{"ids":[4""", "application/json")),
            _ => throw new InvalidOperationException($"The simulated Odoo does not know the fault {fault.Kind}."),
        };

        static IResult ImportNotSerialized()
        {
            var message = new JsonObject { ["type"] = "error", ["message"] = NotSerialized, ["record"] = 0 };
            var result = new JsonObject { ["ids"] = false, ["messages"] = new JsonArray(message), ["nextrow"] = 0 };
            var answer = new JsonObject { ["jsonrpc"] = "2.0", ["id"] = 1, ["result"] = result };
            return Results.Content(answer.ToJsonString(), "application/json");
        }

        FaultCourse Fail(string name, string message) => new FaultCourse.Refuse(fail(new(name, message)));
    }
}
