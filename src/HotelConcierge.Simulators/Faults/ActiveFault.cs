namespace HotelConcierge.Simulators.Faults;

/// <summary>A fault that waits for requests, or has struck some. Kept by whoever planned it, to learn when it struck.</summary>
public sealed class ActiveFault<TRule>
    where TRule : FaultRule
{
    private readonly ChangeSignal _struck = new();
    private int _hits;
    private int _claimed;
    private volatile bool _cleared;
    private TaskCompletionSource _released = NewHold();

    internal ActiveFault(int id, TRule rule) => (Id, Rule) = (id, rule);

    /// <summary>Its number in the control API.</summary>
    public int Id { get; }

    public TRule Rule { get; }

    /// <summary>How many requests have felt it so far.</summary>
    public int Hits => Volatile.Read(ref _hits);

    /// <summary>Whether it can still strike a request.</summary>
    public bool IsActive => !_cleared && (Rule.Times is not { } times || Volatile.Read(ref _claimed) < times);

    /// <summary>
    /// Completes when <paramref name="hits"/> requests are in the middle of the fault: what it does before it ends the
    /// request has happened (a message was accepted or was not), and the app has no answer yet.
    /// </summary>
    public Task WaitForHitAsync(int hits = 1, CancellationToken cancellationToken = default) =>
        _struck.WaitForAsync(() => Hits, count => count >= hits, cancellationToken);

    /// <summary>Lets go of the requests it holds at this moment; later ones are held anew.</summary>
    public void Release() => Interlocked.Exchange(ref _released, NewHold()).SetResult();

    /// <summary>Strikes no further request. Requests it already holds stay held until <see cref="Release"/>.</summary>
    public void Clear() => _cleared = true;

    /// <summary>Claims one of the strikes. Called under the board's lock.</summary>
    /// <returns>The strike, or null when there is none left.</returns>
    internal FaultStrike<TRule>? TryClaim()
    {
        if (!IsActive)
            return null;
        _claimed++;
        return new FaultStrike<TRule>(this, Volatile.Read(ref _released).Task);
    }

    internal void RecordHit()
    {
        Interlocked.Increment(ref _hits);
        _struck.Raise();
    }

    private static TaskCompletionSource NewHold() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
