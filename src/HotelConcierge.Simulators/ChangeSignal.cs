namespace HotelConcierge.Simulators;

/// <summary>Lets others wait until something that changes looks as they need it.</summary>
internal sealed class ChangeSignal
{
    private TaskCompletionSource _next = NewWait();

    public void Raise() => Interlocked.Exchange(ref _next, NewWait()).SetResult();

    public async Task<T> WaitForAsync<T>(Func<T> read, Func<T, bool> enough, CancellationToken cancellationToken)
    {
        while (true)
        {
            // Taken before reading, so that a change between the two ends the wait instead of being missed.
            var next = Volatile.Read(ref _next).Task;
            var state = read();
            if (enough(state))
                return state;
            await next.WaitAsync(cancellationToken);
        }
    }

    private static TaskCompletionSource NewWait() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
