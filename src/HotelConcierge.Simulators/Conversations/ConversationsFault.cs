using HotelConcierge.Simulators.Faults;
using HotelConcierge.Simulators.Twilio;
using Microsoft.AspNetCore.Http;

namespace HotelConcierge.Simulators.Conversations;

/// <summary>Ways in which a request to Twilio Conversations goes wrong.</summary>
public enum ConversationsFaultKind
{
    /// <summary>429 with Twilio's code 20429, and Retry-After when the rule has one.</summary>
    TooManyRequests,

    /// <summary>401 with Twilio's code 20003, as for a wrong token.</summary>
    NotAuthenticated,

    /// <summary>Refused with Twilio's code 50377: the conversation has ended.</summary>
    Closed,

    /// <summary>500 with a JSON error, code 20500.</summary>
    ServerError,

    /// <summary>502 with the HTML page of a proxy.</summary>
    BadGateway,

    /// <summary>No answer until released; then the request is processed. If the client gives up first, it never happened.</summary>
    Hang,

    /// <summary>The request is processed after the rule's delay.</summary>
    Delay,

    /// <summary>The connection breaks and nothing was accepted.</summary>
    DropBeforeAccepting,

    /// <summary>The request is processed (the guest has the message), then the connection breaks before the answer.</summary>
    DropAfterAccepting,

    /// <summary>The request is processed (the guest has the message); the answer comes only when released.</summary>
    HangAfterAccepting,

    /// <summary>The request is processed (the guest has the message); the answer is 500 with a JSON error.</summary>
    ServerErrorAfterAccepting,

    /// <summary>The request is processed (the guest has the message); the answer is 201 with JSON that breaks off.</summary>
    GarbleAfterAccepting,
}

/// <summary>Parts of the API that a fault can strike.</summary>
public enum ConversationsOperation
{
    CreateMessage,
    ListMessages,

    /// <summary>A conversation is closed.</summary>
    UpdateConversation,

    /// <summary>A participant, or a role.</summary>
    FetchParticipant,

    /// <summary>Webhooks of a conversation.</summary>
    Webhooks,

    /// <summary>A file that somebody sent.</summary>
    FetchMedia,

    /// <summary>The chat service, its webhook, and addresses.</summary>
    FetchService,
}

/// <summary>A fault of the simulated Twilio Conversations. Text is a message's body, recipient the conversation's SID.</summary>
public sealed record ConversationsFault(ConversationsFaultKind Kind) : FaultRule
{
    public ConversationsOperation On { get; init; } = ConversationsOperation.CreateMessage;
}

/// <summary>Runs an operation of the API, or the fault that strikes it.</summary>
internal sealed class ConversationsFaults(FaultBoard<ConversationsFault> board, TimeProvider clock)
{
    private const string BrokenJson = """{"sid": "IM""";

    /// <param name="accept">Does the operation and gives the answer that the client would get.</param>
    public async Task RunAsync(
        HttpContext context, ConversationsOperation operation, string recipient, string text, Func<IResult> accept)
    {
        if (board.Strike(rule => rule.On == operation && rule.Matches(recipient, text)) is { } strike)
            await strike.RunAsync(context, CourseOf(strike.Rule.Kind), clock, accept);
        else
            await accept().ExecuteAsync(context);
    }

    private static FaultCourse CourseOf(ConversationsFaultKind kind) => kind switch
    {
        ConversationsFaultKind.TooManyRequests => new FaultCourse.Refuse(TwilioError.TooManyRequests.ToResult()),
        ConversationsFaultKind.NotAuthenticated => new FaultCourse.Refuse(TwilioError.NotAuthenticated.ToResult()),
        ConversationsFaultKind.Closed => new FaultCourse.Refuse(ConversationsRules.Closed.ToResult()),
        ConversationsFaultKind.ServerError => new FaultCourse.Refuse(TwilioError.ServerError.ToResult()),
        ConversationsFaultKind.BadGateway => new FaultCourse.Refuse(GatewayPage.BadGateway),
        ConversationsFaultKind.Hang => new FaultCourse.Hang(),
        ConversationsFaultKind.Delay => new FaultCourse.Delay(),
        ConversationsFaultKind.DropBeforeAccepting => new FaultCourse.Drop(),
        ConversationsFaultKind.DropAfterAccepting => new FaultCourse.DropAfterAccepting(),
        ConversationsFaultKind.HangAfterAccepting => new FaultCourse.HangAfterAccepting(),
        ConversationsFaultKind.ServerErrorAfterAccepting => new FaultCourse.GarbleAfterAccepting(TwilioError.ServerError.ToResult()),
        ConversationsFaultKind.GarbleAfterAccepting => new FaultCourse.GarbleAfterAccepting(
            Results.Content(BrokenJson, "application/json", statusCode: StatusCodes.Status201Created)),
        _ => throw new InvalidOperationException($"The simulated Twilio Conversations does not know the fault {kind}."),
    };
}
