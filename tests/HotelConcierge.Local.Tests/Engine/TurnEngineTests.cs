using System.Collections.Concurrent;
using HotelConcierge.Contracts;
using HotelConcierge.Local.Engine;
using HotelConcierge.Local.Storage;
using HotelConcierge.Local.Tests.Storage;
using HotelConcierge.Orchestration;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Local.Tests.Engine;

public sealed partial class TurnEngineTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly RetryPolicy Once = new(1, TimeSpan.Zero, TimeSpan.Zero);
    private readonly TemporaryFolder _folder = new();
    private readonly ManualTimeProvider _time = new(new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly ConcurrentQueue<string> _done = new();
    private readonly RecordedLogs _logs = new();
    private EngineHost? _host;

    private TurnEngine Engine => _host!.Engine;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        _folder.Dispose();
        _logs.Dispose();
    }

    [Fact]
    public async Task A_turn_starts_exactly_when_what_asked_for_it_is_saved()
    {
        await OpenAsync(Parts(Calls("Turn", "Say"), Says("Say")));

        await Assert.ThrowsAsync<InvalidOperationException>(() => _host!.Database.WriteAsync<int>(
            connection =>
            {
                TurnJournal.StartInTransaction(connection, "lost", "Turn", "\"lost\"", _time.GetUtcNow());
                throw new InvalidOperationException("The conversation could not be saved.");
            },
            None));
        Engine.Wake("lost");
        await _host!.Database.WriteAsync(
            connection => TurnJournal.StartInTransaction(connection, "kept", "Turn", "\"kept\"", _time.GetUtcNow()), None);
        Engine.Wake("kept");
        await Engine.WaitForCompletionAsync("kept", None);
        await Engine.IdleAsync();

        Assert.Equal(["Say kept"], _done, StringComparer.Ordinal);
    }

    [Fact]
    public async Task The_end_is_recorded_with_what_follows_from_it_and_that_is_woken()
    {
        var recorder = new Chain();
        await OpenAsync(Parts(Calls("Turn", "Say"), Says("Say")) with { Recorders = [recorder] });

        await Engine.StartAsync("1", "Turn", "first", None);
        await Engine.WaitForCompletionAsync("2", None);

        Assert.Equal(["Say first", "Say next"], _done, StringComparer.Ordinal);
        Assert.Equal([("1", null), ("2", null)], recorder.Recorded);
    }

    [Fact]
    public async Task No_more_activities_work_at_a_time_than_allowed()
    {
        var atWork = 0;
        var seen = new ConcurrentBag<int>();
        var gate = new SemaphoreSlim(0);
        var full = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var parts = Parts(Calls("Turn", "Model"), new ActivityRegistration("Model", async (_, input, _) =>
        {
            var now = Interlocked.Increment(ref atWork);
            seen.Add(now);
            if (now == 3)
                full.TrySetResult();
            await gate.WaitAsync(CancellationToken.None);
            Interlocked.Decrement(ref atWork);
            return input;
        }));
        await OpenAsync(parts with { Options = new() { MaxActivities = 3 } });

        for (var turn = 0; turn < 20; turn++)
            await Engine.StartAsync($"{turn}", "Turn", "a", None);
        await full.Task;
        gate.Release(20);
        await Engine.IdleAsync();

        Assert.Equal(3, seen.Max());
    }

    [Fact]
    public async Task Every_try_of_an_activity_has_a_scope_of_its_own()
    {
        var scopes = new ConcurrentBag<object>();
        await OpenAsync(Parts(Calls("Turn", "Model"), new ActivityRegistration("Model", (services, input, _) =>
        {
            scopes.Add(services.GetRequiredService<object>());
            return Task.FromResult(input);
        })));

        await Engine.StartAsync("1", "Turn", "a", None);
        await Engine.StartAsync("2", "Turn", "a", None);
        await Engine.IdleAsync();

        Assert.Equal(2, scopes.Distinct(ReferenceEqualityComparer.Instance).Count());
    }

    [Fact]
    public async Task An_activity_that_nobody_does_fails_at_once()
    {
        await OpenAsync(Parts(Calls("Turn", "Missing", RetryPolicy.Patient)));

        await Engine.StartAsync("1", "Turn", "a", None);

        Assert.Contains(
            "No activity is registered as 'Missing'",
            (await Engine.WaitForCompletionAsync("1", None)).Failure,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_orchestration_that_nobody_knows_is_refused_or_fails_when_it_is_in_the_file()
    {
        await OpenAsync(Parts(Calls("Turn", "Say"), Says("Say")));

        await Assert.ThrowsAsync<ArgumentException>(() => Engine.StartAsync("1", "Gone", "a", None));
        await _host!.Database.WriteAsync(
            connection => TurnJournal.StartInTransaction(connection, "2", "Gone", "\"a\"", _time.GetUtcNow()),
            None);
        Engine.Wake("2");

        Assert.Contains(
            "No orchestration is registered as 'Gone'",
            (await Engine.WaitForCompletionAsync("2", None)).Failure,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_foreign_task_that_completes_while_an_event_is_awaited_fails_the_instance()
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var foreign = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await OpenAsync(Parts(OrchestrationRegistration.For<string>("Turn", async (context, input) =>
        {
            _ = context.CallActivityAsync(new Activity<string, string>("Reached", Once), input);
            var tap = context.WaitForEventAsync("tap", CancellationToken.None);
            await foreign.Task;
            await tap;
        }),
        new ActivityRegistration("Reached", (_, input, _) =>
        {
            reached.SetResult();
            return Task.FromResult(input);
        })));
        await Engine.StartAsync("1", "Turn", "a", None);
        await reached.Task;

        foreign.SetResult();

        Assert.Contains(
            "does not come from its ITurnContext",
            (await Engine.WaitForCompletionAsync("1", None)).Failure,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Logs_tell_what_failed_by_its_ids_and_never_by_a_guests_words()
    {
        await OpenAsync(Parts(Calls("Turn", "Model"), new ActivityRegistration(
            "Model", (_, input, _) => throw new InvalidOperationException($"Cannot answer {input}"))));

        await Engine.StartAsync("telegram-abc", "Turn", "my secret wish", None);
        var finished = await Engine.WaitForCompletionAsync("telegram-abc", None);

        Assert.Contains("my secret wish", finished.Failure, StringComparison.Ordinal);
        Assert.Contains(
            _logs.Lines,
            line => line.StartsWith("Error: Orchestration Turn failed, instance telegram-abc", StringComparison.Ordinal));
        Assert.DoesNotContain(_logs.Lines, line => line.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Events_for_an_instance_that_does_not_run_are_dropped_and_said_to_be()
    {
        await OpenAsync(Parts(Calls("Turn", "Say"), Says("Say")));
        await Engine.StartAsync("1", "Turn", "a", None);
        await Engine.WaitForCompletionAsync("1", None);

        Assert.False(await Engine.RaiseEventAsync("1", "tap", "", None));
        Assert.False(await Engine.RaiseEventAsync("never", "tap", "", None));
        await Engine.IdleAsync();
    }

    private async Task OpenAsync(EngineParts parts) => _host = await EngineHost.StartAsync(parts);

    private EngineParts Parts(params object[] registrations) => new(_folder.Path, _time)
    {
        Orchestrations = [.. registrations.OfType<OrchestrationRegistration>()],
        Activities = [.. registrations.OfType<ActivityRegistration>()],
        Logs = _logs,
    };

    private static OrchestrationRegistration Calls(string name, string activity, RetryPolicy? retry = null) =>
        OrchestrationRegistration.For<string>(
            name,
            (context, input) => context.CallActivityAsync(new Activity<string, string>(activity, retry ?? Once), input));

    private ActivityRegistration Says(string name) => new(name, (_, input, _) =>
    {
        _done.Enqueue($"{name} {input.Trim('"')}");
        return Task.FromResult(input);
    });

    private Task<long> SetMaxPagesAsync(int pages) =>
        _host!.Database.WriteAsync(connection => connection.Number($"pragma max_page_count = {pages}"), None);

    private sealed class Chain : IFinishRecorder
    {
        public List<(string, string?)> Recorded { get; } = [];

        public IReadOnlyCollection<string> Record(SqliteConnection connection, FinishedInstance finished)
        {
            Recorded.Add((finished.Id, finished.Failure));
            return TurnJournal.StartInTransaction(connection, "2", "Turn", "\"next\"", finished.At) ? ["2"] : [];
        }
    }
}
