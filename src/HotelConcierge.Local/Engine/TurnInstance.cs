using HotelConcierge.Orchestration;

namespace HotelConcierge.Local.Engine;

/// <summary>
/// A running instance in memory. It is woken when its history has grown, reads what is new and takes the orchestration
/// further; one step at a time, on no thread of its own. The journal is the mailbox, so nothing can be missed or seen
/// before it is written.
/// </summary>
internal sealed class TurnInstance(string id, TurnEngine engine) : IDisposable
{
    private readonly Dictionary<int, DurableTimer> _timers = [];
    private readonly TaskCompletionSource _firstStep = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private OrchestrationRun? _run;
    private string _orchestration = "";
    private long _position;
    private int _signals;
    private bool _ended;

    public string Id => id;

    /// <summary>Completes when it has first gone as far as its history takes it, or could not.</summary>
    public Task FirstStep => _firstStep.Task;

    /// <summary>Has it look at its history, now or as soon as the step that is under way has ended.</summary>
    public void Wake()
    {
        if (Interlocked.Increment(ref _signals) == 1)
            engine.Begin(WorkAsync);
    }

    /// <summary>No timer of it reports from now on.</summary>
    public void Dispose()
    {
        foreach (var timer in _timers.Values)
            timer.Dispose();
    }

    private async Task WorkAsync()
    {
        int seen;
        do
        {
            seen = Volatile.Read(ref _signals);
            try
            {
                // A signal that came after the end may mean that the id was started in the meantime.
                if (_ended)
                    engine.Wake(id);
                else
                    await StepAsync();
            }
            finally
            {
                _firstStep.TrySetResult();
            }
        }
        while (Interlocked.Add(ref _signals, -seen) != 0);
    }

    private async Task StepAsync()
    {
        if (_run is null && !await StartAsync())
        {
            End(null, []);
            return;
        }

        var run = _run!;
        foreach (var entry in await engine.ReadAsync(connection => TurnJournal.ReadHistory(connection, id, _position)))
        {
            run.Apply(entry.Event);
            _position = entry.Position;
        }

        foreach (var (sequence, timer) in _timers)
        {
            if (run.IsOpen(sequence))
                continue;
            timer.Dispose();
            _timers.Remove(sequence);
        }

        if (run.IsFinished)
            await FinishAsync(run.Failure);
        else
            Do(run.TakeCalls());
    }

    private async Task<bool> StartAsync()
    {
        var start = await engine.ReadAsync(connection => TurnJournal.FindRunning(connection, id));
        if (start is null)
            return false;

        _orchestration = start.Orchestration;
        _run = new(engine.FindOrchestration(start.Orchestration), start.Input, start.CreatedAt, onBroken: Wake);
        _run.Start();
        return true;
    }

    private void Do(IReadOnlyList<TurnCall> calls)
    {
        foreach (var call in calls)
        {
            switch (call)
            {
                case TurnCall.RunActivity activity:
                    engine.Begin(() => RunActivityAsync(activity));
                    break;
                case TurnCall.StartTimer timer:
                    _timers.Add(
                        timer.Sequence,
                        new(
                            engine.Clock,
                            timer.FireAt,
                            now => engine.Begin(() => AppendAsync(new TurnEvent.TimerFired(timer.Sequence, now)))));
                    break;
            }
        }
    }

    private async Task RunActivityAsync(TurnCall.RunActivity call) => await AppendAsync(await engine.RunActivityAsync(id, call));

    private async Task AppendAsync(TurnEvent turnEvent)
    {
        await engine.WriteAsync(connection => TurnJournal.Append(connection, id, turnEvent));
        Wake();
    }

    private async Task FinishAsync(Exception? failure)
    {
        var finished = new FinishedInstance(
            id, _orchestration, engine.Clock.GetUtcNow(), failure is null ? null : $"{failure.GetType().Name}: {failure.Message}");
        var next = await engine.WriteAsync(connection => engine.Record(connection, finished));
        engine.Report(finished, failure);
        End(finished, next);
    }

    private void End(FinishedInstance? finished, IReadOnlyCollection<string> next)
    {
        _ended = true;
        Dispose();
        engine.Forget(this, finished);
        foreach (var instance in next)
            engine.Wake(instance);
    }
}
