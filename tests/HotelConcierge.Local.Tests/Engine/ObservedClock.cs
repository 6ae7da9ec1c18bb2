namespace HotelConcierge.Local.Tests.Engine;

/// <summary>A clock that tells how many timers run on it, so that a test advances it only once they do.</summary>
internal sealed class ObservedClock(TimeProvider inner) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<(int Count, TaskCompletionSource Reached)> _awaited = [];
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
    public Task WhenArmedAsync(int count)
    {
        lock (_lock)
        {
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _awaited.Add((count, reached));
            Tell();
            return reached.Task;
        }
    }

    private void Tell()
    {
        foreach (var (_, reached) in _awaited.FindAll(waiting => waiting.Count <= _armed))
            reached.SetResult();
        _awaited.RemoveAll(waiting => waiting.Count <= _armed);
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
