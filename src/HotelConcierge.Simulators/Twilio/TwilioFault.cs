using HotelConcierge.Simulators.Faults;

namespace HotelConcierge.Simulators.Twilio;

/// <summary>Ways in which a request to Twilio goes wrong.</summary>
public enum TwilioFaultKind
{
    /// <summary>429 with Twilio's code 20429, and Retry-After when the rule has one.</summary>
    TooManyRequests,

    /// <summary>401 with Twilio's code 20003, as for a wrong token.</summary>
    NotAuthenticated,

    /// <summary>400 with Twilio's code 21610: the guest has opted out.</summary>
    OptedOut,

    /// <summary>400 with Twilio's code 63016: the window for free-form messages is closed.</summary>
    OutsideWindow,

    /// <summary>500 with a JSON error, code 20500.</summary>
    ServerError,

    /// <summary>502 with the HTML page of a proxy.</summary>
    BadGateway,

    /// <summary>503 with no body, and Retry-After when the rule has one.</summary>
    Unavailable,

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

    /// <summary>The request is processed (the guest has the message); the answer is 201 with JSON that breaks off.</summary>
    GarbleAfterAccepting,
}

/// <summary>Parts of the API that a fault can strike.</summary>
public enum TwilioOperation
{
    CreateMessage,
    ListMessages,
    FetchMessage,
    ShowTyping,
    FetchMedia,

    /// <summary>The account, its numbers, its messaging services.</summary>
    FetchAccount,
}

/// <summary>A fault of the simulated Twilio. Text is a message's body, recipient its <c>To</c>; other operations have neither.</summary>
public sealed record TwilioFault(TwilioFaultKind Kind) : FaultRule
{
    public TwilioOperation On { get; init; } = TwilioOperation.CreateMessage;
}
