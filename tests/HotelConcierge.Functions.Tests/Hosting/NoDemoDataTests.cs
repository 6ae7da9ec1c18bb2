using HotelConcierge.Functions.Hosting;
using HotelConcierge.Reservations;
using HotelConcierge.Welcome;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
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
        var builder = FunctionsApplication.CreateBuilder([]);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["AzureWebJobsStorage"] = "UseDevelopmentStorage=true",
            ["Twilio:AccountSid"] = "AC" + new string('0', 32),
            ["Twilio:AuthToken"] = new string('1', 32),
            ["OpenAI:ApiKey"] = "a-key",
            ["OpenAI:Model"] = "a-model",
            ["Reservations:Demo"] = demo,
        });
        builder.AddHotelConcierge();
        using var host = builder.Build();

        Assert.IsType<TableReservations>(host.Services.GetRequiredService<IReservations>());
        Assert.Single(host.Services.GetServices<IReservations>());
        Assert.Empty(host.Services.GetServices<IRoomKeys>());
        Assert.Null(host.Services.GetService<DemoBooks>());
        Assert.NotNull(host.Services.GetRequiredService<Welcomes>());
    }

    [Fact]
    public void No_demo_stay_is_deployed()
    {
        var deployed = Path.GetDirectoryName(typeof(FunctionsHost).Assembly.Location)!;

        Assert.NotEmpty(Directory.GetFiles(Path.Combine(deployed, ConciergeServices.AssistantsFolder), "hotel.json", SearchOption.AllDirectories));
        Assert.Empty(Directory.GetFiles(deployed, "reservations.json", SearchOption.AllDirectories));
    }
}
