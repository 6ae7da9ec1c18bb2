namespace HotelConcierge.Simulators.Hosting;

/// <summary>Waiting over HTTP: the answer comes as soon as there is something to say, or after a while without.</summary>
internal static class LongPoll
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>Reads a feed from a position on; waits up to <paramref name="seconds"/> while there is nothing.</summary>
    public static async Task<FeedPage<T>> ReadAsync<T>(
        Feed<T> feed, long? after, double? seconds, CancellationToken cancellationToken)
    {
        var position = after ?? 0;
        await WaitAsync(token => feed.WaitForCountAsync(position + 1, token), seconds, cancellationToken);
        var (items, next) = feed.ReadFrom(position);
        return new FeedPage<T>(items, next);
    }

    /// <summary>Waits for something up to <paramref name="seconds"/>, never over two minutes.</summary>
    public static async Task WaitAsync(Func<CancellationToken, Task> wait, double? seconds, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(
            TimeSpan.FromSeconds(Math.Clamp(seconds ?? 0, 0, Longest.TotalSeconds)));
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            await wait(either.Token);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            // The wait is over; the caller answers with what there is.
        }
    }
}
