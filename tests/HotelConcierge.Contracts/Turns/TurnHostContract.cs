using System.Globalization;
using HotelConcierge.Orchestration;
using Xunit;

namespace HotelConcierge.Contracts.Turns;

/// <summary>What every host of turns promises to an orchestration.</summary>
public abstract partial class TurnHostContract : IAsyncLifetime
{
    private readonly Workbench _work = new();

    protected abstract TurnHostFixture Host { get; }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await Host.DisposeAsync();

    [Fact]
    public async Task Activities_run_one_after_the_other_and_hand_their_results_on()
    {
        var add = _work.Activity("Add", text => text + "+");
        var report = _work.Report();
        _work.Orchestration("Turn", async (context, input) =>
        {
            var first = await context.CallActivityAsync(add, input);
            var second = await context.CallActivityAsync(add, first);
            await context.CallActivityAsync(report, second);
        });
        await StartAsync("Turn", "a");

        Assert.Null(await Host.WaitForEndAsync("1"));
        Assert.Equal(["Add a", "Add a+", "Report a++"], _work.Done, StringComparer.Ordinal);
    }

    [Fact]
    public async Task Activities_started_together_give_their_results_in_the_order_of_the_calls()
    {
        var slow = _work.Activity("Slow", text => text + " slow", takes: TimeSpan.FromSeconds(2));
        var quick = _work.Activity("Quick", text => text + " quick", takes: TimeSpan.FromSeconds(1));
        var report = _work.Report();
        _work.Orchestration("Turn", async (context, input) =>
        {
            var results = await Task.WhenAll(context.CallActivityAsync(slow, input), context.CallActivityAsync(quick, input));
            await context.CallActivityAsync(report, string.Join(", ", results));
        });
        await StartAsync("Turn", "a");
        await Host.AdvanceAsync(TimeSpan.FromSeconds(2), armed: 2);

        Assert.Null(await Host.WaitForEndAsync("1"));
        Assert.Equal("a slow, a quick", _work.Reported);
    }

    [Fact]
    public async Task A_timer_that_wins_lets_the_slower_activity_go_on()
    {
        var model = _work.Activity("Model", text => text + "!", takes: TimeSpan.FromSeconds(10));
        var hold = _work.Activity("Hold", text => text, takes: TimeSpan.FromSeconds(1));
        _work.Orchestration(
            "Turn",
            async (context, input) => await HoldTheLineAsync(context, context.CallActivityAsync(model, input), hold));
        await StartAsync("Turn", "a");
        await Host.AdvanceAsync(TimeSpan.FromSeconds(6), armed: 2);
        await Host.AdvanceAsync(TimeSpan.FromSeconds(4), armed: 2);

        Assert.Null(await Host.WaitForEndAsync("1"));
        Assert.Equal(["Model a", "Hold one moment"], _work.Done, StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_timer_that_loses_and_is_cancelled_holds_nothing_up()
    {
        var model = _work.Activity("Model", text => text + "!", takes: TimeSpan.FromSeconds(2));
        var hold = _work.Activity("Hold", text => text);
        _work.Orchestration(
            "Turn",
            async (context, input) => await HoldTheLineAsync(context, context.CallActivityAsync(model, input), hold));
        await StartAsync("Turn", "a");
        await Host.AdvanceAsync(TimeSpan.FromSeconds(2), armed: 2);

        Assert.Null(await Host.WaitForEndAsync("1"));
        Assert.Equal(["Model a"], _work.Done, StringComparer.Ordinal);
        Assert.Equal(TimeSpan.FromSeconds(2), Host.Elapsed);
    }

    [Fact]
    public async Task A_timer_of_the_past_completes_at_once()
    {
        var report = _work.Report();
        _work.Orchestration("Turn", async (context, _) =>
        {
            await context.CreateTimerAsync(context.CurrentTime.AddDays(-1), CancellationToken.None);
            await context.CallActivityAsync(report, "done");
        });
        await StartAsync("Turn", "a");

        Assert.Null(await Host.WaitForEndAsync("1"));
        Assert.Equal("done", _work.Reported);
    }

    [Fact]
    public async Task A_cancelled_wait_ends_as_cancelled_and_leaves_the_event_to_the_next()
    {
        var report = _work.Report();
        _work.Orchestration("Turn", async (context, _) =>
        {
            using var cancellation = new CancellationTokenSource();
            var given = context.WaitForEventAsync("tap", cancellation.Token);
            var timer = context.CreateTimerAsync(context.CurrentTime.AddHours(1), cancellation.Token);
            cancellation.Cancel();
            var tap = await context.WaitForEventAsync("tap", CancellationToken.None);
            await context.CallActivityAsync(report, $"{given.Status} {timer.Status} {tap}");
        });
        await StartAsync("Turn", "a");
        await Host.RaiseEventAsync("1", "tap", "yes");

        Assert.Null(await Host.WaitForEndAsync("1"));
        Assert.Equal("Canceled Canceled yes", _work.Reported);
    }

    [Fact]
    public async Task Time_in_an_orchestration_is_that_of_the_event_being_processed()
    {
        var model = _work.Activity("Model", text => text, takes: TimeSpan.FromSeconds(3));
        var report = _work.Report();
        _work.Orchestration(
            "Turn",
            async (context, input) =>
            {
                var times = new List<DateTimeOffset> { context.CurrentTime };
                await context.CallActivityAsync(model, input);
                times.Add(context.CurrentTime);
                await context.CreateTimerAsync(context.CurrentTime.AddSeconds(4), CancellationToken.None);
                times.Add(context.CurrentTime);
                await context.WaitForEventAsync("tap", CancellationToken.None);
                times.Add(context.CurrentTime);
                await context.CallActivityAsync(
                    report,
                    string.Join(' ', times.Select(time => (time - Noon).TotalSeconds.ToString(CultureInfo.InvariantCulture))));
            }
        );
        await StartAsync("Turn", "a");
        await Host.AdvanceAsync(TimeSpan.FromSeconds(3), armed: 1);
        await Host.AdvanceAsync(TimeSpan.FromSeconds(4), armed: 1);
        await Host.RaiseEventAsync("1", "tap", "");
        Assert.Null(await Host.WaitForEndAsync("1"));
        await Host.AdvanceAsync(TimeSpan.FromHours(1), armed: 0);
        await Host.CrashBackToAsync("1", recordedEvents: 3);

        Assert.Null(await Host.WaitForEndAsync("1"));
        Assert.Equal(["Model a", "Report 0 3 7 7", "Report 0 3 7 7"], _work.Done, StringComparer.Ordinal);
    }

    [Fact]
    public async Task An_event_raised_before_the_wait_is_kept_for_it_and_each_serves_one_wait_in_order()
    {
        var look = _work.Activity("Look", text => text, takes: TimeSpan.FromSeconds(1));
        var report = _work.Report();
        _work.Orchestration("Turn", async (context, input) =>
        {
            await context.CallActivityAsync(look, input);
            var first = await context.WaitForEventAsync("tap", CancellationToken.None);
            var other = await context.WaitForEventAsync("call", CancellationToken.None);
            var second = await context.WaitForEventAsync("tap", CancellationToken.None);
            await context.CallActivityAsync(report, $"{first} {other} {second}");
        });
        await StartAsync("Turn", "a");
        await Host.RaiseEventAsync("1", "tap", "one");
        await Host.RaiseEventAsync("1", "tap", "two");
        await Host.AdvanceAsync(TimeSpan.FromSeconds(1), armed: 1);
        await Host.RaiseEventAsync("1", "call", "ring");

        Assert.Null(await Host.WaitForEndAsync("1"));
        Assert.Equal("one ring two", _work.Reported);
    }

    [Fact]
    public async Task An_unanswered_wait_does_not_keep_an_instance_open()
    {
        _work.Orchestration("Turn", (context, input) =>
        {
            _ = context.WaitForEventAsync("tap", CancellationToken.None);
            return Task.CompletedTask;
        });
        await StartAsync("Turn", "a");

        Assert.Null(await Host.WaitForEndAsync("1"));
    }

    [Fact]
    public async Task An_id_is_started_once_even_after_its_end()
    {
        var report = _work.Report();
        _work.Orchestration("Turn", (context, input) => context.CallActivityAsync(report, input));
        await StartAsync("Turn", "first");
        var again = await Host.StartAsync("1", "Turn", "second");
        await Host.WaitForEndAsync("1");
        var late = await Host.StartAsync("1", "Turn", "third");

        Assert.Equal((false, false), (again, late));
        Assert.Equal("first", _work.Reported);
    }

    [Fact]
    public async Task A_thousand_instances_run_at_once_without_mixing_up()
    {
        var add = _work.Activity("Add", text => text + "+");
        var report = _work.Report();
        _work.Orchestration("Turn", async (context, input) =>
        {
            var tap = context.WaitForEventAsync("tap", CancellationToken.None);
            var added = await context.CallActivityAsync(add, input);
            await context.CallActivityAsync(report, added + await tap);
        });
        await _work.OpenAsync(Host);
        var ids = Enumerable.Range(0, 1000).Select(n => $"{n}").ToList();
        await Task.WhenAll(ids.Select(id => Host.StartAsync(id, "Turn", id)));
        await Task.WhenAll(ids.Select(id => Host.RaiseEventAsync(id, "tap", id)));

        foreach (var id in ids)
            Assert.Null(await Host.WaitForEndAsync(id));
        Assert.Equal(
            ids.Select(id => $"Report {id}+{id}").Order(StringComparer.Ordinal),
            _work.Done.Where(line => line.StartsWith("Report", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
            StringComparer.Ordinal);
    }

    private static DateTimeOffset Noon => TurnHostFixture.Noon;

    private async Task StartAsync(string orchestration, string input)
    {
        await _work.OpenAsync(Host);
        Assert.True(await Host.StartAsync("1", orchestration, input));
    }

    private static async Task HoldTheLineAsync(ITurnContext context, Task<string> answer, Activity<string, string> hold)
    {
        using var cancellation = new CancellationTokenSource();
        var timer = context.CreateTimerAsync(context.CurrentTime.AddSeconds(6), cancellation.Token);
        if (await Task.WhenAny(answer, timer) == timer)
            await context.CallActivityAsync(hold, "one moment");
        else
            cancellation.Cancel();
        await answer;
    }
}
