using HotelConcierge.Simulators.Faults;

namespace HotelConcierge.Simulators.WhatsApp;

/// <summary>Ways in which a call to Meta's API goes wrong.</summary>
public enum WhatsAppFaultKind
{
    /// <summary>429 with code 4, and with Retry-After where the rule has one.</summary>
    TooManyCalls,

    /// <summary>429 with code 130429: more messages a second than the number may send.</summary>
    TooManyMessages,

    /// <summary>400 with code 131056: too many messages to this guest.</summary>
    PairRate,

    /// <summary>401 with code 190: the token is wrong or has run out.</summary>
    NotAuthenticated,

    /// <summary>403 with code 10: the token lacks a right.</summary>
    NotAllowed,

    /// <summary>400 with code 130403: the business has blocked this guest.</summary>
    Blocked,

    /// <summary>400 with code 131047: the 24 hours are over.</summary>
    OutsideWindow,

    /// <summary>400 with code 131026: not on WhatsApp, or out of reach.</summary>
    Undeliverable,

    /// <summary>400 with code 131053: the file cannot be fetched.</summary>
    CannotFetchFile,

    /// <summary>500 with code 131000.</summary>
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
public enum WhatsAppOperation
{
    Send,
    ShowTyping,

    /// <summary>How a number is.</summary>
    Look,

    /// <summary>A file of the business's.</summary>
    Upload,
}

/// <summary>A fault of the simulated WhatsApp. Text is a message's words as sent, recipient its <c>to</c> or <c>recipient</c>.</summary>
public sealed record WhatsAppFault(WhatsAppFaultKind Kind) : FaultRule
{
    public WhatsAppOperation On { get; init; } = WhatsAppOperation.Send;
}
