using HotelConcierge.Functions.Hosting;
using HotelConcierge.Settings;

namespace HotelConcierge.Functions.Tests.Hosting;

/// <summary>The isolated worker before its first message, with nothing but its settings.</summary>
public sealed class StartTests
{
    [Fact]
    public void A_whole_production_configuration_passes_every_check()
    {
        using var worker = Worker.Build(ProductionSettings.All(ProductionSettings.NoStorage));

        worker.Host.CheckStart();
    }

    [Theory]
    [InlineData("AzureWebJobsStorage", "nothing could be kept")]
    [InlineData("AzureOpenAI:Deployment", "there would be no model")]
    public void What_it_cannot_do_without_is_named_with_what_it_is_for(string setting, string why)
    {
        var settings = ProductionSettings.All(ProductionSettings.NoStorage);
        settings[setting] = "";
        using var worker = Worker.Build(settings);

        Assert.Contains(why, Assert.Throws<SettingsException>(worker.Host.CheckStart).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_problem_is_told_at_once()
    {
        using var worker = Worker.Build(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Conversation:HoldAfter"] = "a while",
                ["Twilio:AuthToken"] = "",
                ["Assistants:Default"] = "nobody",
            });

        var told = Assert.Throws<SettingsException>(worker.Host.CheckStart).Message;

        Assert.All(
            ["Conversation__HoldAfter", "Assistants__Default", .. FunctionsHost.Needs.Select(need => need.Reason)],
            problem => Assert.Contains(problem, told, StringComparison.Ordinal));
    }
}
