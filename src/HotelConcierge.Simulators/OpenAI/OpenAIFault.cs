using HotelConcierge.Simulators.Faults;

namespace HotelConcierge.Simulators.OpenAI;

/// <summary>Ways in which a request to the model goes wrong.</summary>
public enum OpenAIFaultKind
{
    /// <summary>401, <c>invalid_api_key</c>.</summary>
    InvalidKey,

    /// <summary>429, <c>rate_limit_exceeded</c>; with Retry-After and retry-after-ms when the rule has a wait.</summary>
    TooManyRequests,

    /// <summary>429, <c>insufficient_quota</c>: waiting does not help.</summary>
    OutOfQuota,

    /// <summary>400, <c>context_length_exceeded</c>.</summary>
    ContextTooLong,

    /// <summary>500 with a JSON error.</summary>
    ServerError,

    /// <summary>502 with the HTML page of a proxy.</summary>
    BadGateway,

    /// <summary>503 with a JSON error.</summary>
    Unavailable,

    /// <summary>200 with JSON that breaks off.</summary>
    MalformedJson,

    /// <summary>200 with an empty list of choices. Chat only.</summary>
    NoChoices,

    /// <summary>200 with a message that says nothing. Chat only.</summary>
    NoContent,

    /// <summary>200 with 30,000 characters. Chat only.</summary>
    LongAnswer,

    /// <summary>No answer until released; then the usual one.</summary>
    Hang,

    /// <summary>The usual answer after the rule's delay.</summary>
    Delay,

    /// <summary>The connection breaks before the answer.</summary>
    Drop,

    /// <summary>The connection breaks in the middle of the answer. Chat only.</summary>
    DropMidway,
}

/// <summary>Parts of the API that a fault can strike.</summary>
public enum OpenAIOperation
{
    Chat,
    Embeddings,
    Transcription,
}

/// <summary>
/// A fault of the simulated OpenAI. Text is the last message of a chat, or what is to be embedded; a recording has none.
/// </summary>
public sealed record OpenAIFault(OpenAIFaultKind Kind) : FaultRule
{
    public OpenAIOperation On { get; init; } = OpenAIOperation.Chat;

    /// <inheritdoc/>
    internal override string? FindProblem()
    {
        if (OnlyTo is not null)
            return "A request to the model has no recipient; leave OnlyTo out and use OnlyTextWith.";
        return On != OpenAIOperation.Chat && IsOfChatsOnly
            ? $"The fault {Kind} happens to chats only; leave On out."
            : base.FindProblem();
    }

    private bool IsOfChatsOnly => Kind
        is OpenAIFaultKind.NoChoices or OpenAIFaultKind.NoContent or OpenAIFaultKind.LongAnswer or OpenAIFaultKind.DropMidway;
}
