using HotelConcierge.Contracts.Node;
using HotelConcierge.Functions.Conversations;
using HotelConcierge.Functions.Tests.Storage;
using HotelConcierge.Local.Tests.WholeApp;

namespace HotelConcierge.Functions.Tests.Durable;

/// <summary>The functions of this host, its entity and its orchestrations together, on Durable's own engine and back end.</summary>
[NeedsNode]
[Collection(OnAzurite.Name)]
public sealed class FunctionsConversationTests(Azurite azurite) : KilledHostContract
{
    private FunctionsDeployment? _deployment;

    private protected override Task WaitForWishesAsync() => _deployment!.WaitForAllAsync(nameof(OptOutFunctions.KeepWish));

    /// <summary>The first start of a test finds the account empty, a later one what the first has left.</summary>
    private protected override async Task<IKillableHost> StartAsync(World world) =>
        _deployment = _deployment is null ? await FunctionsDeployment.OpenAsync(azurite, world) : await _deployment.StartAgainAsync();
}
