namespace HotelConcierge.Local.Tests.Engine;

/// <summary>A clock that tells how many timers run on it, so that a test advances it only once they do.</summary>
internal sealed class ObservedClock(TimeProvider inner) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<(Predicate<int> IsAwaited, TaskCompletionSource Reached)> _awaited = [];
    private int _armed;

    public override long TimestampFrequency => inner.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => inner.GetUtcNow();

    public override long GetTimestamp() => inner.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ObservedTimer(this);
        timer.Inner = inner.CreateTimer(
            _ =>
            {
                timer.SetArmed(false);
                callback(state);
            },
            null,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Completes as soon as at least so many timers run.</summary>
    public Task WhenArmedAsync(int count) => WhenAsync(armed => armed >= count);

    /// <summary>Completes as soon as no timer runs: one whose wait is over may be disposed of a moment later.</summary>
    public Task WhenNoneIsArmedAsync() => WhenAsync(armed => armed == 0);

    private Task WhenAsync(Predicate<int> isAwaited)
    {
        lock (_lock)
        {
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _awaited.Add((isAwaited, reached));
            Tell();
            return reached.Task;
        }
    }

    private void Tell()
    {
        foreach (var (_, reached) in _awaited.FindAll(waiting => waiting.IsAwaited(_armed)))
            reached.SetResult();
        _awaited.RemoveAll(waiting => waiting.IsAwaited(_armed));
    }

    private sealed class ObservedTimer(ObservedClock clock) : ITimer
    {
        private bool _isArmed;

        public ITimer Inner { get; set; } = null!;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var changed = Inner.Change(dueTime, period);
            SetArmed(dueTime != Timeout.InfiniteTimeSpan);
            return changed;
        }

        public void SetArmed(bool armed)
        {
            lock (clock._lock)
            {
                if (_isArmed == armed)
                    return;

                _isArmed = armed;
                clock._armed += armed ? 1 : -1;
                clock.Tell();
            }
        }

        public void Dispose()
        {
            SetArmed(false);
            Inner.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
