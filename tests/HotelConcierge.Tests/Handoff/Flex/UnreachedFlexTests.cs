using HotelConcierge.Conversations;
using HotelConcierge.Handoff;
using HotelConcierge.Handoff.Flex;
using HotelConcierge.Messages;
using HotelConcierge.Simulators.Flex;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Tests.Handoff.Flex;

/// <summary>A Flex that does not take a case: the guest is told, and the concierge stays.</summary>
public sealed class UnreachedFlexTests
{
    [Theory]
    [InlineData(FlexFaultKind.ServerError)]
    [InlineData(FlexFaultKind.ServerErrorAfterAccepting)]
    [InlineData(FlexFaultKind.DropAfterAccepting)]
    [InlineData(FlexFaultKind.DropBeforeAccepting)]
    [InlineData(FlexFaultKind.TooManyRequests)]
    [InlineData(FlexFaultKind.NotAuthenticated)]
    [InlineData(FlexFaultKind.Refused)]
    public Task Where_interactions_cannot_be_begun_the_guest_stays_with_the_concierge(FlexFaultKind kind) => StaysAsync(flex =>
    {
        flex.Faults.Add(new(kind) { Times = null });

        // What was taken all the same does not show either.
        flex.Faults.Add(new(FlexFaultKind.ServerError) { On = FlexOperation.ReadTasks, Times = null });
    });

    [Fact]
    public Task Where_the_channel_fails_the_guest_stays_with_the_concierge() => StaysAsync(flex => flex.Setup = InteractionSetup.Fails);

    [Fact]
    public Task Where_the_channel_is_never_set_up_the_guest_stays_with_the_concierge_and_nobody_at_Flex_has_them() => StaysAsync(
        flex => flex.Setup = InteractionSetup.Stays,
        flex => Assert.All(flex.Tasks, task => Assert.Equal("completed", task.Status)));

    private static async Task StaysAsync(Action<SimulatedFlex> spoil, Action<SimulatedFlex>? check = null)
    {
        var far = new AtConversations();
        using var desk = new DeskWorld(services => services.AddSingleton<IDesk>(far));
        await using var server = await FlexServer.StartAsync(desk.World.Clock);
        far.Inner = server;
        spoil(server.Flex);
        desk.World.Model.Calls("hand_to_person", new Dictionary<string, object?>(StringComparer.Ordinal) { ["summary"] = "A bill." }).Says("DONE");
        await desk.World.RunAsync("can I talk to a human");

        Assert.Equal(desk.Plan.Text(DeskPlan.NotReached, "en"), desk.World.Phone.Shown[^1]);
        Assert.Equal(ConversationMode.Bot, await desk.ModeAsync());
        Assert.Empty(await desk.OpenAsync());
        Assert.Equal([FlexServer.Here], server.Webhooks);
        check?.Invoke(server.Flex);
        desk.World.Model.Says("It is open.");
        Assert.Contains("It is open.", await desk.World.SayAsync("is the pool open"), StringComparison.Ordinal);
    }

    /// <summary>Flex for a guest who writes on the test's phone, as if that were a conversation.</summary>
    private sealed class AtConversations : IDesk
    {
        public FlexServer? Inner { get; set; }

        public string Name => FlexDesk.DeskName;

        public bool IsStaffed => true;

        public bool Serves(ConversationAddress address) => true;

        public Task<DeskAnswer> OpenAsync(DeskCase opened, CancellationToken cancellationToken) =>
            Inner!.Desk.OpenAsync(Moved(opened), cancellationToken);

        public Task ForwardAsync(DeskCase open, ForwardedWords words, CancellationToken cancellationToken) =>
            Inner!.Desk.ForwardAsync(Moved(open), words, cancellationToken);

        public Task EndAsync(DeskCase over, CancellationToken cancellationToken) => Inner!.Desk.EndAsync(Moved(over), cancellationToken);

        private DeskCase Moved(DeskCase one) => one with { Address = Inner!.Address };
    }
}
