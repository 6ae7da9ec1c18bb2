namespace HotelConcierge.Channels;

/// <summary>A question to a messaging service went unanswered, so nothing may be concluded from it.</summary>
/// <remarks>The message names the service, what was asked and the status: never an address, a guest's words or a secret.</remarks>
public sealed class ChannelException : Exception
{
    public ChannelException()
    {
    }

    public ChannelException(string message)
        : base(message)
    {
    }

    public ChannelException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public ChannelException(string message, TimeSpan? retryAfter, Exception? innerException = null)
        : base(message, innerException) => RetryAfter = retryAfter;

    /// <summary>When to ask again; null when that cannot help before somebody mends a setting.</summary>
    public TimeSpan? RetryAfter { get; }
}
