namespace HotelConcierge.Orchestration;

/// <summary>
/// The one thread an orchestration believes to live on: code runs in it only during <see cref="Run"/>, continuations in
/// the order they became ready. Work that arrives from outside shows that the orchestration awaited something that its
/// history does not hold.
/// </summary>
internal sealed class TurnPump(Action onIntrusion) : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _ready = new();
    private volatile int _thread;

    /// <summary>Whether the caller runs inside <see cref="Run"/>.</summary>
    public bool IsCurrent => _thread == Environment.CurrentManagedThreadId;

    /// <summary>Runs the work and whatever becomes ready by it, until nothing is.</summary>
    public void Run(Action work)
    {
        var outer = Current;
        SetSynchronizationContext(this);
        _thread = Environment.CurrentManagedThreadId;
        try
        {
            work();
            while (_ready.TryDequeue(out var next))
                next.Callback(next.State);
        }
        finally
        {
            _thread = 0;
            SetSynchronizationContext(outer);
        }
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (IsCurrent)
            _ready.Enqueue((d, state));
        else
            onIntrusion();
    }

    public override void Send(SendOrPostCallback d, object? state) => Post(d, state);

    public override SynchronizationContext CreateCopy() => this;
}
