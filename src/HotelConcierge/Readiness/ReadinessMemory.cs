using HotelConcierge.Diagnostics;

namespace HotelConcierge.Readiness;

/// <summary>
/// What each thing answered last, for as long as that counts, so that a load balancer that asks every few seconds costs nothing.
/// However many ask at once, a thing is asked once.
/// </summary>
public sealed class ReadinessMemory(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Task<ReadinessCheck>> _asked = new(StringComparer.Ordinal);

    /// <param name="anew">Whether an old answer does not do. A question that is under way always does.</param>
    /// <param name="ask">Asks, and never fails. Takes the answer before this one, if there was one.</param>
    internal Task<ReadinessCheck> RecallAsync(IProbe probe, bool anew, Func<ReadinessCheck?, Task<ReadinessCheck>> ask)
    {
        lock (_gate)
        {
            if (_asked.TryGetValue(probe.What, out var asked) && (!asked.IsCompleted || (!anew && Counts(probe, asked))))
                return asked;

            var before = asked is { IsCompletedSuccessfully: true } ? asked.Result : null;
            return _asked[probe.What] = RunApart(() => ask(before));
        }
    }

    // On another thread, since a probe may take its time before it first awaits, and in no caller's context: the answer is
    // everybody's, so what it took belongs to no caller's trace.
    private static Task<ReadinessCheck> RunApart(Func<Task<ReadinessCheck>> ask)
    {
        if (ExecutionContext.IsFlowSuppressed())
            return Task.Run(ask);
        using (ExecutionContext.SuppressFlow())
            return Task.Run(ask);
    }

    private bool Counts(IProbe probe, Task<ReadinessCheck> asked)
    {
        if (!asked.IsCompletedSuccessfully)
            return false;
        var check = asked.Result;
        var age = clock.GetUtcNow() - check.AskedAt;

        // An answer from the future was given before the clock was set back.
        return age >= TimeSpan.Zero && age < (check.Finding.Condition is Condition.NotWell ? probe.BadCountsFor : probe.CountsFor);
    }
}
