using System.Collections.Concurrent;
using HotelConcierge.Contracts;
using HotelConcierge.Local.Engine;
using HotelConcierge.Local.Storage;
using HotelConcierge.Local.Tests.Storage;
using HotelConcierge.Turns;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Local.Tests.Engine;

public sealed class TurnEngineTests : IAsyncLifetime
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
    public async Task A_journal_that_fails_is_tried_again_and_no_activity_is_repeated_for_it()
    {
        var clock = new ObservedClock(_time);
        await OpenAsync(Parts(Calls("Turn", "Say"), new ActivityRegistration("Say", async (_, input, _) =>
        {
            _done.Enqueue(input);
            await SetMaxPagesAsync(1);
            return $"\"{new string('x', 100_000)}\"";
        })) with
        { Clock = clock });

        await Engine.StartAsync("1", "Turn", "a", None);
        await clock.WhenArmedAsync(1);
        await SetMaxPagesAsync(1_000_000);
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Null((await Engine.WaitForCompletionAsync("1", None)).Failure);
        Assert.Single(_done);
        Assert.Contains(_logs.Lines, line => line.Contains("disk is full", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Stopping_does_not_wait_for_an_activity_and_the_next_start_runs_it_again()
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var parts = Parts(Calls("Turn", "Model"), new ActivityRegistration("Model", async (_, input, cancellationToken) =>
        {
            _done.Enqueue("Model");
            begun.TrySetResult();
            if (_done.Count == 1)
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            return input;
        }));
        await OpenAsync(parts);
        await Engine.StartAsync("1", "Turn", "a", None);
        await begun.Task;

        // The clock stands still: this returns only because the activity's cancellation was heeded, not after the grace.
        await _host!.DisposeAsync();
        await OpenAsync(parts);

        Assert.Null((await Engine.WaitForCompletionAsync("1", None)).Failure);
        Assert.Equal(["Model", "Model"], _done, StringComparer.Ordinal);
        Assert.DoesNotContain(_logs.Lines, line => line.StartsWith("Error", StringComparison.Ordinal) || line.StartsWith("Critical", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Stopping_leaves_an_activity_that_heeds_nothing_after_the_grace()
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var released = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var clock = new ObservedClock(_time);
        await OpenAsync(Parts(Calls("Turn", "Stubborn"), new ActivityRegistration("Stubborn", (_, _, _) =>
        {
            begun.SetResult();
            return released.Task;
        })) with
        { Clock = clock });
        await Engine.StartAsync("1", "Turn", "a", None);
        await begun.Task;

        var stopping = Engine.StopAsync(None);
        await clock.WhenArmedAsync(1);
        _time.Advance(TimeSpan.FromSeconds(2));
        await stopping;

        Assert.Contains(_logs.Lines, line => line.Contains("1 pieces of work that did not heed", StringComparison.Ordinal));
        released.SetResult("\"late\"");
    }

    [Fact]
    public async Task No_more_activities_work_at_a_time_than_allowed()
    {
        var atWork = 0;
        var seen = new ConcurrentBag<int>();
        var gate = new SemaphoreSlim(0);
        var full = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await OpenAsync(Parts(Calls("Turn", "Model"), new ActivityRegistration("Model", async (_, input, _) =>
        {
            var now = Interlocked.Increment(ref atWork);
            seen.Add(now);
            if (now == 3)
                full.TrySetResult();
            await gate.WaitAsync(CancellationToken.None);
            Interlocked.Decrement(ref atWork);
            return input;
        })) with
        { Options = new() { MaxActivities = 3 } });

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

        Assert.Contains("No activity is registered as 'Missing'", (await Engine.WaitForCompletionAsync("1", None)).Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_orchestration_that_nobody_knows_is_refused_or_fails_when_it_is_in_the_file()
    {
        await OpenAsync(Parts(Calls("Turn", "Say"), Says("Say")));

        await Assert.ThrowsAsync<ArgumentException>(() => Engine.StartAsync("1", "Gone", "a", None));
        await _host!.Database.WriteAsync(connection => TurnJournal.StartInTransaction(connection, "2", "Gone", "\"a\"", _time.GetUtcNow()), None);
        Engine.Wake("2");

        Assert.Contains("No orchestration is registered as 'Gone'", (await Engine.WaitForCompletionAsync("2", None)).Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_foreign_task_that_completes_while_an_event_is_awaited_fails_the_instance()
    {
        var foreign = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await OpenAsync(Parts(OrchestrationRegistration.For<string>("Turn", async (context, _) =>
        {
            var tap = context.WaitForEventAsync("tap", CancellationToken.None);
            await foreign.Task;
            await tap;
        })));
        await Engine.StartAsync("1", "Turn", "a", None);

        foreign.SetResult();

        Assert.Contains("does not come from its ITurnContext", (await Engine.WaitForCompletionAsync("1", None)).Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Logs_tell_what_failed_by_its_ids_and_never_by_a_guests_words()
    {
        await OpenAsync(Parts(Calls("Turn", "Model"), new ActivityRegistration(
            "Model", (_, input, _) => throw new InvalidOperationException($"Cannot answer {input}"))));

        await Engine.StartAsync("telegram-abc", "Turn", "my secret wish", None);
        var finished = await Engine.WaitForCompletionAsync("telegram-abc", None);

        Assert.Contains("my secret wish", finished.Failure, StringComparison.Ordinal);
        Assert.Contains(_logs.Lines, line => line.StartsWith("Error: Orchestration Turn failed, instance telegram-abc", StringComparison.Ordinal));
        Assert.DoesNotContain(_logs.Lines, line => line.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Purging_forgets_what_finished_before_and_nothing_else()
    {
        await OpenAsync(Parts(Calls("Turn", "Say"), OrchestrationRegistration.For<string>("Waits", (context, _) => context.WaitForEventAsync("tap", CancellationToken.None)), Says("Say")));
        await Engine.StartAsync("old", "Turn", "a", None);
        await Engine.StartAsync("waiting", "Waits", "a", None);
        await Engine.WaitForCompletionAsync("old", None);
        _time.Advance(TimeSpan.FromDays(8));
        await Engine.StartAsync("young", "Turn", "a", None);
        await Engine.WaitForCompletionAsync("young", None);

        Assert.Equal(1, await Engine.PurgeAsync(_time.GetUtcNow() - TimeSpan.FromDays(7), None));

        Assert.True(await Engine.StartAsync("old", "Turn", "b", None));
        Assert.False(await Engine.StartAsync("young", "Turn", "b", None));
        Assert.False(await Engine.StartAsync("waiting", "Waits", "b", None));
        Assert.Equal(0, await _host!.Database.ReadAsync(
            connection => connection.Number("select count(*) from turn_history where instance not in (select id from turn_instances)"), None));
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

    [Fact]
    public async Task Thousands_of_unfinished_turns_go_on_after_a_restart()
    {
        const int Turns = 3000;
        var waits = OrchestrationRegistration.For<string>("Waits", async (context, input) =>
        {
            var tap = await context.WaitForEventAsync("tap", CancellationToken.None);
            await context.CallActivityAsync(new Activity<string, string>("Say", Once), input + tap);
        });
        await OpenAsync(Parts(waits, Says("Say")));
        await Task.WhenAll(Enumerable.Range(0, Turns).Select(n => Engine.StartAsync($"{n}", "Waits", $"{n}", None)));
        await _host!.DisposeAsync();
        await OpenAsync(Parts(waits, Says("Say")));

        await Task.WhenAll(Enumerable.Range(0, Turns).Select(n => Engine.RaiseEventAsync($"{n}", "tap", "!", None)));
        await Engine.IdleAsync();

        Assert.Equal(Enumerable.Range(0, Turns).Select(n => $"Say {n}!").Order(StringComparer.Ordinal), _done.Order(StringComparer.Ordinal));
        Assert.Contains(_logs.Lines, line => line.Contains($"Took up {Turns} unfinished instances", StringComparison.Ordinal));
    }

    private async Task OpenAsync(EngineParts parts) => _host = await EngineHost.StartAsync(parts);

    private EngineParts Parts(params object[] registrations) => new(_folder.Path, _time)
    {
        Orchestrations = [.. registrations.OfType<OrchestrationRegistration>()],
        Activities = [.. registrations.OfType<ActivityRegistration>()],
        Logs = _logs,
    };

    private static OrchestrationRegistration Calls(string name, string activity, RetryPolicy? retry = null) => OrchestrationRegistration.For<string>(
        name, (context, input) => context.CallActivityAsync(new Activity<string, string>(activity, retry ?? Once), input));

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
