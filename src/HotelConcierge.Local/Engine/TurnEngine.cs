using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using HotelConcierge.Local.Storage;
using HotelConcierge.Orchestration;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Local.Engine;

/// <summary>
/// Runs orchestrations on the journal: whatever was started goes on after a restart from where its history ends.
/// Activities that were at work when the process died are run again.
/// </summary>
internal sealed partial class TurnEngine(
    SqliteDatabase database,
    ActivityRunner activities,
    IEnumerable<OrchestrationRegistration> orchestrations,
    IEnumerable<IFinishRecorder> recorders,
    IOptions<TurnEngineOptions> options,
    TimeProvider clock,
    ILogger<TurnEngine> log) : IHostedService, IDisposable
{
    private const int PurgeBlock = 500;

    // Taken up together: all at once would keep a guest who writes now waiting behind thousands.
    private const int ResumeBlock = 64;

    private readonly Dictionary<string, OrchestrationRegistration> _orchestrations =
        orchestrations.ToDictionary(orchestration => orchestration.Name, StringComparer.Ordinal);

    private readonly IReadOnlyList<IFinishRecorder> _recorders = [.. recorders];
    private readonly Lock _lock = new();
    private readonly Dictionary<string, TurnInstance> _instances = new(StringComparer.Ordinal);
    private readonly AwaitedEnds _ends = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource? _idle;
    private bool _started;
    private bool _resumed;
    private bool _closed;
    private int _atWork;

    internal TimeProvider Clock => clock;

    /// <summary>Begins to take up all instances that are not finished; guests are listened to meanwhile.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        // From here on Wake counts: what is started while the file is read is seen by the one or the other.
        lock (_lock)
            _started = true;
        Begin(ResumeAsync);
        return Task.CompletedTask;
    }

    /// <summary>
    /// Cancels the activities at work and ends. What they had completed is written down; the rest runs again after the next start.
    /// </summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _closed = true;
            if (_atWork == 0)
                _stopped.TrySetResult();
        }

        await _stopping.CancelAsync();
        try
        {
            await _stopped.Task.WaitAsync(options.Value.StopGrace, clock, cancellationToken);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            Log.LeftAtWork(log, Volatile.Read(ref _atWork));
        }

        lock (_lock)
        {
            foreach (var instance in _instances.Values)
                instance.Dispose();
        }
    }

    public void Dispose() => _stopping.Dispose();

    /// <summary>
    /// Starts an instance by itself; see <see cref="TurnJournal.StartInTransaction"/> for starting one together with other writes.
    /// </summary>
    /// <returns>False when the id was started before.</returns>
    public async Task<bool> StartAsync<TInput>(string instance, string orchestration, TInput input, CancellationToken cancellationToken)
    {
        if (!_orchestrations.ContainsKey(orchestration))
            throw new ArgumentException($"No orchestration is registered as '{orchestration}'.", nameof(orchestration));

        var json = JsonSerializer.Serialize(input, TurnJson.Options);
        var at = clock.GetUtcNow();
        var started = await database.WriteAsync(
            connection => TurnJournal.StartInTransaction(connection, instance, orchestration, json, at), cancellationToken);
        Wake(instance);
        return started;
    }

    /// <summary>Raises an event by itself.</summary>
    /// <returns>False when no such instance runs; the event is dropped then.</returns>
    public async Task<bool> RaiseEventAsync(string instance, string name, string payload, CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow();
        var raised = await database.WriteAsync(
            connection => TurnJournal.RaiseEventInTransaction(connection, instance, name, payload, at), cancellationToken);
        Wake(instance);
        return raised;
    }

    /// <summary>
    /// Has an instance notice what was written for it. Needless calls do no harm; before the start and after the stop they do
    /// nothing.
    /// </summary>
    public void Wake(string instance) => Wake(instance, out _);

    /// <summary>Completes as soon as no instance runs.</summary>
    public Task IdleAsync()
    {
        lock (_lock)
        {
            if (_resumed && _instances.Count == 0)
                return Task.CompletedTask;
            _idle ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            return _idle.Task;
        }
    }

    /// <summary>Completes as soon as the instance has ended, also if it is yet to be started.</summary>
    public async Task<FinishedInstance> WaitForCompletionAsync(string instance, CancellationToken cancellationToken)
    {
        var end = _ends.Of(instance);
        // Asked for only now, so that an end between the two is seen by one of them.
        if (await database.ReadAsync(connection => TurnJournal.FindFinished(connection, instance), cancellationToken) is { } finished)
            _ends.Announce(finished);
        return await end.WaitAsync(cancellationToken);
    }

    /// <summary>
    /// Forgets the instances that finished before that instant. Their ids would start anew, so keep them as long as a provider may
    /// repeat a message.
    /// </summary>
    /// <returns>How many were forgotten.</returns>
    public async Task<int> PurgeAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        int total = 0, purged;
        do
        {
            // In blocks, so that guests' messages are not kept waiting behind a big one.
            purged = await database.WriteAsync(connection => TurnJournal.Purge(connection, before, PurgeBlock), cancellationToken);
            total += purged;
        }
        while (purged == PurgeBlock);
        return total;
    }

    /// <summary>Runs work of an instance on the thread pool, in no caller's context: a turn outlives the webhook that started it.</summary>
    internal void Begin(Func<Task> work)
    {
        lock (_lock)
        {
            if (_closed)
                return;
            _atWork++;
        }

        ThreadPool.UnsafeQueueUserWorkItem(
            static state => _ = state.Engine.WorkAsync(state.Work),
            (Engine: this, Work: work),
            preferLocal: false);
    }

    /// <remarks>An unknown name fails the instance, visibly, rather than leaving a guest waiting for ever.</remarks>
    internal OrchestrationRegistration FindOrchestration(string name) => _orchestrations.GetValueOrDefault(name) ?? new(
        name, (_, _) => throw new OrchestrationRuleException($"No orchestration is registered as '{name}'."));

    internal Task<TurnEvent> RunActivityAsync(string instance, TurnCall.RunActivity call) =>
        activities.RunAsync(instance, call, _stopping.Token);

    internal Task<T> ReadAsync<T>(Func<SqliteConnection, T> work) => InsistAsync(() => database.ReadAsync(work, CancellationToken.None));

    internal Task<T> WriteAsync<T>(Func<SqliteConnection, T> work) => InsistAsync(() => database.WriteAsync(work, CancellationToken.None));

    internal IReadOnlyCollection<string> Record(SqliteConnection connection, FinishedInstance finished) =>
        TurnJournal.Finish(connection, finished) ? [.. _recorders.SelectMany(recorder => recorder.Record(connection, finished))] : [];

    internal void Report(FinishedInstance finished, Exception? failure)
    {
        if (failure is OrchestrationRuleException)
            Log.RuleBroken(log, finished.Orchestration, finished.Id, failure.Message);
        else if (failure is not null)
            Log.Failed(log, finished.Orchestration, finished.Id, failure.GetType().Name);
    }

    internal void Forget(TurnInstance instance, FinishedInstance? finished)
    {
        TaskCompletionSource? idle;
        lock (_lock)
        {
            _instances.Remove(instance.Id);
            idle = TakeIdle();
        }

        if (finished is not null)
            _ends.Announce(finished);
        idle?.TrySetResult();
    }

    private bool Wake(string instance, [NotNullWhen(true)] out TurnInstance? woken)
    {
        lock (_lock)
        {
            woken = null;
            if (!_started || _closed)
                return false;
            if (!_instances.TryGetValue(instance, out woken))
                _instances.Add(instance, woken = new(instance, this));
        }

        woken.Wake();
        return true;
    }

    private async Task ResumeAsync()
    {
        var running = await ReadAsync(TurnJournal.RunningIds);
        foreach (var block in running.Chunk(ResumeBlock))
            await Task.WhenAll(block.Select(id => Wake(id, out var woken) ? woken.FirstStep : Task.CompletedTask))
                .WaitAsync(_stopping.Token);
        Log.Resumed(log, running.Count);

        TaskCompletionSource? idle;
        lock (_lock)
        {
            _resumed = true;
            idle = TakeIdle();
        }

        idle?.TrySetResult();
    }

    /// <summary>Those who wait until no instance runs, when none does. Only inside the lock; they are told outside of it.</summary>
    private TaskCompletionSource? TakeIdle()
    {
        if (!_resumed || _instances.Count > 0)
            return null;
        var idle = _idle;
        _idle = null;
        return idle;
    }

    private async Task WorkAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception exception)
        {
            // While stopping that is how work ends, and the next start takes it up; at any other time it is a mistake of ours.
            if (!_stopping.IsCancellationRequested)
                Log.Broken(log, exception);
        }

        lock (_lock)
        {
            _atWork--;
            if (_closed && _atWork == 0)
                _stopped.TrySetResult();
        }
    }

    /// <summary>A full or locked disk must not lose what an activity has done, so the journal is tried until it works or we stop.</summary>
    private async Task<T> InsistAsync<T>(Func<Task<T>> work)
    {
        for (var delay = TimeSpan.FromSeconds(1); ; delay = delay < TimeSpan.FromSeconds(30) ? delay * 2 : delay)
        {
            try
            {
                return await work();
            }
            catch (Exception exception) when (!_stopping.IsCancellationRequested)
            {
                Log.JournalFailed(log, exception, delay);
                await Task.Delay(delay, clock, _stopping.Token);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Took up {Count} unfinished instances")]
        public static partial void Resumed(ILogger logger, int count);

        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "Stopped with {Count} pieces of work that did not heed their cancellation; activities among them run again after the next start"
        )]
        public static partial void LeftAtWork(ILogger logger, int count);

        [LoggerMessage(
            Level = LogLevel.Error,
            Message = "Orchestration {Orchestration} failed, instance {Instance}: {Error}; the journal's turn_instances.failure says more"
        )]
        public static partial void Failed(ILogger logger, string orchestration, string instance, string error);

        [LoggerMessage(Level = LogLevel.Error, Message = "Orchestration {Orchestration} failed, instance {Instance}: {Rule}")]
        public static partial void RuleBroken(ILogger logger, string orchestration, string instance, string rule);

        [LoggerMessage(Level = LogLevel.Error, Message = "The journal failed; it is tried again in {Delay}")]
        public static partial void JournalFailed(ILogger logger, Exception exception, TimeSpan delay);

        [LoggerMessage(Level = LogLevel.Critical, Message = "The engine made a mistake; an instance stands still until the next start")]
        public static partial void Broken(ILogger logger, Exception exception);
    }
}
