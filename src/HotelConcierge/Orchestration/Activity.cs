namespace HotelConcierge.Orchestration;

/// <summary>
/// A recorded piece of work of a turn. Names are stored in running orchestrations: add, never rename.
/// </summary>
/// <typeparam name="TInput">Ids and small values: it is kept in the orchestration's history.</typeparam>
/// <typeparam name="TResult">Likewise.</typeparam>
/// <param name="Name">The name of the class that does the work.</param>
/// <param name="Retry">When the work throws.</param>
public sealed record Activity<TInput, TResult>(string Name, RetryPolicy Retry);

/// <summary>How often and how soon an activity that threw is tried again. Outcomes that are expected are results, not exceptions.</summary>
/// <param name="MaxAttempts">The first try included; at least 1.</param>
/// <param name="FirstDelay">Before the second try; doubled each time.</param>
/// <param name="MaxDelay">The longest wait between two tries.</param>
public sealed record RetryPolicy(int MaxAttempts, TimeSpan FirstDelay, TimeSpan MaxDelay)
{
    /// <summary>For work on our own store: twelve tries over about ten minutes.</summary>
    public static RetryPolicy Patient { get; } = new(12, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(2));

    /// <summary>For work that has retried by itself: three tries.</summary>
    public static RetryPolicy Brief { get; } = new(3, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(4));

    /// <summary>How long to wait after the given attempt failed.</summary>
    /// <param name="attempt">Counted from 1.</param>
    public TimeSpan DelayAfter(int attempt) =>
        TimeSpan.FromTicks((long)Math.Min(MaxDelay.Ticks, FirstDelay.Ticks * Math.Pow(2, attempt - 1)));
}

/// <summary>An activity failed every time it was tried.</summary>
public sealed class ActivityFailedException : Exception
{
    public ActivityFailedException()
    {
    }

    public ActivityFailedException(string message)
        : base(message)
    {
    }

    public ActivityFailedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>The class that does an activity's work. It may run more than once for one call, also at the same time.</summary>
public interface IActivity<in TInput, TResult>
{
    Task<TResult> RunAsync(TInput input, CancellationToken cancellationToken);
}
