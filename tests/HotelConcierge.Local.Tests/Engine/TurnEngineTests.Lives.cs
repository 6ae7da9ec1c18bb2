using HotelConcierge.Local.Storage;
using HotelConcierge.Orchestration;

namespace HotelConcierge.Local.Tests.Engine;

public sealed partial class TurnEngineTests
{
    [Fact]
    public async Task A_journal_that_fails_is_tried_again_and_no_activity_is_repeated_for_it()
    {
        var clock = new ObservedClock(_time);
        var parts = Parts(Calls("Turn", "Say"), new ActivityRegistration("Say", async (_, input, _) =>
        {
            _done.Enqueue(input);
            await SetMaxPagesAsync(1);
            return $"\"{new string('x', 100_000)}\"";
        }));
        await OpenAsync(parts with { Clock = clock });

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
        Assert.DoesNotContain(
            _logs.Lines,
            line => line.StartsWith("Error", StringComparison.Ordinal) || line.StartsWith("Critical", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Stopping_leaves_an_activity_that_heeds_nothing_after_the_grace()
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var released = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var clock = new ObservedClock(_time);
        var parts = Parts(Calls("Turn", "Stubborn"), new ActivityRegistration("Stubborn", (_, _, _) =>
        {
            begun.SetResult();
            return released.Task;
        }));
        await OpenAsync(parts with { Clock = clock });
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
    public async Task Purging_forgets_what_finished_before_and_nothing_else()
    {
        await OpenAsync(
            Parts(
                Calls("Turn", "Say"),
                OrchestrationRegistration.For<string>("Waits", (context, _) => context.WaitForEventAsync("tap", CancellationToken.None)),
                Says("Say")));
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
        Assert.Equal(
            0,
            await _host!.Database.ReadAsync(
                connection => connection.Number("select count(*) from turn_history where instance not in (select id from turn_instances)"),
                None));
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

        Assert.Equal(
            Enumerable.Range(0, Turns).Select(n => $"Say {n}!").Order(StringComparer.Ordinal),
            _done.Order(StringComparer.Ordinal));
        Assert.Contains(_logs.Lines, line => line.Contains($"Took up {Turns} unfinished instances", StringComparison.Ordinal));
    }
}
