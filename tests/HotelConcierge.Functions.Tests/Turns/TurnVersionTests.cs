using System.Text.Json;
using HotelConcierge.Contracts;
using HotelConcierge.Functions.Turns;

namespace HotelConcierge.Functions.Tests.Turns;

public sealed class TurnVersionTests
{
    /// <summary>The Functions host leaves alone what is of a newer version than its file says.</summary>
    [Theory]
    [InlineData("host.json")]
    [InlineData("host.scheduler.json")]
    public void The_host_runs_turns_of_the_version_that_the_code_stores_with_them(string file)
    {
        using var host = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Top, file)));

        Assert.Equal(
            TurnOrchestrator.Version,
            host.RootElement.GetProperty("extensions").GetProperty("durableTask").GetProperty("defaultVersion").GetString());
    }
}
