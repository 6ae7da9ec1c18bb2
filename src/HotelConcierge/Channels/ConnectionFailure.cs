using HotelConcierge.Messages;

namespace HotelConcierge.Channels;

/// <summary>What a broken connection to a provider means for a message of ours, whichever provider it is.</summary>
public static class ConnectionFailure
{
    /// <summary>Reads an <see cref="HttpRequestException"/>, a timeout, or a client's exception around one.</summary>
    /// <remarks>Only a connection that never came about is sure not to have carried the message.</remarks>
    public static SendOutcome.Failed Read(Exception exception)
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            if (inner is HttpRequestException request && IsBeforeSending(request.HttpRequestError))
                return new(SendFailure.Transient, "no connection");
            if (inner is OperationCanceledException or TimeoutException)
                return new(SendFailure.Unknown, "timeout");
        }

        return new(SendFailure.Unknown, "connection broken");
    }

    /// <summary>Whether an exception is the connection's failure, and not the caller's wish to stop.</summary>
    public static bool Is(Exception exception, CancellationToken cancellationToken) =>
        exception is HttpRequestException or IOException
        || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    private static bool IsBeforeSending(HttpRequestError error) => error is
        HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or
        HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;
}
