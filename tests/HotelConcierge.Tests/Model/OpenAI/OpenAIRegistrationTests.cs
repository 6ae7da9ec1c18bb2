using System.Diagnostics.Metrics;
using HotelConcierge.Contracts;
using HotelConcierge.Model;
using HotelConcierge.Model.OpenAI;
using HotelConcierge.Settings;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Tests.Model.OpenAI;

public sealed class OpenAIRegistrationTests
{
    [Fact]
    public async Task The_settings_lead_to_a_working_model()
    {
        using var service = new ScriptedService().Say("Yes.");
        await using var services = Build(
            service,
            ("OpenAI:ApiKey", "sk-secret"),
            ("OpenAI:Model", "gpt-test"),
            ("OpenAI:Endpoint", "https://models.example.com/v1")
        );

        var response = await services.GetRequiredService<IChatClient>().GetResponseAsync("Hello");

        Assert.Equal("Yes.", response.Text);
        Assert.IsType<RetryingChatClient>(services.GetRequiredService<IChatClient>());
        Assert.Equal("https://models.example.com/v1/chat/completions", Assert.Single(service.Requests).Url);
    }

    [Fact]
    public async Task Calls_and_failures_are_measured()
    {
        using var service = new ScriptedService().Say("Yes.").Fail("invalid_api_key", 401);
        await using var services = Build(service, ("OpenAI:ApiKey", "sk-secret"), ("OpenAI:Model", "gpt-test"));
        List<string> measured = [];
        using var listener = new MeterListener();
        var meters = services.GetRequiredService<IMeterFactory>();
        listener.InstrumentPublished = (instrument, observer) =>
        {
            if (instrument.Meter.Scope == meters)
                observer.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>(
            (instrument, value, tags, _) => measured.Add($"{instrument.Name} {value} {tags[0].Value}"));
        listener.Start();
        var model = services.GetRequiredService<IChatClient>();

        await model.GetResponseAsync("Hello");
        await Assert.ThrowsAsync<ModelException>(() => model.GetResponseAsync("Hello"));

        Assert.Equal(
            ["hotelconcierge.model_tokens 11 input", "hotelconcierge.model_tokens 7 output", "hotelconcierge.model_failures 1 BadKey"],
            measured);
    }

    [Fact]
    public async Task Without_a_key_asking_for_the_model_is_an_error_that_names_the_setting()
    {
        using var service = new ScriptedService();
        await using var services = Build(service);

        var exception = Assert.Throws<SettingsException>(() => services.GetRequiredService<IChatClient>());

        Assert.StartsWith("OpenAI__ApiKey: ", Assert.Single(exception.Problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "OpenAI:Endpoint",
        "models.example.com",
        "OpenAI__Endpoint: is no absolute web address. Write it with its scheme, such as https://example.com."
    )]
    [InlineData(
        "OpenAI:NetworkTimeout",
        "100",
        "OpenAI__NetworkTimeout: '100' means 100.00:00:00, which is not within 00:00:01 and 00:10:00. Write [days.]hours:minutes:seconds, such as 00:00:30."
    )]
    [InlineData(
        "OpenAI:Model",
        "",
        "OpenAI__Model: is needed with OpenAI__ApiKey. Name the model that answers guests, such as gpt-5.4-mini."
    )]
    public async Task A_wrong_setting_fails_the_options_with_its_name_and_the_remedy(string path, string value, string problem)
    {
        using var service = new ScriptedService();
        await using var services = Build(service, ("OpenAI:ApiKey", "sk-secret"), ("OpenAI:Model", "gpt-test"), (path, value));

        var exception = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<OpenAIOptions>>().Value);

        Assert.Equal(problem, Assert.Single(exception.Failures));
    }

    private static ServiceProvider Build(ScriptedService service, params (string Path, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder();
        foreach (var (path, value) in settings)
            configuration.AddInMemoryCollection([KeyValuePair.Create(path, (string?)value)]);
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(new ManualTimeProvider())
            .AddSingleton(new Random(1));
        services.AddOpenAI(configuration.Build());
        services.AddHttpClient(OpenAIRegistration.HttpClientName).ConfigurePrimaryHttpMessageHandler(() => service);
        return services.BuildServiceProvider();
    }
}
