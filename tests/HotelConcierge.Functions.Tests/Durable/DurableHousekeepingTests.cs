using HotelConcierge.Contracts.Node;
using HotelConcierge.Conversations;
using HotelConcierge.Functions.Operations;
using HotelConcierge.Functions.Tests.Storage;
using HotelConcierge.Local.Tests.WholeApp;

namespace HotelConcierge.Functions.Tests.Durable;

/// <summary>
/// What is done by the clock, on Durable's own back end: it takes the questions that are asked of it, and only what is over goes.
/// </summary>
[NeedsNode]
[Collection(OnAzuriteOfTheEngine.Name)]
public sealed class DurableHousekeepingTests(Azurite azurite) : IAsyncLifetime
{
    private World _world = null!;
    private FunctionsDeployment _deployment = null!;

    public async Task InitializeAsync()
    {
        _world = await World.CreateAsync();
        _deployment = await FunctionsDeployment.OpenAsync(azurite, _world);
        await _world.GetAcquaintedAsync();
    }

    public async Task DisposeAsync()
    {
        await _deployment.DisposeAsync();
        await _world.DisposeAsync();
    }

    [Theory]
    [InlineData(nameof(HousekeepingFunctions.FindBrokenTurns))]
    [InlineData(nameof(HousekeepingFunctions.SendDueProactiveMessages))]
    [InlineData(nameof(HousekeepingFunctions.EraseSilentConversations))]
    [InlineData(nameof(HousekeepingFunctions.CleanConversationStorage))]
    [InlineData(nameof(HousekeepingFunctions.PurgeTurnHistories))]
    public async Task What_is_not_due_is_left_alone(string function)
    {
        var asked = await _world.HearAsync("Explain the rain");
        var told = await _deployment.ReadTurnAsync(asked);

        await _deployment.RunAsync(function);

        Assert.Equal(told, await _deployment.ReadTurnAsync(asked));
        Assert.NotNull(await _deployment.ReadConversationAsync());
    }

    /// <summary>An entity is an orchestration too, one that never ends.</summary>
    [Fact]
    public async Task Histories_of_turns_that_are_over_for_long_go_and_the_conversation_stays()
    {
        var asked = await _world.HearAsync("Explain the rain");
        await _deployment.ReadTurnAsync(asked);

        await _deployment.RunLaterAsync(
            Retention.TurnsKeptFor + TimeSpan.FromDays(1),
            (functions, client) => functions.PurgeTurnHistories(new(), client, _world.Patience));

        Assert.False(await _deployment.KnowsTurnAsync(asked));
        Assert.NotNull(await _deployment.ReadConversationAsync());
        await _deployment.RunAsync(nameof(HousekeepingFunctions.CleanConversationStorage));
        Assert.NotNull(await _deployment.ReadConversationAsync());
    }
}
