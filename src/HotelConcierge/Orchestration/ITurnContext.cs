namespace HotelConcierge.Orchestration;

/// <summary>
/// What an orchestration may use. Both hosts replay an orchestration from its recorded history after a restart, so it
/// has no clock, no randomness and no effect but through these members.
/// </summary>
public interface ITurnContext
{
    /// <summary>The instant of the event being processed: the same at every replay.</summary>
    DateTimeOffset CurrentTime { get; }

    /// <summary>Runs an activity at least once and returns the recorded result of the run that completed.</summary>
    /// <exception cref="ActivityFailedException">It still failed after the retries of <see
    /// cref="Activity{TInput,TResult}.Retry"/>.</exception>
    Task<TResult> CallActivityAsync<TInput, TResult>(Activity<TInput, TResult> activity, TInput input);

    /// <summary>
    /// Completes at or soon after <paramref name="fireAt"/>. A timer that is no longer needed has to be cancelled, or the
    /// orchestration stays open until it fires.
    /// </summary>
    Task CreateTimerAsync(DateTimeOffset fireAt, CancellationToken cancellationToken);

    /// <summary>Completes with the first event of that name that was raised for this orchestration, also an earlier one.</summary>
    /// <remarks>An unanswered wait does not keep the orchestration open.</remarks>
    Task<string> WaitForEventAsync(string name, CancellationToken cancellationToken);
}
