namespace HotelConcierge.Contracts.Channels;

/// <summary>What can go wrong with the next message that a client creates at a <see cref="ITwilioServer"/>.</summary>
public enum TwilioFault
{
    /// <summary>429 with error 20429 and <c>Retry-After: 7</c>; not taken.</summary>
    TooManyRequests,

    /// <summary>400 with error 21610: the guest has opted out; not taken.</summary>
    OptedOut,

    /// <summary>400 with error 63016: the window for free-form messages is closed; not taken.</summary>
    WindowClosed,

    /// <summary>401 with error 20003; not taken.</summary>
    BadToken,

    /// <summary>500 with a JSON error; not taken, but who knows.</summary>
    ServerError,

    /// <summary>502 with a gateway's HTML page; not taken, but who knows.</summary>
    HtmlBadGateway,

    /// <summary>The message is taken, then the connection breaks before the answer.</summary>
    TakenThenDropped,

    /// <summary>The message is taken and the answer is 201 with a body that is not JSON.</summary>
    TakenThenGarbled,
}

/// <summary>Something that behaves like Twilio's Messages API, as far as <see cref="TwilioMessagesContract"/> has to steer it.</summary>
public interface ITwilioServer : IAsyncDisposable
{
    /// <summary>Makes the next creation of a message fail.</summary>
    void FailNext(TwilioFault fault);

    /// <summary>Makes every listing of messages answer 503 until the server is disposed of.</summary>
    void FailListing();

    /// <summary>Form fields of the messages taken so far, in order; repeated fields as they came.</summary>
    IReadOnlyList<IReadOnlyList<KeyValuePair<string, string>>> Taken { get; }

    /// <summary>The ids of typing requests so far.</summary>
    IReadOnlyList<string> TypingFor { get; }

    /// <summary>The time that the server would write on a message taken now.</summary>
    DateTimeOffset Now { get; }
}
