using HotelConcierge.Contracts;
using HotelConcierge.Contracts.Turns;
using HotelConcierge.Local.Engine;
using HotelConcierge.Local.Storage;
using HotelConcierge.Local.Tests.Storage;
using HotelConcierge.Orchestration;

namespace HotelConcierge.Local.Tests.Engine;

internal sealed class SqliteTurnHostFixture : TurnHostFixture
{
    private readonly TemporaryFolder _folder = new();
    private readonly ManualTimeProvider _time = new(Noon);
    private readonly ObservedClock _clock;
    private EngineParts _parts;
    private EngineHost? _host;

    public SqliteTurnHostFixture()
    {
        _clock = new(_time);
        _parts = new(_folder.Path, _clock);
    }

    public override TimeSpan Elapsed => _clock.GetUtcNow() - Noon;

    private EngineHost Host => _host ?? throw new InvalidOperationException("The host is not open.");

    public override async Task OpenAsync(IReadOnlyList<OrchestrationRegistration> orchestrations, IReadOnlyList<TimedActivity> activities)
    {
        _parts = _parts with { Orchestrations = orchestrations, Activities = [.. activities.Select(TakeTime)] };
        _host = await EngineHost.StartAsync(_parts);
    }

    public override Task<bool> StartAsync<TInput>(string instance, string orchestration, TInput input) =>
        Host.Engine.StartAsync(instance, orchestration, input, CancellationToken.None);

    public override Task RaiseEventAsync(string instance, string name, string payload) =>
        Host.Engine.RaiseEventAsync(instance, name, payload, CancellationToken.None);

    public override async Task AdvanceAsync(TimeSpan by, int armed)
    {
        await _clock.WhenArmedAsync(armed);
        _time.Advance(by);
    }

    public override async Task<string?> WaitForEndAsync(string instance) =>
        (await Host.Engine.WaitForCompletionAsync(instance, CancellationToken.None)).Failure;

    public override Task<IReadOnlyList<TurnEvent>> ReadHistoryAsync(string instance) => Host.Database.ReadAsync<IReadOnlyList<TurnEvent>>(
        connection => [.. TurnJournal.ReadHistory(connection, instance, after: 0).Select(entry => entry.Event)], CancellationToken.None);

    public override async Task CrashBackToAsync(string instance, int recordedEvents, OrchestrationRegistration? changed = null)
    {
        await Host.DisposeAsync();
        // A timer of the life before must not be taken for one of the next.
        await _clock.WhenNoneIsArmedAsync();
        // Without an engine on it, so that nothing of the shorter history is seen before it is short.
        await using (
            var database = new SqliteDatabase(_folder.Path, Microsoft.Extensions.Logging.Abstractions.NullLogger<SqliteDatabase>.Instance))
        {
            await database.WriteAsync(
                connection =>
                    connection.Execute(
                        "delete from turn_history where instance = @id and position > @kept",
                        ("@id", instance),
                        ("@kept", recordedEvents))
                    + connection.Execute(
                        "update turn_instances set status = 'running', finished_at = null, failure = null where id = @id",
                        ("@id", instance)),
                CancellationToken.None);
        }

        if (changed is not null)
            _parts = _parts with { Orchestrations = [changed] };
        _host = await EngineHost.StartAsync(_parts);
    }

    public override async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        _folder.Dispose();
    }

    private ActivityRegistration TakeTime(TimedActivity timed) => timed.Takes == TimeSpan.Zero
        ? timed.Activity
        : new(timed.Activity.Name, async (services, input, cancellationToken) =>
        {
            var result = await timed.Activity.RunAsync(services, input, cancellationToken);
            await Task.Delay(timed.Takes, _clock, cancellationToken);
            return result;
        });
}
