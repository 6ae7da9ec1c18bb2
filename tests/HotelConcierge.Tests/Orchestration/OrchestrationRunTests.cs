using HotelConcierge.Orchestration;

namespace HotelConcierge.Tests.Orchestration;

public sealed class OrchestrationRunTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Activity<string, int> Count = new("Count", RetryPolicy.Brief);
    private readonly SemaphoreSlim _broken = new(0);

    [Fact]
    public void What_was_asked_for_is_told_once_and_only_while_it_is_wanted()
    {
        var run = Started(async context =>
        {
            using var cancellation = new CancellationTokenSource();
            _ = context.CreateTimerAsync(Noon.AddSeconds(1), cancellation.Token);
            _ = context.CreateTimerAsync(Noon.AddSeconds(2), CancellationToken.None);
            cancellation.Cancel();
            await context.CallActivityAsync(Count, "a");
        });

        Assert.Equal(
            [new TurnCall.StartTimer(2, Noon.AddSeconds(2)), new TurnCall.RunActivity(3, "Count", "\"a\"", RetryPolicy.Brief)],
            run.TakeCalls());
        Assert.Empty(run.TakeCalls());
        Assert.Equal((false, true), (run.IsOpen(1), run.IsOpen(2)));
    }

    [Fact]
    public void Replaying_a_history_ends_where_living_through_it_did()
    {
        static async Task Turn(ITurnContext context)
        {
            var first = await context.CallActivityAsync(Count, "a");
            await context.CallActivityAsync(Count, $"{first}");
        }

        TurnEvent[] history = [new TurnEvent.ActivityCompleted(1, "Count", "7", Noon)];
        var run = Started(Turn);
        Array.ForEach(history, run.Apply);

        var call = Assert.IsType<TurnCall.RunActivity>(Assert.Single(run.TakeCalls()));
        Assert.Equal((2, "\"7\""), (call.Sequence, call.Input));
    }

    [Fact]
    public void What_comes_late_for_a_cancelled_timer_or_twice_for_a_call_is_dropped()
    {
        var run = Started(async context =>
        {
            using var cancellation = new CancellationTokenSource();
            var timer = context.CreateTimerAsync(Noon.AddSeconds(1), cancellation.Token);
            await context.CallActivityAsync(Count, "a");
            cancellation.Cancel();
            await context.CallActivityAsync(Count, $"{timer.Status}");
        });
        run.Apply(new TurnEvent.ActivityCompleted(2, "Count", "1", Noon));
        run.Apply(new TurnEvent.TimerFired(1, Noon));
        run.Apply(new TurnEvent.ActivityCompleted(2, "Count", "2", Noon));

        Assert.Equal("\"Canceled\"", Assert.IsType<TurnCall.RunActivity>(Assert.Single(run.TakeCalls())).Input);
        Assert.False(run.IsFinished);
    }

    [Fact]
    public void Time_never_runs_backwards_although_a_clock_was_set_back()
    {
        var seen = new List<DateTimeOffset>();
        var run = Started(async context =>
        {
            await context.CallActivityAsync(Count, "a");
            seen.Add(context.CurrentTime);
            await context.CallActivityAsync(Count, "b");
            seen.Add(context.CurrentTime);
        });
        run.Apply(new TurnEvent.ActivityCompleted(1, "Count", "1", Noon.AddSeconds(5)));
        run.Apply(new TurnEvent.ActivityCompleted(2, "Count", "1", Noon.AddSeconds(2)));

        Assert.Equal([Noon.AddSeconds(5), Noon.AddSeconds(5)], seen);
        Assert.True(run.IsFinished);
    }

    [Fact]
    public void Yielding_stays_on_the_orchestrations_own_thread()
    {
        var order = new List<string>();
        var run = Started(async context =>
        {
            async Task Branch(string name)
            {
                order.Add(name + "1");
                await Task.Yield();
                order.Add(name + "2");
            }

            await Task.WhenAll(Branch("a"), Branch("b"));
        });

        Assert.True(run.IsFinished);
        Assert.Null(run.Failure);
        Assert.Equal(["a1", "b1", "a2", "b2"], order);
    }

    [Fact]
    public void Waiting_for_something_that_no_history_holds_breaks_the_rule()
    {
        var never = new TaskCompletionSource();

        Assert.Contains("does not come from its ITurnContext", Started(_ => never.Task).Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaving_the_orchestrations_thread_breaks_the_rule()
    {
        var run = Started(async context =>
        {
            _ = context.WaitForEventAsync("tap", CancellationToken.None);
            await context.CallActivityAsync(Count, "a").ConfigureAwait(false);
            await context.CallActivityAsync(Count, "b");
        });

        run.Apply(new TurnEvent.ActivityCompleted(1 + 1, "Count", "1", Noon));
        await _broken.WaitAsync();

        Assert.IsType<OrchestrationRuleException>(run.Failure);
    }

    [Fact]
    public async Task A_continuation_from_outside_breaks_the_rule_and_is_never_run()
    {
        var outside = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var wentOn = false;
        var run = Started(async context =>
        {
            _ = context.WaitForEventAsync("tap", CancellationToken.None);
            await outside.Task;
            wentOn = true;
        });
        Assert.False(run.IsFinished);

        outside.SetResult();
        await _broken.WaitAsync();

        Assert.IsType<OrchestrationRuleException>(run.Failure);
        Assert.False(wentOn);
    }

    [Fact]
    public async Task A_cancellation_from_outside_breaks_the_rule_and_does_not_hurt_whoever_cancelled()
    {
        using var outside = new CancellationTokenSource();
        var run = Started(context => context.CreateTimerAsync(Noon.AddHours(1), outside.Token));

        await Task.Run(outside.Cancel);
        await _broken.WaitAsync();

        Assert.IsType<OrchestrationRuleException>(run.Failure);
    }

    [Theory]
    [InlineData(1, "Count", "call 1 was activity 'Count', but now its code made it timer")]
    [InlineData(2, "Other", "call 2 was activity 'Other', but now its code made it activity 'Count'")]
    [InlineData(3, "Count", "call 3 was activity 'Count', but now its code made it nothing yet")]
    public void A_history_that_the_code_does_not_fit_is_reported_by_number_and_name(int sequence, string name, string message)
    {
        var run = Started(async context =>
        {
            _ = context.CreateTimerAsync(Noon.AddSeconds(1), CancellationToken.None);
            await context.CallActivityAsync(Count, "a");
        });

        run.Apply(new TurnEvent.ActivityCompleted(sequence, name, "1", Noon));

        Assert.Contains(message, Assert.IsType<OrchestrationRuleException>(run.Failure).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Code_that_ends_before_its_history_does_is_reported()
    {
        var run = Started(_ => Task.CompletedTask);

        run.Apply(new TurnEvent.ActivityCompleted(1, "Count", "1", Noon));

        Assert.IsType<OrchestrationRuleException>(run.Failure);
    }

    [Fact]
    public void A_recorded_result_of_another_shape_is_reported_even_if_the_code_would_catch_it()
    {
        var run = Started(async context =>
        {
            try
            {
                await context.CallActivityAsync(Count, "a");
            }
            catch (Exception)
            {
                // As an apology would be.
            }
        });

        run.Apply(new TurnEvent.ActivityCompleted(1, "Count", "\"many\"", Noon));

        Assert.Contains("cannot read the recorded result of activity 'Count' as Int32", run.Failure!.Message, StringComparison.Ordinal);
    }

    private OrchestrationRun Started(Func<ITurnContext, Task> code)
    {
        var run = new OrchestrationRun(new("Turn", (context, _) => code(context)), "null", Noon, onBroken: () => _broken.Release());
        run.Start();
        return run;
    }
}
