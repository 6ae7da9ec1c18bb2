namespace HotelConcierge.Local.Engine;

/// <summary>Those who wait for an instance to end, which may be yet to start.</summary>
internal sealed class AwaitedEnds
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, TaskCompletionSource<FinishedInstance>> _awaited = new(StringComparer.Ordinal);

    /// <summary>Completes when the end is announced from now on.</summary>
    public Task<FinishedInstance> Of(string instance)
    {
        lock (_lock)
        {
            if (!_awaited.TryGetValue(instance, out var awaited))
                _awaited.Add(instance, awaited = new(TaskCreationOptions.RunContinuationsAsynchronously));
            return awaited.Task;
        }
    }

    public void Announce(FinishedInstance finished)
    {
        TaskCompletionSource<FinishedInstance>? awaited;
        lock (_lock)
            _awaited.Remove(finished.Id, out awaited);
        awaited?.TrySetResult(finished);
    }
}
