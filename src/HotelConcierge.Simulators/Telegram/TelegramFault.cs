using HotelConcierge.Simulators.Faults;

namespace HotelConcierge.Simulators.Telegram;

/// <summary>Ways in which a call to Telegram goes wrong.</summary>
public enum TelegramFaultKind
{
    /// <summary>429 with <c>retry_after</c> in the body: the rule's RetryAfter, or one second.</summary>
    TooManyRequests,

    /// <summary>401, as for a wrong token.</summary>
    NotAuthenticated,

    /// <summary>409, as when another process takes the updates.</summary>
    Conflict,

    /// <summary>403: the guest has blocked the bot.</summary>
    Blocked,

    /// <summary>400: the formatting cannot be read, although it could.</summary>
    CannotParseEntities,

    /// <summary>400: the picture's address cannot be fetched.</summary>
    CannotFetchFile,

    /// <summary>500 with a JSON error.</summary>
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
public enum TelegramOperation
{
    /// <summary>Every method that sends a message.</summary>
    Send,
    ShowTyping,
    AnswerTap,
    EditMessage,

    /// <summary>Where a guest's file is.</summary>
    FetchFile,

    /// <summary>A reaction on a message.</summary>
    React,

    /// <summary>Who the bot is, and how its webhook is.</summary>
    Look,
}

/// <summary>A fault of the simulated Telegram. Text is a message's words as sent, recipient its <c>chat_id</c>.</summary>
public sealed record TelegramFault(TelegramFaultKind Kind) : FaultRule
{
    public TelegramOperation On { get; init; } = TelegramOperation.Send;
}
