namespace HotelConcierge.Contracts;

/// <summary>A clock that stands still until a test moves it. Timers fire from within <see cref="Advance"/> and nowhere else.</summary>
public sealed class ManualTimeProvider(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<ManualTimer> _armed = [];
    private TaskCompletionSource _nextArming = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DateTimeOffset _now = start.ToUniversalTime();
    private long _armings;

    /// <summary>Starts on 1 June 2026 at 10:00 UTC.</summary>
    public ManualTimeProvider()
        : this(new DateTimeOffset(2026, 6, 1, 10, 0, 0, TimeSpan.Zero))
    {
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
            return _now;
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock and fires what falls due on the way, in order, each timer at its own instant.</summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        var end = GetUtcNow() + by;
        while (TakeNextDue(end) is { } timer)
            timer.Fire();
    }

    /// <summary>Completes as soon as a timer waits, at once when one already does.</summary>
    /// <returns>How far the clock is from the earliest timer.</returns>
    public Task<TimeSpan> WaitForTimerAsync(CancellationToken cancellationToken = default) =>
        WaitForTimerAsync(_ => true, cancellationToken);

    /// <summary>Completes as soon as such a timer waits, at once when one already does.</summary>
    /// <param name="isAwaited">Takes the time for which a timer was set.</param>
    /// <returns>How far the clock is from the earliest of them.</returns>
    public async Task<TimeSpan> WaitForTimerAsync(Predicate<TimeSpan> isAwaited, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(isAwaited);
        while (true)
        {
            Task nextArming;
            lock (_gate)
            {
                var awaited = _armed.FindAll(timer => isAwaited(timer.SetFor));
                if (awaited.Count > 0)
                    return awaited.Min(timer => timer.Due) - _now;
                nextArming = _nextArming.Task;
            }

            await nextArming.WaitAsync(cancellationToken);
        }
    }

    private ManualTimer? TakeNextDue(DateTimeOffset end)
    {
        lock (_gate)
        {
            var next = _armed.Where(timer => timer.Due <= end).OrderBy(timer => timer.Due).ThenBy(timer => timer.Arming).FirstOrDefault();
            if (next is null)
            {
                _now = end;
                return null;
            }

            _now = next.Due > _now ? next.Due : _now;
            _armed.Remove(next);
            if (next.Period > TimeSpan.Zero)
                Arm(next, next.Period);
            return next;
        }
    }

    private void Arm(ManualTimer timer, TimeSpan dueTime)
    {
        timer.SetFor = dueTime;
        timer.Due = _now + dueTime;
        timer.Arming = _armings++;
        _armed.Add(timer);
        _nextArming.TrySetResult();
        _nextArming = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class ManualTimer(ManualTimeProvider clock, Action fire) : ITimer
    {
        private bool _disposed;

        public TimeSpan SetFor { get; set; }

        public DateTimeOffset Due { get; set; }

        public TimeSpan Period { get; private set; }

        public long Arming { get; set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                if (_disposed)
                    return false;
                clock._armed.Remove(this);
                Period = period;
                if (dueTime != Timeout.InfiniteTimeSpan && !IsDueAtOnce(dueTime, period))
                    clock.Arm(this, dueTime);
            }

            if (IsDueAtOnce(dueTime, period))
                Fire();
            return true;
        }

        private static bool IsDueAtOnce(TimeSpan dueTime, TimeSpan period) =>
            dueTime == TimeSpan.Zero && period == Timeout.InfiniteTimeSpan;

        public void Dispose()
        {
            lock (clock._gate)
            {
                _disposed = true;
                clock._armed.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
