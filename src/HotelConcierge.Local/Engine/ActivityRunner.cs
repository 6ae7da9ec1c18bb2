using HotelConcierge.Orchestration;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Local.Engine;

/// <summary>
/// Does the activities' work: so many at a time, each try in a scope of its own, again after a failure as the call says.
/// How often it was tried is not written down: after a restart the tries are counted anew.
/// </summary>
internal sealed partial class ActivityRunner(
    IEnumerable<ActivityRegistration> activities,
    IServiceScopeFactory scopes,
    IOptions<TurnEngineOptions> options,
    TimeProvider clock,
    ILogger<ActivityRunner> log) : IDisposable
{
    private readonly Dictionary<string, ActivityRegistration> _activities = activities.ToDictionary(
        activity => activity.Name,
        StringComparer.Ordinal);
    private readonly SemaphoreSlim _places = new(options.Value.MaxActivities);

    /// <summary>Runs the call until it succeeds or has no more tries.</summary>
    /// <exception cref="OperationCanceledException">The engine stops; nothing is known about the work.</exception>
    public async Task<TurnEvent> RunAsync(string instance, TurnCall.RunActivity call, CancellationToken stopping)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var result = await TryAsync(call, stopping);
                return new TurnEvent.ActivityCompleted(call.Sequence, call.Name, result, clock.GetUtcNow());
            }
            catch (Exception exception) when (!stopping.IsCancellationRequested)
            {
                // The type only: a message may quote what a guest wrote.
                Log.TryFailed(log, call.Name, call.Sequence, instance, attempt, call.Retry.MaxAttempts, exception.GetType().Name);
                Log.TryFailedBecause(log, exception, call.Name);
                if (attempt >= call.Retry.MaxAttempts || exception is UnknownActivityException)
                    return TurnEvent.ActivityFailed.After(call, attempt, exception, clock.GetUtcNow());
            }

            await Task.Delay(call.Retry.DelayAfter(attempt), clock, stopping);
        }
    }

    public void Dispose() => _places.Dispose();

    private async Task<string> TryAsync(TurnCall.RunActivity call, CancellationToken stopping)
    {
        if (!_activities.TryGetValue(call.Name, out var activity))
            throw new UnknownActivityException($"No activity is registered as '{call.Name}'.");

        await _places.WaitAsync(stopping);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return await activity.RunAsync(scope.ServiceProvider, call.Input, stopping);
        }
        finally
        {
            _places.Release();
        }
    }

    private sealed class UnknownActivityException(string message) : Exception(message);

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "Activity {Activity} (call {Sequence} of {Instance}) failed at try {Attempt} of {MaxAttempts}: {Error}"
        )]
        public static partial void TryFailed(
            ILogger logger,
            string activity,
            int sequence,
            string instance,
            int attempt,
            int maxAttempts,
            string error);

        [LoggerMessage(Level = LogLevel.Debug, Message = "Activity {Activity} failed")]
        public static partial void TryFailedBecause(ILogger logger, Exception exception, string activity);
    }
}
