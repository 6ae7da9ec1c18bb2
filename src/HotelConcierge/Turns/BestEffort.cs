namespace HotelConcierge.Turns;

/// <summary>
/// What is nice to do beside the answer and must never hold it up: showing typing, taking buttons away. A provider that does not
/// take it within <see cref="Patience"/> is not waited for.
/// </summary>
internal static class BestEffort
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <returns>Whether the provider took it in time.</returns>
    public static async Task<bool> TryAsync(
        Func<CancellationToken, Task<bool>> attempt,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await attempt(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
