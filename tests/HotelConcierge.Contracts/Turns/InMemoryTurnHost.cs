using System.Text.Json;
using HotelConcierge.Orchestration;

namespace HotelConcierge.Contracts.Turns;

/// <summary>
/// Runs turns for tests of the core: one thing at a time, on the caller's thread, with a clock that jumps to the next
/// timer when nothing is left to do. It can die at any point and goes on from what it had recorded, as a real host does.
/// </summary>
/// <remarks>
/// An activity is run to its end before anything else happens; <see cref="Takes"/> says how long that was on the clock.
/// It must not itself wait on the clock.
/// </remarks>
public sealed class InMemoryTurnHost(
    ManualTimeProvider clock,
    IServiceProvider services,
    IEnumerable<OrchestrationRegistration> orchestrations,
    IEnumerable<ActivityRegistration> activities)
{
    private readonly Dictionary<string, OrchestrationRegistration> _orchestrations = orchestrations.ToDictionary(
        code => code.Name,
        StringComparer.Ordinal);
    private readonly Dictionary<string, ActivityRegistration> _activities = activities.ToDictionary(
        activity => activity.Name,
        StringComparer.Ordinal);
    private readonly Dictionary<string, TimeSpan> _durations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, InMemoryInstance> _instances = new(StringComparer.Ordinal);
    private readonly PriorityQueue<Func<Task>, (DateTimeOffset Due, long Order)> _agenda = new();
    private readonly List<ActivityRun> _runs = [];
    private long _order;
    private int _crashPoints;
    private int _life;
    private (int Life, string Instance)? _working;

    /// <summary>Asked at every point where a real host could die; true lets it die there.</summary>
    public Func<CrashPoint, bool> CrashWhen { get; set; } = _ => false;

    /// <summary>How many such points were passed: the bound of a theory over all of them.</summary>
    public int CrashPoints => _crashPoints;

    /// <summary>Every time an activity was run, in order.</summary>
    public IReadOnlyList<ActivityRun> Runs => _runs;

    /// <summary>Has an activity take that long on the clock; otherwise it takes none.</summary>
    public void Takes(string activity, TimeSpan duration) => _durations[activity] = duration;

    /// <summary>Replaces an orchestration's code; running instances notice at the next crash.</summary>
    public void Deploy(OrchestrationRegistration changed) => _orchestrations[changed.Name] = changed;

    /// <returns>False when the id was started before.</returns>
    public bool Start<TInput>(string instance, string orchestration, TInput input)
    {
        var started = new InMemoryInstance(instance, orchestration, JsonSerializer.Serialize(input, TurnJson.Options), clock.GetUtcNow());
        if (!_instances.TryAdd(instance, started))
            return false;

        Plan(TimeSpan.Zero, () => Resume(started));
        return true;
    }

    public void RaiseEvent(string instance, string name, string payload) =>
        Plan(
            TimeSpan.Zero,
            () => RecordAsync(_instances[instance], new TurnEvent.EventRaised(name, payload, clock.GetUtcNow()), "event " + name),
            survivesCrash: true);

    /// <summary>Has the outside world do something at that instant, or at once when it has passed; no crash prevents it.</summary>
    public void At(DateTimeOffset instant, Func<Task> work)
    {
        var delay = instant - clock.GetUtcNow();
        Plan(delay > TimeSpan.Zero ? delay : TimeSpan.Zero, work, survivesCrash: true);
    }

    /// <summary>
    /// For a store, a channel or a model to say that it is about to be used or was: one more point where the host may die,
    /// in the middle of an activity. Outside of activities it is none.
    /// </summary>
    /// <exception cref="HostDiedException">It died here, or earlier in this activity.</exception>
    public void Pass(string where)
    {
        if (_working is not { } working)
            return;
        if (working.Life != _life || DiesAt(working.Instance, where))
            throw new HostDiedException();
    }

    /// <summary>Does what is due, without any time passing.</summary>
    public Task RunUntilIdleAsync() => RunAsync(clock.GetUtcNow(), () => false);

    /// <summary>Does what comes due while so much time passes.</summary>
    public async Task AdvanceAsync(TimeSpan by)
    {
        var end = clock.GetUtcNow() + by;
        await RunAsync(end, () => false);
        clock.Advance(end - clock.GetUtcNow());
    }

    /// <summary>Lets as much time pass as it takes until nothing is left to do.</summary>
    public Task RunAllAsync() => RunAsync(DateTimeOffset.MaxValue, () => false);

    /// <summary>Lets as much time pass as the instance needs to end.</summary>
    /// <returns>Why it failed; null when it completed.</returns>
    /// <exception cref="InvalidOperationException">It waits for an event that nobody raises.</exception>
    public async Task<Exception?> RunToEndAsync(string instance)
    {
        await RunAsync(DateTimeOffset.MaxValue, () => _instances[instance].HasEnded);
        return _instances[instance] is { HasEnded: true } ended
            ? ended.Failure
            : throw new InvalidOperationException($"Instance '{instance}' waits for an event, and nothing is left that could raise it.");
    }

    /// <summary>Whether the instance has ended.</summary>
    public bool HasEnded(string instance) => _instances[instance].HasEnded;

    /// <summary>What happened to an instance so far.</summary>
    public IReadOnlyList<TurnEvent> History(string instance) => _instances[instance].History;

    /// <summary>
    /// Timers that were neither fired nor cancelled when their instance ended: on Durable Functions they would keep it open.
    /// </summary>
    public IReadOnlyList<TurnCall.StartTimer> ForgottenTimers(string instance) => _instances[instance].ForgottenTimers;

    /// <summary>Dies, forgets all but what was recorded, and starts again.</summary>
    public void Crash()
    {
        _life++;
        foreach (var instance in _instances.Values.Where(instance => !instance.HasEnded))
            Plan(TimeSpan.Zero, () => Resume(instance));
    }

    /// <summary>Dies as if it had recorded only so many events of the instance, and starts again.</summary>
    public void CrashBackTo(string instance, int recordedEvents)
    {
        _instances[instance].Forget(recordedEvents);
        Crash();
    }

    private async Task RunAsync(DateTimeOffset until, Func<bool> enough)
    {
        while (!enough() && _agenda.TryPeek(out _, out var next) && next.Due <= until)
        {
            var work = _agenda.Dequeue();
            if (next.Due > clock.GetUtcNow())
                clock.Advance(next.Due - clock.GetUtcNow());
            await work();
        }
    }

    private void Plan(TimeSpan delay, Func<Task> work, bool survivesCrash = false)
    {
        var life = _life;
        _agenda.Enqueue(() => survivesCrash || life == _life ? work() : Task.CompletedTask, (clock.GetUtcNow() + delay, _order++));
    }

    private Task Resume(InMemoryInstance instance)
    {
        instance.Replay(_orchestrations[instance.Orchestration]);
        Do(instance);
        return Task.CompletedTask;
    }

    private void Do(InMemoryInstance instance)
    {
        foreach (var call in instance.TakeCalls())
        {
            switch (call)
            {
                case TurnCall.RunActivity activity:
                    Plan(TimeSpan.Zero, () => TryAsync(instance, activity, attempt: 1));
                    break;
                case TurnCall.StartTimer timer:
                    var left = timer.FireAt - clock.GetUtcNow();
                    Plan(left > TimeSpan.Zero ? left : TimeSpan.Zero, () => FireAsync(instance, timer));
                    break;
            }
        }
    }

    private Task FireAsync(InMemoryInstance instance, TurnCall.StartTimer timer) => instance.IsOpen(timer.Sequence)
        ? RecordAsync(instance, new TurnEvent.TimerFired(timer.Sequence, clock.GetUtcNow()), "timer")
        : Task.CompletedTask;

    private async Task TryAsync(InMemoryInstance instance, TurnCall.RunActivity call, int attempt)
    {
        if (DiesAt(instance.Id, "before " + call.Name))
            return;

        var life = _life;
        _working = (life, instance.Id);
        _runs.Add(new(instance.Id, call.Sequence, call.Name, call.Input, attempt, clock.GetUtcNow()));
        TurnEvent outcome;
        try
        {
            var result = await _activities[call.Name].RunAsync(services, call.Input, CancellationToken.None);
            outcome = new TurnEvent.ActivityCompleted(call.Sequence, call.Name, result, clock.GetUtcNow());
        }
        catch (Exception) when (life != _life)
        {
            return;
        }
        catch (Exception) when (attempt < call.Retry.MaxAttempts)
        {
            Plan(call.Retry.DelayAfter(attempt), () => TryAsync(instance, call, attempt + 1));
            return;
        }
        catch (Exception exception)
        {
            outcome = TurnEvent.ActivityFailed.After(call, attempt, exception, clock.GetUtcNow());
        }
        finally
        {
            _working = null;
        }

        if (life != _life || DiesAt(instance.Id, "after " + call.Name))
            return;
        if (_durations.GetValueOrDefault(call.Name) is { Ticks: > 0 } duration)
            Plan(duration, () => RecordAsync(instance, outcome with { At = clock.GetUtcNow() }, call.Name));
        else
            await RecordAsync(instance, outcome, call.Name);
    }

    private Task RecordAsync(InMemoryInstance instance, TurnEvent turnEvent, string what)
    {
        if (!instance.TryRecord(turnEvent) || DiesAt(instance.Id, "recorded " + what))
            return Task.CompletedTask;

        instance.Continue();
        Do(instance);
        return Task.CompletedTask;
    }

    private bool DiesAt(string instance, string where)
    {
        if (!CrashWhen(new(++_crashPoints, instance, where)))
            return false;

        Crash();
        return true;
    }
}

/// <summary>A point where a host may die.</summary>
/// <param name="Number">Counted from 1 over the host's life.</param>
/// <param name="Where">"before X", "after X" (done, not recorded), "recorded X" (not yet seen by the orchestration), or as given to
/// <see cref="InMemoryTurnHost.Pass"/>.</param>
public sealed record CrashPoint(int Number, string Instance, string Where);

/// <summary>One try of an activity.</summary>
/// <param name="Input">As <see cref="TurnJson"/> writes it.</param>
public sealed record ActivityRun(string Instance, int Sequence, string Name, string Input, int Attempt, DateTimeOffset At);
