using HotelConcierge.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Tests.Settings;

public sealed class ConciergeSettingsTests
{
    [Fact]
    public void What_is_set_is_bound()
    {
        var options = Bind<ConversationOptions>(("Conversation:HoldAfter", "00:00:09"), ("Conversation:MaxModelRounds", "3"));

        Assert.Equal(
            (TimeSpan.FromSeconds(9), 3, TimeSpan.FromMinutes(5)),
            (options.HoldAfter, options.MaxModelRounds, options.TurnDeadline));
    }

    [Fact]
    public void An_empty_value_leaves_the_default()
    {
        Assert.Equal(TimeSpan.FromSeconds(6), Bind<ConversationOptions>(("Conversation:HoldAfter", "")).HoldAfter);
        Assert.Equal("./data", Bind<DataOptions>(("Data:Path", "")).Path);
    }

    [Fact]
    public void A_value_that_cannot_be_read_fails_the_options_also_without_the_check_at_start()
    {
        var exception = Assert.Throws<OptionsValidationException>(() =>
            Bind<ConversationOptions>(("Conversation:HoldAfter", "6s"), ("Admin:Ky", "x")));

        Assert.StartsWith("Conversation__HoldAfter: ", Assert.Single(exception.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public void Durations_that_contradict_each_other_are_all_named()
    {
        var exception = Assert.Throws<OptionsValidationException>(() => Bind<ConversationOptions>(
            ("Conversation:QuietPeriod", "00:00:02"), ("Conversation:LongestPause", "00:00:01"), ("Conversation:HoldAfter", "00:05:00")));

        Assert.Equal(
            [
                "Conversation__LongestPause: 00:00:01 is shorter than Conversation__QuietPeriod, 00:00:02. Make it at least as long.",
                "Conversation__TurnDeadline: 00:05:00 is not longer than Conversation__HoldAfter, 00:05:00. Make it longer.",
            ],
            exception.Failures.ToArray());
    }

    private static TOptions Bind<TOptions>(params (string Path, string Value)[] settings)
        where TOptions : class
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Path, (string?)setting.Value)))
            .Build();
        using var services = new ServiceCollection().AddConciergeSettings(configuration).BuildServiceProvider();
        return services.GetRequiredService<IOptions<TOptions>>().Value;
    }
}
