namespace HotelConcierge.Orchestration;

/// <summary>
/// Something that happened to an orchestration and is kept in its history, in order, before the orchestration sees it.
/// A closed union.
/// </summary>
/// <param name="At">When it happened; becomes <see cref="ITurnContext.CurrentTime"/>.</param>
public abstract record TurnEvent(DateTimeOffset At)
{
    private TurnEvent()
        : this(default(DateTimeOffset))
    {
    }

    /// <summary>An activity did its work.</summary>
    /// <param name="Sequence">The call's number in code order.</param>
    /// <param name="Name">The activity's name, so that a changed orchestration is noticed.</param>
    /// <param name="Result">As <see cref="TurnJson"/> writes it.</param>
    public sealed record ActivityCompleted(int Sequence, string Name, string Result, DateTimeOffset At) : TurnEvent(At);

    /// <summary>An activity failed, and it has no more tries.</summary>
    public sealed record ActivityFailed(int Sequence, string Name, string Message, DateTimeOffset At) : TurnEvent(At)
    {
        /// <summary>The event for a call whose last try threw.</summary>
        public static ActivityFailed After(TurnCall.RunActivity call, int attempts, Exception exception, DateTimeOffset at)
        {
            ArgumentNullException.ThrowIfNull(call);
            ArgumentNullException.ThrowIfNull(exception);
            var tries = attempts == 1 ? "1 try" : $"{attempts} tries";
            return new(
                call.Sequence,
                call.Name,
                $"Activity '{call.Name}' failed after {tries}: {exception.GetType().Name}: {exception.Message}",
                at);
        }
    }

    /// <summary>A timer's time came.</summary>
    public sealed record TimerFired(int Sequence, DateTimeOffset At) : TurnEvent(At);

    /// <summary>Somebody raised an event for the orchestration, whether it waits for it yet or not.</summary>
    public sealed record EventRaised(string Name, string Payload, DateTimeOffset At) : TurnEvent(At);
}

/// <summary>What an orchestration asked its host to do. A closed union.</summary>
/// <param name="Sequence">Counts activities, timers and waits in code order, from 1: the same at every replay.</param>
public abstract record TurnCall(int Sequence)
{
    private TurnCall()
        : this(0)
    {
    }

    /// <summary>Run the activity until it succeeds or its tries are used up.</summary>
    public sealed record RunActivity(int Sequence, string Name, string Input, RetryPolicy Retry) : TurnCall(Sequence);

    /// <summary>Report when that instant has come.</summary>
    public sealed record StartTimer(int Sequence, DateTimeOffset FireAt) : TurnCall(Sequence);
}
