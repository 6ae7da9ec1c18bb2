namespace HotelConcierge.Messages;

/// <summary>Why a channel refused or failed to send.</summary>
public enum SendFailure
{
    /// <summary>The guest has blocked us or opted out with the provider: nothing may be sent until they write again.</summary>
    OptedOut,

    /// <summary>The channel's window for free-form messages is closed: only a template may be sent.</summary>
    WindowClosed,

    /// <summary>Too many messages: try again after the time the provider gave.</summary>
    RateLimited,

    /// <summary>Will fail the same way every time: a bad address, a bad key, content that is refused.</summary>
    Permanent,

    /// <summary>The provider said that it did not take the message and may take it later.</summary>
    Transient,

    /// <summary>The connection broke or the answer was unreadable: the guest may or may not have it.</summary>
    Unknown,
}

/// <summary>What came of handing one message to a channel. A closed union.</summary>
public abstract record SendOutcome
{
    private SendOutcome()
    {
    }

    /// <summary>The provider took it.</summary>
    /// <param name="MessageId">The provider's id, under which delivery reports come.</param>
    public sealed record Accepted(string MessageId) : SendOutcome
    {
        /// <summary>The ids of the further messages that went in the same call, in their order; empty for a call of one.</summary>
        public IReadOnlyList<string> Further { get; init; } = [];
    }

    /// <summary>It was not taken, or nobody knows.</summary>
    /// <param name="Kind">What to do about it.</param>
    /// <param name="Code">The provider's code or the HTTP status, for the operator's log: never a guest's words or address.</param>
    /// <param name="RetryAfter">How long the provider asked us to wait, where it did.</param>
    /// <param name="Remedy">What an operator should do, a sentence; null where nothing is to be done.</param>
    public sealed record Failed(SendFailure Kind, string Code, TimeSpan? RetryAfter = null, string? Remedy = null) : SendOutcome
    {
        /// <summary>By how much each wait is longer than the one before, where the provider gave no time; from one second on.</summary>
        public int WaitFactor { get; init; } = 2;

        /// <summary>Whether only <see cref="OutboundMessage.Reply"/> was refused: without it the message may go out, at once.</summary>
        public bool IsAboutReply { get; init; }
    }
}
