using HotelConcierge.Contracts.Turns;
using HotelConcierge.Conversations;
using HotelConcierge.Orchestration;
using HotelConcierge.Turns;

namespace HotelConcierge.Tests.Turns;

/// <summary>Turns of every version, replayed by today's code.</summary>
public sealed class RecordedTurnTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Turns", "Histories");

    private static readonly IReadOnlyList<string> Files =
    [
        .. Directory
            .GetFiles(Folder, "*.json", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Folder, file))
            .Order(StringComparer.Ordinal),
    ];

    public static TheoryData<string> Turns => [.. Files];

    [Theory]
    [MemberData(nameof(Turns))]
    public void A_turn_of_an_older_version_takes_the_same_steps_today(string file)
    {
        var problem = Read(file).FindProblem(ConciergeServices.Orchestrations);

        Assert.True(problem is null, $"{file}: {problem}");
    }

    [Fact]
    public void Every_activity_is_in_a_recorded_turn()
    {
        var recorded = Files.SelectMany(file => Read(file).Events).Select(happened => happened.Name).ToHashSet(StringComparer.Ordinal);

        Assert.All(ConciergeServices.Activities, activity => Assert.Contains(activity.Name, recorded));
    }

    [Fact]
    public void A_step_that_was_added_in_the_middle_is_noticed_and_the_remedy_named()
    {
        var turn = Files.Select(Read).First(recorded => recorded.Events.Count > 2);
        var changed = OrchestrationRegistration.For<TurnStart>(TurnOrchestration.Name, async (context, start) =>
        {
            await context.CreateTimerAsync(context.CurrentTime, CancellationToken.None);
            await TurnOrchestration.RunAsync(context, start);
        });

        var problem = turn.FindProblem([changed]);

        Assert.Contains("is not deterministic", problem, StringComparison.Ordinal);
        Assert.Contains("keep the old path for turns that began before", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void An_orchestration_that_does_more_at_its_end_is_noticed()
    {
        var changed = OrchestrationRegistration.For<TurnStart>(TurnOrchestration.Name, async (context, start) =>
        {
            await TurnOrchestration.RunAsync(context, start);
            await context.CallActivityAsync(TurnActivities.Begin, start);
        });

        Assert.All(
            Files,
            file => Assert.Contains("it has not ended where it ended then", Read(file).FindProblem([changed]), StringComparison.Ordinal));
    }

    [Fact]
    public void A_name_that_running_turns_know_is_not_to_be_taken_away() =>
        Assert.Contains("nothing is registered as 'Turn' any more", Read(Files[0]).FindProblem([]), StringComparison.Ordinal);

    private static RecordedTurn Read(string file) => RecordedTurn.Read(Path.Combine(Folder, file));
}
