using HotelConcierge.Orchestration;

namespace HotelConcierge.Contracts.Turns;

/// <summary>What <see cref="TurnHostContract"/> needs to drive a host. Its clock stands still unless it is advanced.</summary>
public abstract class TurnHostFixture : IAsyncDisposable
{
    /// <summary>When every test begins.</summary>
    public static readonly DateTimeOffset Noon = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The time on the host's clock since <see cref="Noon"/>.</summary>
    public abstract TimeSpan Elapsed { get; }

    public abstract Task OpenAsync(IReadOnlyList<OrchestrationRegistration> orchestrations, IReadOnlyList<TimedActivity> activities);

    /// <returns>False when the id was started before.</returns>
    public abstract Task<bool> StartAsync<TInput>(string instance, string orchestration, TInput input);

    public abstract Task RaiseEventAsync(string instance, string name, string payload);

    /// <summary>Waits until so many timers (of orchestrations, retries, activities that take time) run, then lets that time pass.</summary>
    public abstract Task AdvanceAsync(TimeSpan by, int armed);

    /// <summary>Waits until the instance has ended, letting no time pass.</summary>
    /// <returns>The message of its failure; null when it completed.</returns>
    public abstract Task<string?> WaitForEndAsync(string instance);

    public abstract Task<IReadOnlyList<TurnEvent>> ReadHistoryAsync(string instance);

    /// <summary>Dies as if only so many events of the instance had been recorded, and starts again, maybe with changed code.</summary>
    public abstract Task CrashBackToAsync(string instance, int recordedEvents, OrchestrationRegistration? changed = null);

    public abstract ValueTask DisposeAsync();
}

/// <summary>An activity, and how long its work takes on the host's clock.</summary>
public sealed record TimedActivity(ActivityRegistration Activity, TimeSpan Takes);
