using HotelConcierge.Evaluate;
using HotelConcierge.Evaluate.Stages;
using HotelConcierge.Simulators.Telegram;
using HotelConcierge.Simulators.Twilio;
using Microsoft.Extensions.Configuration;

namespace HotelConcierge.Local.Tests.Evaluations;

public sealed class HostSettingsOfRunTests
{
    private const string Operators = "of-the-operator";

    [Fact]
    public async Task Nothing_of_an_operators_own_settings_reaches_the_host_but_how_its_model_is_asked()
    {
        await using var twilio = await SimulatedTwilio.StartAsync();
        await using var telegram = await SimulatedTelegram.StartAsync();
        var operators = ConciergeServices.Settings.All
            .Select(setting => setting.Path)
            .Append("Assistants:early_years:Addresses")
            .ToDictionary(path => path, string? (_) => Operators, StringComparer.Ordinal);

        var arguments = HostSettingsOfRun.Arguments(
            "./data",
            twilio,
            telegram,
            new EvaluatedService("https://model.example/v1", "sk-of-the-run", "gpt") { EmbeddingModel = "embedding" },
            new ConfigurationBuilder().AddInMemoryCollection(operators).Build());

        var settings = arguments.Select(argument => argument[2..].Split('=', 2))
            .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
        Assert.Equal(
            ["Conversation:MaxModelRounds", "OpenAI:NetworkTimeout", "Safety:AskModel"],
            settings.Where(setting => setting.Value == Operators).Select(setting => setting.Key).Order(StringComparer.Ordinal));

        // What the run does not name would be read from the environment.
        Assert.Empty(operators.Keys.Except(settings.Keys, StringComparer.OrdinalIgnoreCase));
        Assert.Equal(
            ("sk-of-the-run", "gpt", "embedding"),
            (settings["OpenAI:ApiKey"], settings["OpenAI:Model"], settings["OpenAI:EmbeddingModel"]));
        Assert.Equal(
            (twilio.BaseAddress.ToString(), telegram.BaseAddress.ToString(), ""),
            (settings["Twilio:ApiBaseUrl"], settings["Telegram:ApiBaseUrl"], settings["Alerts:WebhookUrl"]));
    }
}
