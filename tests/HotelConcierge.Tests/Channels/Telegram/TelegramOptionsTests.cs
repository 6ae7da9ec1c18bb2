using HotelConcierge.Channels;
using HotelConcierge.Channels.Telegram;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Media;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Tests.Channels.Telegram;

/// <summary>The settings, and what an operator reads who got them wrong.</summary>
public sealed class TelegramOptionsTests
{
    [Fact]
    public void The_defaults_are_telegrams_own()
    {
        var options = new TelegramOptions();

        Assert.Equal(
            ("https://api.telegram.org", TimeSpan.FromSeconds(30), ""),
            (options.ApiBaseUrl, options.RequestTimeout, options.BotId));
        Assert.Equal("123456", TelegramSamples.Settings().BotId);
        Assert.True(new TelegramOptions.Check().Validate(null, TelegramSamples.Settings()).Succeeded);
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once_and_never_with_its_value()
    {
        var options = new TelegramOptions
        {
            BotToken = "hunter2",
            SecretToken = "hunter two",
            ApiBaseUrl = "telegram",
            RequestTimeout = TimeSpan.Zero,
        };

        var failures = new TelegramOptions.Check().Validate(null, options).Failures!.ToList();

        Assert.Equal(
            [
                "Telegram__BotToken must be the whole token that @BotFather gave, such as 123456:ABC-DEF...",
                "Telegram__SecretToken must be 1 to 256 letters, digits, _ or -: make one up and give the same one to setWebhook.",
                "Telegram__ApiBaseUrl must be an http or https address such as https://api.telegram.org.",
                "Telegram__RequestTimeout must be more than zero and at most 60 seconds, such as 00:00:30.",
            ],
            failures);
    }

    [Theory]
    [InlineData("", "", 0, 0)]
    [InlineData("123456:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "", 1, 1)]
    [InlineData("", "secret", 1, 1)]
    [InlineData("123456:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "secret", 1, 0)]
    public void A_deployment_without_a_bot_has_no_such_channel_and_half_a_setting_is_an_error(
        string token,
        string secret,
        int channels,
        int problems)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Telegram:BotToken"] = token, ["Telegram:SecretToken"] = secret })
            .Build();
        var services = new ServiceCollection().AddLogging().AddTelegram(configuration);
        services.AddSingleton(new ReplyMedia(new InMemoryBlobStore(), AppContext.BaseDirectory));
        using var provider = services.BuildServiceProvider();

        Assert.Equal(channels, services.Count(service => service.ServiceType == typeof(IChannel)));
        if (channels == 0)
            return;
        var found = Record.Exception(() => provider.GetRequiredService<IOptions<TelegramOptions>>().Value) as OptionsValidationException;
        Assert.Equal(problems, found?.Failures.Count() ?? 0);
    }
}
