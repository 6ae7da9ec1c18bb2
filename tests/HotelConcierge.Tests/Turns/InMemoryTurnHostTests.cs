using HotelConcierge.Contracts;
using HotelConcierge.Contracts.Turns;
using HotelConcierge.Orchestration;

namespace HotelConcierge.Tests.Turns;

public sealed class InMemoryTurnHostTests
{
    private static readonly Activity<string, string> Model = new("Model", RetryPolicy.Brief);
    private readonly ManualTimeProvider _clock = new(new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Time_jumps_to_the_next_timer_when_nothing_is_left_to_do()
    {
        var host = Host(async (context, input) =>
        {
            await context.CreateTimerAsync(context.CurrentTime.AddDays(30), CancellationToken.None);
            await context.CallActivityAsync(Model, input);
        });
        host.Start("1", "Turn", "a");

        Assert.Null(await host.RunToEndAsync("1"));
        Assert.Equal(new(2026, 5, 31, 12, 0, 0, TimeSpan.Zero), Assert.Single(host.Runs).At);
    }

    [Fact]
    public async Task A_host_that_dies_at_any_point_repeats_only_what_was_not_recorded()
    {
        static async Task Turn(ITurnContext context, string input)
        {
            var first = await context.CallActivityAsync(Model, input);
            await context.CreateTimerAsync(context.CurrentTime.AddSeconds(1), CancellationToken.None);
            await context.CallActivityAsync(Model, first);
        }

        var untouched = Host(Turn);
        untouched.Start("1", "Turn", "a");
        await untouched.RunToEndAsync("1");

        // Before, after and behind the record of two activities, and behind that of a timer.
        Assert.Equal(7, untouched.CrashPoints);
        for (var death = 1; death <= untouched.CrashPoints; death++)
        {
            var where = "";
            var host = Host(Turn);
            host.CrashWhen = point =>
            {
                if (point.Number == death)
                    where = point.Where;
                return point.Number == death;
            };
            host.Start("1", "Turn", "a");

            Assert.Null(await host.RunToEndAsync("1"));
            Assert.Equal(where.StartsWith("after", StringComparison.Ordinal) ? 3 : 2, host.Runs.Count);
            Assert.Equal("\"a..\"", Assert.IsType<TurnEvent.ActivityCompleted>(host.History("1")[^1]).Result);
        }
    }

    [Fact]
    public async Task A_turn_that_waits_for_what_nobody_does_is_told_instead_of_hanging()
    {
        var host = Host((context, _) => context.WaitForEventAsync("tap", CancellationToken.None));
        host.Start("1", "Turn", "a");

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => host.RunToEndAsync("1"));

        Assert.Contains("waits for an event", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_timer_left_running_is_told()
    {
        var host = Host((context, input) =>
        {
            _ = context.CreateTimerAsync(context.CurrentTime.AddSeconds(6), CancellationToken.None);
            return context.CallActivityAsync(Model, input);
        });
        host.Start("1", "Turn", "a");
        await host.RunToEndAsync("1");

        Assert.Equal(1, Assert.Single(host.ForgottenTimers("1")).Sequence);
    }

    private InMemoryTurnHost Host(Func<ITurnContext, string, Task> code) => new(
        _clock,
        new NoServices(),
        [OrchestrationRegistration.For("Turn", code)],
        [ActivityRegistration.For(Model, _ => new Dots())]);

    private sealed class Dots : IActivity<string, string>
    {
        public Task<string> RunAsync(string input, CancellationToken cancellationToken) => Task.FromResult(input + ".");
    }

    private sealed class NoServices : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}
