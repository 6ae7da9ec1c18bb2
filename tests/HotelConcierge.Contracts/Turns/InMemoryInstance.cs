using HotelConcierge.Orchestration;

namespace HotelConcierge.Contracts.Turns;

/// <summary>An instance of <see cref="InMemoryTurnHost"/>: its history, which survives a crash, and its run, which does not.</summary>
internal sealed class InMemoryInstance(string id, string orchestration, string input, DateTimeOffset startedAt)
{
    private readonly List<TurnEvent> _history = [];
    private readonly List<TurnCall.StartTimer> _timers = [];
    private OrchestrationRun? _run;
    private int _applied;

    public string Id => id;

    public string Orchestration => orchestration;

    public IReadOnlyList<TurnEvent> History => _history;

    public bool HasEnded => _run is { IsFinished: true };

    public Exception? Failure => _run?.Failure;

    public IReadOnlyList<TurnCall.StartTimer> ForgottenTimers => HasEnded ? _timers.FindAll(timer => IsOpen(timer.Sequence)) : [];

    public bool IsOpen(int sequence) => _run?.IsOpen(sequence) ?? false;

    public void Replay(OrchestrationRegistration code)
    {
        _run = new(code, input, startedAt, onBroken: () => { });
        _timers.Clear();
        _applied = 0;
        _run.Start();
        Continue();
    }

    /// <returns>False when it has ended: nothing is recorded any more.</returns>
    public bool TryRecord(TurnEvent turnEvent)
    {
        if (HasEnded)
            return false;

        _history.Add(turnEvent);
        return true;
    }

    public void Continue()
    {
        // An event may come before the first run, which then reads it here.
        if (_run is null)
            return;

        for (; _applied < _history.Count; _applied++)
            _run.Apply(_history[_applied]);
    }

    public IReadOnlyList<TurnCall> TakeCalls()
    {
        if (_run is null)
            return [];

        var calls = _run.TakeCalls();
        _timers.AddRange(calls.OfType<TurnCall.StartTimer>());
        return HasEnded ? [] : calls;
    }

    public void Forget(int recordedEvents)
    {
        _history.RemoveRange(recordedEvents, _history.Count - recordedEvents);
        _run = null;
    }
}
