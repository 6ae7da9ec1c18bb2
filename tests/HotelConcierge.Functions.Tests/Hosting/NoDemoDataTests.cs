using HotelConcierge.Functions.Hosting;
using HotelConcierge.Reservations;
using HotelConcierge.Welcome;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Functions.Tests.Hosting;

/// <summary>What a real guest is told about a stay comes from the hotel's own imports, and no door opens by a made-up key.</summary>
public sealed class NoDemoDataTests
{
    [Theory]
    [InlineData("")]
    [InlineData("true")]
    public void The_production_host_has_imported_stays_alone_and_no_room_keys_whatever_the_settings_say(string demo)
    {
        var settings = ProductionSettings.All(ProductionSettings.NoStorage);
        settings["Reservations:Demo"] = demo;
        using var worker = Worker.Build(settings);
        var host = worker.Host;

        Assert.IsType<TableReservations>(host.Services.GetRequiredService<IReservations>());
        Assert.Single(host.Services.GetServices<IReservations>());
        Assert.Empty(host.Services.GetServices<IRoomKeys>());
        Assert.NotNull(host.Services.GetRequiredService<Welcomes>());
    }

    [Fact]
    public void Nothing_of_the_demo_is_deployed()
    {
        var deployed = Path.GetDirectoryName(typeof(FunctionsHost).Assembly.Location)!;

        Assert.NotEmpty(
            Directory.GetFiles(Path.Combine(deployed, ConciergeServices.AssistantsFolder), "hotel.json", SearchOption.AllDirectories));
        Assert.Empty(Directory.GetFiles(deployed, "reservations.json", SearchOption.AllDirectories));
        Assert.Empty(Directory.GetFiles(deployed, "concierge.*.json", SearchOption.AllDirectories));
        Assert.DoesNotContain(
            typeof(FunctionsHost).Assembly.GetReferencedAssemblies(),
            assembly => assembly.Name is "HotelConcierge.Embedded");
    }
}
