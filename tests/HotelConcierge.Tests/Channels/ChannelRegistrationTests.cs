using HotelConcierge.Channels;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Settings;
using HotelConcierge.Storage;
using HotelConcierge.Tests.Assistants;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Tests.Channels;

public sealed class ChannelRegistrationTests
{
    // What an operator would set, and nothing more: a new channel has to start with what it says it needs.
    private static readonly Dictionary<string, string> Values = new(StringComparer.Ordinal)
    {
        ["Twilio__AccountSid"] = "AC" + new string('0', 32),
        ["Twilio__AuthToken"] = new string('1', 32),
        ["Telegram__BotToken"] = "123456:" + new string('x', 35),
        ["Telegram__SecretToken"] = "secret",
        ["WhatsApp__AccessToken"] = "token",
        ["WhatsApp__AppSecret"] = "secret",
        ["WhatsApp__VerifyToken"] = "made up",
        ["WhatsApp__PhoneNumberId"] = "106540352242922",
        ["Line__ChannelSecret"] = "secret",
        ["Line__ChannelAccessToken"] = "token",
        ["Conversations__ServiceSid"] = "IS" + new string('0', 32),
        ["WebChat__Secret"] = new string('s', 32),
    };

    public static TheoryData<string> Sections => [.. ConciergeServices.Channels.Select(channel => channel.Section)];

    [Theory]
    [MemberData(nameof(Sections))]
    public void One_channel_alone_is_enough_to_start(string section)
    {
        var registration = ConciergeServices.Channels.Single(channel => channel.Section == section);
        var configuration = Configuration(registration.Needs);
        using var services = Build(configuration);

        Require(configuration, services);

        // With an account that several channels share come those that need nothing else.
        Assert.Single(services.GetServices<IChannel>(), channel => channel.GetType().Namespace == typeof(IChannel).Namespace + "." + section);
        Assert.True(registration.Beside.Count > 0 || services.GetServices<IChannel>().Count() == 1);
    }

    [Theory]
    [MemberData(nameof(Sections))]
    public void Each_setting_that_a_channel_needs_is_missed_by_name(string section)
    {
        var registration = ConciergeServices.Channels.Single(channel => channel.Section == section);
        var needs = registration.Needs;

        // Where nothing of its own is set, the account beside it is another channel's.
        Assert.All(registration.Beside.Count > 0 ? registration.Beside : needs, missing =>
        {
            var configuration = Configuration(needs.Where(name => name != missing));
            using var services = Build(configuration);

            var problem = Assert.Throws<SettingsException>(() => Require(configuration, services));

            // A channel that needs one thing is not begun without it, and is named among all.
            Assert.Contains(
                problem.Problems,
                line => needs.Count == 1 ? line.Contains(missing, StringComparison.Ordinal) : line.StartsWith(missing, StringComparison.Ordinal));
        });
    }

    [Fact]
    public void A_site_that_may_show_the_chat_is_no_use_without_its_secret()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create("WebChat:AllowedOrigins", (string?)"https://hotel.example")])
            .Build();
        using var services = Build(configuration);

        var problem = Assert.Throws<SettingsException>(() => Require(configuration, services));

        Assert.Contains(problem.Problems, line => line.StartsWith("WebChat__Secret must have", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_any_channel_a_host_that_needs_one_says_what_would_give_it_each()
    {
        var problem = Assert.Single(ConciergeServices.AnyChannel.FindMissing(Configuration([])));

        Assert.All(
            ConciergeServices.Channels.Where(channel => channel.Beside.Count == 0).SelectMany(channel => channel.Needs),
            name => Assert.Contains(name, problem, StringComparison.Ordinal));
        Assert.All(ConciergeServices.Channels, channel => Assert.False(channel.IsBegun(Configuration([]))));
    }

    [Fact]
    public void What_a_channel_needs_are_settings_that_there_are() => Assert.All(
        ConciergeServices.Channels.SelectMany(channel => channel.Needs),
        name => Assert.Contains(ConciergeServices.Settings.All, setting => setting.Name == name));

    [Fact]
    public void The_settings_of_a_channel_stand_in_its_section_and_are_settings_that_there_are() => Assert.All(
        ConciergeServices.Channels,
        channel =>
        {
            Assert.All(channel.Settings, setting => Assert.Equal(channel.Section, setting.Section));
            Assert.Equal(channel.Settings, ConciergeServices.Settings.All.Where(setting => setting.Section == channel.Section));
        });

    private static void Require(IConfiguration configuration, ServiceProvider services) => SettingsCheck.Require(
        configuration, ConciergeServices.Settings, services.GetRequiredService<IStartupValidator>(), ConciergeServices.AnyChannel);

    private static IConfiguration Configuration(IEnumerable<string> names) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(
                names.Select(name => KeyValuePair.Create(name.Replace("__", ":", StringComparison.Ordinal), (string?)Values[name])))
            .Build();

    private static ServiceProvider Build(IConfiguration configuration) =>
        new ServiceCollection()
            .AddLogging()
            .AddSingleton(TimeProvider.System)
            .AddSingleton<ITableStore, InMemoryTableStore>()
            .AddSingleton<IBlobStore, InMemoryBlobStore>()
            .AddConcierge(configuration, Shipped.Folder)
            .BuildServiceProvider();
}
