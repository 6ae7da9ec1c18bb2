using HotelConcierge.Orchestration;
using Xunit;

namespace HotelConcierge.Contracts.Turns;

public abstract partial class TurnHostContract
{
    private const int LastCrashPoint = 7;

    public static TheoryData<int> RecordedBeforeCrash { get; } = new(Enumerable.Range(0, LastCrashPoint + 1));

    [Fact]
    public async Task An_activity_that_throws_is_tried_again_with_growing_pauses()
    {
        var times = new List<TimeSpan>();
        var flaky = _work.Activity(
            "Flaky",
            text =>
            {
                times.Add(Host.Elapsed);
                return times.Count == 4 ? text + "!" : throw new InvalidOperationException("not yet");
            },
            new RetryPolicy(4, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3)));
        var report = _work.Report();
        _work.Orchestration(
            "Turn",
            async (context, input) => await context.CallActivityAsync(report, await context.CallActivityAsync(flaky, input)));
        await StartAsync("Turn", "a");
        await Host.AdvanceAsync(TimeSpan.FromSeconds(1), armed: 1);
        await Host.AdvanceAsync(TimeSpan.FromSeconds(2), armed: 1);
        await Host.AdvanceAsync(TimeSpan.FromSeconds(3), armed: 1);

        Assert.Null(await Host.WaitForEndAsync("1"));
        Assert.Equal([0, 1, 3, 6], times.Select(time => time.TotalSeconds));
        Assert.Equal("a!", _work.Reported);
    }

    [Fact]
    public async Task An_activity_without_more_tries_fails_in_the_orchestration_which_may_apologise()
    {
        var broken = _work.Activity(
            "Broken",
            _ => throw new InvalidOperationException("no oven"),
            new RetryPolicy(2, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)));
        var report = _work.Report();
        _work.Orchestration("Turn", async (context, input) =>
        {
            try
            {
                await context.CallActivityAsync(broken, input);
            }
            catch (ActivityFailedException exception)
            {
                await context.CallActivityAsync(report, exception.Message);
            }
        });
        await StartAsync("Turn", "a");
        await Host.AdvanceAsync(TimeSpan.FromSeconds(1), armed: 1);

        Assert.Null(await Host.WaitForEndAsync("1"));
        Assert.Equal("Activity 'Broken' failed after 2 tries: InvalidOperationException: no oven", _work.Reported);
        Assert.Equal(["Broken a", "Broken a"], _work.Done.Take(2), StringComparer.Ordinal);
    }

    [Fact]
    public async Task An_orchestration_that_throws_fails_and_others_go_on()
    {
        var report = _work.Report();
        _work.Orchestration("Bad", (_, _) => throw new InvalidOperationException("badly written"));
        _work.Orchestration("Turn", (context, input) => context.CallActivityAsync(report, input));
        await StartAsync("Bad", "a");
        await Host.StartAsync("2", "Turn", "b");

        Assert.Contains("badly written", await Host.WaitForEndAsync("1"), StringComparison.Ordinal);
        Assert.Null(await Host.WaitForEndAsync("2"));
        Assert.Equal("b", _work.Reported);
    }

    [Fact]
    public async Task An_orchestration_that_awaits_something_else_than_its_context_fails_naming_the_rule()
    {
        var never = new TaskCompletionSource();
        _work.Orchestration("Turn", (_, _) => never.Task);
        await StartAsync("Turn", "a");

        Assert.Contains("does not come from its ITurnContext", await Host.WaitForEndAsync("1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_activity_at_work_when_the_host_dies_is_run_again_and_a_completed_one_is_not()
    {
        var quick = _work.Activity("Quick", text => text + "q");
        var slow = _work.Activity("Slow", text => text + "s", takes: TimeSpan.FromSeconds(5));
        var report = _work.Report();
        _work.Orchestration("Turn", async (context, input) =>
        {
            var first = await context.CallActivityAsync(quick, input);
            await context.CallActivityAsync(report, await context.CallActivityAsync(slow, first));
        });
        await StartAsync("Turn", "a");
        await Host.AdvanceAsync(TimeSpan.FromSeconds(1), armed: 1);
        await Host.CrashBackToAsync("1", recordedEvents: 1);
        await Host.AdvanceAsync(TimeSpan.FromSeconds(5), armed: 1);

        Assert.Null(await Host.WaitForEndAsync("1"));
        Assert.Equal(["Quick a", "Slow aq", "Slow aq", "Report aqs"], _work.Done, StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_timer_keeps_its_instant_over_a_crash()
    {
        var report = _work.Report();
        _work.Orchestration("Turn", async (context, _) =>
        {
            await context.CreateTimerAsync(context.CurrentTime.AddSeconds(10), CancellationToken.None);
            await context.CallActivityAsync(report, $"{(context.CurrentTime - Noon).TotalSeconds}");
        });
        await StartAsync("Turn", "a");
        await Host.AdvanceAsync(TimeSpan.FromSeconds(7), armed: 1);
        await Host.CrashBackToAsync("1", recordedEvents: 0);
        await Host.AdvanceAsync(TimeSpan.FromSeconds(3), armed: 1);

        Assert.Null(await Host.WaitForEndAsync("1"));
        Assert.Equal("10", _work.Reported);
    }

    [Theory]
    [MemberData(nameof(RecordedBeforeCrash))]
    public async Task Wherever_the_host_dies_the_turn_ends_the_same_and_repeats_nothing_that_was_recorded(int recorded)
    {
        await RunBookingAsync();
        var history = await Host.ReadHistoryAsync("1");
        var whole = _work.Done;

        await Host.CrashBackToAsync("1", recorded);
        await Host.RaiseEventAsync("1", "yes", "please");

        Assert.Null(await Host.WaitForEndAsync("1"));
        var kept = history.Take(recorded).OfType<TurnEvent.ActivityCompleted>().Select(done => done.Name).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(
            whole.Where(line => !kept.Contains(line.Split(' ')[0])).Order(StringComparer.Ordinal),
            _work.Done.Skip(whole.Count).Order(StringComparer.Ordinal),
            StringComparer.Ordinal);
    }

    [Fact]
    public async Task The_theory_of_crashes_covers_the_whole_history()
    {
        await RunBookingAsync();

        Assert.Equal(LastCrashPoint, (await Host.ReadHistoryAsync("1")).Count);
    }

    [Fact]
    public async Task Changed_code_that_no_longer_fits_its_history_fails_naming_both()
    {
        var ask = _work.Activity("Ask", text => text);
        var tell = _work.Activity("Tell", text => text);
        _work.Orchestration("Turn", async (context, input) =>
        {
            await context.CallActivityAsync(ask, input);
            await context.WaitForEventAsync("tap", CancellationToken.None);
        });
        await StartAsync("Turn", "a");
        await Host.RaiseEventAsync("1", "tap", "");
        Assert.Null(await Host.WaitForEndAsync("1"));
        var changed = OrchestrationRegistration.For<string>("Turn", async (context, input) =>
        {
            await context.CallActivityAsync(tell, input);
            await context.WaitForEventAsync("tap", CancellationToken.None);
        });
        await Host.CrashBackToAsync("1", recordedEvents: 2, changed);

        var failure = await Host.WaitForEndAsync("1");

        Assert.Contains("'Turn' is not deterministic", failure, StringComparison.Ordinal);
        Assert.Contains("call 1 was activity 'Ask', but now its code made it activity 'Tell'", failure, StringComparison.Ordinal);
        Assert.Equal(["Ask a"], _work.Done, StringComparer.Ordinal);
    }

    /// <summary>Two look-ups at once, the guest's yes before a deadline, a booking, a timer, a report.</summary>
    private async Task RunBookingAsync()
    {
        var rooms = _work.Activity("FindRooms", text => text + "r");
        var tables = _work.Activity("FindTables", text => text + "t");
        var offer = _work.Activity("Offer", text => text + "o");
        var book = _work.Activity("Book", text => text + "b");
        var report = _work.Report();
        _work.Orchestration("Booking", async (context, input) =>
        {
            var found = await Task.WhenAll(context.CallActivityAsync(rooms, input), context.CallActivityAsync(tables, input));
            var offered = await context.CallActivityAsync(offer, string.Concat(found));
            using var deadline = new CancellationTokenSource();
            var timer = context.CreateTimerAsync(context.CurrentTime.AddMinutes(5), deadline.Token);
            var yes = context.WaitForEventAsync("yes", CancellationToken.None);
            if (await Task.WhenAny(yes, timer) == timer)
                throw new InvalidOperationException("The guest was too slow.");
            deadline.Cancel();
            var booked = await context.CallActivityAsync(book, offered + await yes);
            await context.CreateTimerAsync(context.CurrentTime, CancellationToken.None);
            await context.CallActivityAsync(report, booked);
        });
        await StartAsync("Booking", "a");
        await Host.RaiseEventAsync("1", "yes", "please");
        Assert.Null(await Host.WaitForEndAsync("1"));
        Assert.Equal("aratopleaseb", _work.Reported);
    }
}
