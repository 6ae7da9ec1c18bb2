using System.Text.Json;

namespace HotelConcierge.Orchestration;

/// <summary>
/// One orchestration, brought to where it is by feeding it its history and taken further by feeding it what happens next:
/// for this class there is no difference. It has no clock and does no I/O; the host writes an event down before it
/// applies it here, and does what <see cref="TakeCalls"/> returns. One caller at a time.
/// </summary>
/// <param name="orchestration">The code.</param>
/// <param name="input">As <see cref="TurnJson"/> wrote it.</param>
/// <param name="startedAt">When the instance was asked for.</param>
/// <param name="onBroken">Called, on any thread, when a rule is broken outside <see cref="Start"/> and <see cref="Apply"/>.</param>
public sealed class OrchestrationRun(OrchestrationRegistration orchestration, string input, DateTimeOffset startedAt, Action onBroken)
{
    private readonly List<string> _made = [];
    private readonly Dictionary<int, OpenCall> _open = [];
    private readonly List<TurnCall> _fresh = [];
    private readonly Dictionary<string, Queue<string>> _unclaimed = new(StringComparer.Ordinal);
    private readonly List<(int Sequence, string Name)> _waits = [];
    private TurnPump? _pump;
    private Task? _task;
    private Exception? _broken;

    /// <summary>Why the orchestration ended badly, once <see cref="IsFinished"/>; null when it did not.</summary>
    public Exception? Failure => _broken ?? _task switch
    {
        { IsFaulted: true } => _task.Exception!.InnerException,
        { IsCanceled: true } => new TaskCanceledException("The orchestration let a cancellation of its own end it."),
        _ => null,
    };

    /// <summary>Whether the orchestration has returned, thrown or broken a rule.</summary>
    public bool IsFinished => _broken is not null || _task is { IsCompleted: true };

    internal DateTimeOffset CurrentTime { get; private set; } = startedAt;

    private TurnPump Pump => _pump ??= new(Break);

    /// <summary>Whether an activity or timer is still wanted: not answered, and not cancelled.</summary>
    public bool IsOpen(int sequence) => _open.ContainsKey(sequence);

    /// <summary>Runs the orchestration to its first wait.</summary>
    public void Start() =>
        Enter(() =>
        {
            _task = orchestration.RunAsync(new ReplayContext(this), input);
            // Registered at once and inline, so that an end reached on a thread of somebody else cannot pass for a proper one.
            _ = _task.ContinueWith(
                _ => IsInside(),
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
        });

    /// <summary>Runs the orchestration from one recorded event to its next wait.</summary>
    public void Apply(TurnEvent turnEvent)
    {
        ArgumentNullException.ThrowIfNull(turnEvent);
        if (_broken is not null)
            return;

        // A clock that was set back must not make the orchestration's time run backwards.
        if (turnEvent.At > CurrentTime)
            CurrentTime = turnEvent.At;
        Enter(() => Deliver(turnEvent));
    }

    /// <summary>What the orchestration asked for since this was last called, and still wants.</summary>
    public IReadOnlyList<TurnCall> TakeCalls()
    {
        var calls = _fresh.FindAll(call => IsOpen(call.Sequence));
        _fresh.Clear();
        return calls;
    }

    internal Task<TResult> CallActivity<TInput, TResult>(Activity<TInput, TResult> activity, TInput value)
    {
        var sequence = Number($"activity '{activity.Name}'");
        var completion = new TaskCompletionSource<TResult>();
        _open.Add(sequence, new(
            Complete: json => completion.SetResult(ReadResult<TResult>(activity.Name, json)),
            Fail: message => completion.SetException(new ActivityFailedException(message)),
            Cancellation: default));
        _fresh.Add(new TurnCall.RunActivity(sequence, activity.Name, JsonSerializer.Serialize(value, TurnJson.Options), activity.Retry));
        return completion.Task;
    }

    internal Task CreateTimer(DateTimeOffset fireAt, CancellationToken cancellationToken)
    {
        var sequence = Number("timer");
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled(cancellationToken);

        _fresh.Add(new TurnCall.StartTimer(sequence, fireAt));
        return Open(sequence, cancellationToken);
    }

    internal Task<string> WaitForEvent(string name, CancellationToken cancellationToken)
    {
        var sequence = Number($"wait for event '{name}'");
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled<string>(cancellationToken);

        if (_unclaimed.TryGetValue(name, out var payloads) && payloads.TryDequeue(out var payload))
            return Task.FromResult(payload);

        _waits.Add((sequence, name));
        return Open(sequence, cancellationToken);
    }

    private Task<string> Open(int sequence, CancellationToken cancellationToken)
    {
        // Continuations have to run inline: the asynchronous ones of WhenAny and WhenAll would leave the pump's thread.
        var completion = new TaskCompletionSource<string>();
        var registration = cancellationToken.UnsafeRegister(_ =>
        {
            if (IsInside() && Close(sequence) is not null)
                completion.SetCanceled(cancellationToken);
        }, null);
        _open.Add(sequence, new(completion.SetResult, Fail: null, registration));
        return completion.Task;
    }

    private int Number(string what)
    {
        if (!IsInside())
            throw Intrusion();

        _made.Add(what);
        return _made.Count;
    }

    private void Deliver(TurnEvent turnEvent)
    {
        switch (turnEvent)
        {
            case TurnEvent.ActivityCompleted done:
                Check(done.Sequence, $"activity '{done.Name}'");
                Close(done.Sequence)?.Complete(done.Result);
                break;
            case TurnEvent.ActivityFailed failed:
                Check(failed.Sequence, $"activity '{failed.Name}'");
                Close(failed.Sequence)?.Fail!(failed.Message);
                break;
            case TurnEvent.TimerFired fired:
                Check(fired.Sequence, "timer");
                Close(fired.Sequence)?.Complete("");
                break;
            case TurnEvent.EventRaised raised
                when _waits.FindIndex(wait => string.Equals(wait.Name, raised.Name, StringComparison.Ordinal)) is >= 0 and var first:
                Close(_waits[first].Sequence)!.Complete(raised.Payload);
                break;
            case TurnEvent.EventRaised raised:
                if (!_unclaimed.TryGetValue(raised.Name, out var payloads))
                    _unclaimed.Add(raised.Name, payloads = new());
                payloads.Enqueue(raised.Payload);
                break;
        }
    }

    private void Check(int sequence, string recorded)
    {
        var made = sequence >= 1 && sequence <= _made.Count ? _made[sequence - 1] : "nothing yet";
        if (!string.Equals(made, recorded, StringComparison.Ordinal))
        {
            throw new OrchestrationRuleException(
                $"Orchestration '{orchestration.Name}' is not deterministic: its history says that call {sequence} was {recorded}, " +
                $"but now its code made it {made}. Give a changed orchestration a new name while instances of the old one run.");
        }
    }

    /// <returns>Null when it was answered or cancelled before: what comes late is dropped.</returns>
    private OpenCall? Close(int sequence)
    {
        if (!_open.Remove(sequence, out var call))
            return null;

        _waits.RemoveAll(wait => wait.Sequence == sequence);
        call.Cancellation.Unregister();
        return call;
    }

    private TResult ReadResult<TResult>(string activity, string json)
    {
        try
        {
            return JsonSerializer.Deserialize<TResult>(json, TurnJson.Options)!;
        }
        catch (JsonException exception)
        {
            throw new OrchestrationRuleException(
                $"Orchestration '{orchestration.Name}' cannot read the recorded result of activity '{activity}' as {typeof(TResult).Name}.",
                exception);
        }
    }

    private void Enter(Action work)
    {
        try
        {
            Pump.Run(work);
        }
        catch (Exception exception)
        {
            _broken ??= exception;
        }

        if (!IsFinished && _open.Count == 0)
            _broken ??= Intrusion();
    }

    private bool IsInside()
    {
        if (!Pump.IsCurrent)
            Break();
        return Pump.IsCurrent;
    }

    private void Break()
    {
        if (Interlocked.CompareExchange(ref _broken, Intrusion(), null) is null)
            onBroken();
    }

    private OrchestrationRuleException Intrusion() =>
        new(
            $"Orchestration '{orchestration.Name}' awaited something that does not come from its ITurnContext, or used ConfigureAwait(false), "
                + "Task.Run or another thread. Only activities, timers and events of the context can be replayed; put such work into an activity."
        );

    private sealed record OpenCall(Action<string> Complete, Action<string>? Fail, CancellationTokenRegistration Cancellation);

    private sealed class ReplayContext(OrchestrationRun run) : ITurnContext
    {
        public DateTimeOffset CurrentTime => run.CurrentTime;

        public Task<TResult> CallActivityAsync<TInput, TResult>(Activity<TInput, TResult> activity, TInput input) =>
            run.CallActivity(activity, input);

        public Task CreateTimerAsync(DateTimeOffset fireAt, CancellationToken cancellationToken) =>
            run.CreateTimer(fireAt, cancellationToken);

        public Task<string> WaitForEventAsync(string name, CancellationToken cancellationToken) =>
            run.WaitForEvent(name, cancellationToken);
    }
}
