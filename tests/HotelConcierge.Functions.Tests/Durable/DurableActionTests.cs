using HotelConcierge.Contracts.Node;
using HotelConcierge.Functions.Tests.Storage;
using HotelConcierge.Local.Tests.WholeApp;
using HotelConcierge.Simulators.OpenAI;

namespace HotelConcierge.Functions.Tests.Durable;

/// <summary>
/// What a turn costs: a durable back end is paid for by what an orchestration has done for it, so what a turn adds is wanted, and
/// the numbers here are changed by whoever adds it.
/// </summary>
[NeedsNode]
[Collection(OnAzuriteOfTheEngine.Name)]
public sealed class DurableActionTests(Azurite azurite) : IAsyncLifetime
{
    /// <summary>The message, the end of the pause after it, and the end of the turn.</summary>
    private static readonly string[] OperationsOfOneTurn = ["messageReceived", "timerFired", "turnEnded"];

    private World _world = null!;
    private FunctionsDeployment _deployment = null!;

    public async Task InitializeAsync()
    {
        _world = await World.CreateAsync();
        _deployment = await FunctionsDeployment.OpenAsync(azurite, _world);
        await _world.GetAcquaintedAsync();
        await ReadOperationsAsync();
    }

    public async Task DisposeAsync()
    {
        await _deployment.DisposeAsync();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task A_plain_turn_is_five_activities_and_its_two_timers()
    {
        var asked = await _world.HearAsync("Explain the rain");

        Assert.Equal(
            [
                "TimerCreated",
                "TimerCreated",
                "activity AskModel",
                "activity BeginTurn",
                "activity ComposeReply",
                "activity EndTurn",
                "activity SendChunk",
            ],
            await ActionsAsync(asked));
        Assert.Equal(OperationsOfOneTurn, await ReadOperationsAsync());
    }

    /// <summary>What is meant is a call of its own, and the link to what the answer comes from is a message of its own.</summary>
    [Fact]
    public async Task A_tool_costs_its_own_activity_and_one_more_call_of_the_model()
    {
        _world.Model.Enqueue(
            ScriptedAnswer.Say("parenting"),
            ScriptedAnswer.Call("parenting_information", """{"question":"When should I call a doctor about crying?"}"""),
            ScriptedAnswer.Say("When it does not stop [1]."));
        var asked = await _world.HearAsync("Parenting: when should I call a doctor about crying?");

        Assert.Equal(
            [
                "TimerCreated",
                "TimerCreated",
                "activity AskModel",
                "activity AskModel",
                "activity BeginTurn",
                "activity ChooseRoute",
                "activity ComposeReply",
                "activity EndTurn",
                "activity RunTool",
                "activity SendChunk",
                "activity SendChunk",
            ],
            await ActionsAsync(asked));
        Assert.Equal(OperationsOfOneTurn, await ReadOperationsAsync());
    }

    private async Task<IEnumerable<string>> ActionsAsync(string message) => (await _deployment.ReadTurnAsync(message))
        .Where(happened => happened.Type is "TaskScheduled" or "TimerCreated" or "EventSent" or "SubOrchestrationInstanceCreated")
        .Select(happened => happened.Type is "TaskScheduled" ? $"activity {happened.Name}" : happened.Type)
        .Order(StringComparer.Ordinal);

    /// <summary>What was asked of the conversation since this was last called, until a turn has ended.</summary>
    private async Task<IReadOnlyList<string>> ReadOperationsAsync()
    {
        List<string> asked = [];
        while (asked is not [.., "turnEnded"])
            asked.Add(await _deployment.EntityOperations.ReadAsync(_world.Patience));
        return asked;
    }
}
