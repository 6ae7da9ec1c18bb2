using HotelConcierge.Contracts;
using HotelConcierge.Contracts.Turns;
using HotelConcierge.Orchestration;

namespace HotelConcierge.Tests.Turns;

internal sealed class InMemoryTurnHostFixture : TurnHostFixture
{
    private readonly ManualTimeProvider _clock = new(Noon);
    private InMemoryTurnHost _host = null!;

    public override TimeSpan Elapsed => _clock.GetUtcNow() - Noon;

    public override Task OpenAsync(IReadOnlyList<OrchestrationRegistration> orchestrations, IReadOnlyList<TimedActivity> activities)
    {
        _host = new(_clock, new NoServices(), orchestrations, activities.Select(activity => activity.Activity));
        foreach (var (activity, takes) in activities)
            _host.Takes(activity.Name, takes);
        return Task.CompletedTask;
    }

    public override Task<bool> StartAsync<TInput>(string instance, string orchestration, TInput input) =>
        Task.FromResult(_host.Start(instance, orchestration, input));

    public override Task RaiseEventAsync(string instance, string name, string payload)
    {
        _host.RaiseEvent(instance, name, payload);
        return Task.CompletedTask;
    }

    public override Task AdvanceAsync(TimeSpan by, int armed) => _host.AdvanceAsync(by);

    public override async Task<string?> WaitForEndAsync(string instance)
    {
        await _host.RunUntilIdleAsync();
        Assert.True(_host.HasEnded(instance));
        return (await _host.RunToEndAsync(instance))?.Message;
    }

    public override Task<IReadOnlyList<TurnEvent>> ReadHistoryAsync(string instance) =>
        Task.FromResult<IReadOnlyList<TurnEvent>>([.. _host.History(instance)]);

    public override Task CrashBackToAsync(string instance, int recordedEvents, OrchestrationRegistration? changed = null)
    {
        if (changed is not null)
            _host.Deploy(changed);
        _host.CrashBackTo(instance, recordedEvents);
        return Task.CompletedTask;
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class NoServices : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}
