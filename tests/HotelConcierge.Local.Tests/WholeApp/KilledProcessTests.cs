namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary>A real process is killed in the middle of a turn and started again on the same data folder.</summary>
public sealed class KilledProcessTests : KilledHostContract
{
    private protected override async Task<IKillableHost> StartAsync(World world) => await AppProcess.StartAsync(world);
}
