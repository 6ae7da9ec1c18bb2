using System.Text.RegularExpressions;
using HotelConcierge.Channels;
using HotelConcierge.Contracts;
using HotelConcierge.Local.Channels;
using HotelConcierge.Local.Hosting;
using HotelConcierge.Local.Say;
using HotelConcierge.Local.Tests.Channels.Toy;
using HotelConcierge.Local.Tests.Storage;
using HotelConcierge.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Local.Tests.Channels;

/// <summary>A channel is a folder and a line: nothing else of this host knows which ones there are.</summary>
public sealed class LocalChannelTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromMinutes(2));

    public void Dispose()
    {
        _patience.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void No_source_outside_of_the_channels_folder_names_a_channel()
    {
        var source = Path.Combine(Repository.Top, "src", "HotelConcierge.Local");
        var naming = Directory.GetFiles(source, "*.cs", SearchOption.AllDirectories)
            .Select(file => (Path: Path.GetRelativePath(source, file).Replace('\\', '/'), Text: File.ReadAllText(file)))
            .Where(file => LocalChannels.All.Any(channel => Names(file.Text, channel.Title)))
            .Select(file => file.Path)
            .ToList();

        Assert.Contains("Channels/LocalChannels.cs", naming);
        Assert.DoesNotContain(naming, path => !path.StartsWith("Channels/", StringComparison.Ordinal));
    }

    // Capitals alone tell the one that is called as a word of every day.
    private static bool Names(string text, string title) => title.All(char.IsAsciiLetterUpper)
        ? Regex.IsMatch(text, $@"\b{title}\b", RegexOptions.None, TimeSpan.FromSeconds(30))
        : text.Contains(title, StringComparison.OrdinalIgnoreCase);

    [Fact]
    public async Task Every_channel_of_the_core_is_known_here_and_simulated_where_none_is_configured()
    {
        await using var host = await LocalHost.BuildAsync(Settings(), change: null, _patience.Token);

        var names = LocalChannels.All.Select(channel => channel.Name.Value).ToList();
        Assert.Equal(
            names.Order(StringComparer.Ordinal),
            host.App.Services.GetRequiredService<ChannelCatalog>().All.Select(channel => channel.Name.Value).Order(StringComparer.Ordinal));
        Assert.Equal(
            names,
            host.Simulators.Addresses.Keys.Concat(LocalChannels.All.Where(channel => channel.PagePath is not null).Select(channel => channel.Name.Value)));
    }

    [Fact]
    public async Task Another_channel_is_started_greeted_with_found_by_say_and_served_from_its_own_folder_and_one_line()
    {
        var toy = new LocalToy();
        await using (var host = await LocalHost.BuildAsync(Settings(), [.. LocalChannels.All, toy], change: null, _patience.Token))
        {
            await host.StartAsync(_patience.Token);

            var simulator = host.Simulators.Get<SimulatedToy>();
            Assert.Equal(host.Url + "/api/channels/toy", simulator.WebhookUrl);
            Assert.Equal(simulator.Address, HostNote.Find(_folder.Path)!.SimulatorOf(toy.Name));
            Assert.Contains($"\n  Toy      simulated, at {simulator.Address} (wind it up)\n", Greeting.Of(host), StringComparison.Ordinal);

            await simulator.WriteAsync("bear", "den", "help");
            Assert.StartsWith("Hello!", (await simulator.ReadByAsync("bear", "den", 1, _patience.Token))[0], StringComparison.Ordinal);
            await host.App.StopAsync(_patience.Token);
        }

        Assert.True(toy.Simulator!.IsDisposed);
    }

    [Fact]
    public async Task A_setting_of_another_channel_that_is_misspelt_is_refused_with_the_nearest_one()
    {
        string[] settings = [.. Settings(), "--Toy:Squeak=loud", "--Toy:ApiBaseUr=https://toys.example", "--Toy:RequestTimeout=soon"];

        var refused = await Assert.ThrowsAsync<SettingsException>(() =>
            LocalHost.BuildAsync(settings, [.. LocalChannels.All, new LocalToy()], change: null, _patience.Token));

        Assert.Equal(
            [
                "Toy__RequestTimeout: 'soon' is no duration. Write [days.]hours:minutes:seconds, such as 00:00:30.",
                "Toy__ApiBaseUr: there is no such setting. Did you mean Toy__ApiBaseUrl?",
            ],
            refused.Problems);
    }

    [Fact]
    public async Task What_stands_in_the_section_of_a_channel_that_is_not_there_is_none_of_our_business()
    {
        await using var host = await LocalHost.BuildAsync([.. Settings(), "--Toy:ApiBaseUr=x"], change: null, _patience.Token);

        Assert.Null(host.App.Services.GetRequiredService<ChannelCatalog>().Find(ToyChannel.ToyName));
    }

    [Fact]
    public async Task An_account_of_another_channel_is_greeted_with_beside_a_real_one()
    {
        var toy = new LocalToy { Account = "toys.example, bear" };
        string[] settings =
        [
            .. Settings(),
            "--PublicBaseUrl=https://hotel.example",
            "--Telegram:BotToken=700000051:a-bot-token-that-opens-nothing-at-all",
            "--Telegram:SecretToken=secret",
        ];
        await using var host = await LocalHost.BuildAsync(settings, [.. LocalChannels.All, toy], change: null, _patience.Token);
        await host.StartAsync(_patience.Token);

        Assert.Null(toy.Simulator);
        Assert.Empty(host.Note!.Simulators);
        Assert.Contains(
            """

              Telegram https://api.telegram.org, bot 700000051; its webhook is https://hotel.example/api/channels/telegram
              Toy      toys.example, bear; its webhook is https://hotel.example/api/channels/toy

            """,
            Greeting.Of(host),
            StringComparison.Ordinal);
        Assert.DoesNotContain("Talk to it", Greeting.Of(host), StringComparison.Ordinal);
        await host.App.StopAsync(_patience.Token);
    }

    [Fact]
    public void Say_reads_its_options_and_its_guests_and_names_it()
    {
        IReadOnlyList<ILocalChannel> channels = [.. LocalChannels.All, new LocalToy()];

        var (options, _) = SayOptions.Parse(["--tap", "2", "--channel", "toy", "--as", "Bear"], channels);
        Assert.Equal(("toy", "bear", true), (options!.Channel.Name.Value, options.Guest, options.Taps));
        Assert.Equal("A toy is no Doll.", SayOptions.Parse(["hi", "--channel", "toy", "--as", "Doll"], channels).Problem);
        Assert.Equal("There is no channel fax: twilio, telegram, whatsapp, line, conversations, web or toy.", SayOptions.Parse(["hi", "--channel", "fax"], channels).Problem);
        Assert.Equal(
            "Buttons to tap are on Telegram (--channel telegram), WhatsApp (--channel whatsapp), LINE (--channel line), Web chat (--channel web) and Toy (--channel toy); elsewhere the guest answers with the number.",
            SayOptions.Parse(["--tap", "2"], channels).Problem);
        Assert.Contains(
            "--channel    twilio (WhatsApp and SMS), telegram, whatsapp (directly from Meta), line, conversations (Twilio's), web or toy (squeaks)\n",
            SayOptions.UsageOf(channels),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Say_explains_itself() => Assert.Equal(
        """
        Usage: say "text" [--channel telegram] [--as +34600000000] [--assistant early-years] [--think seconds]
               say --tap 2 --channel telegram
               say --voice question.ogg
          --channel    twilio (WhatsApp and SMS), telegram, whatsapp (directly from Meta), line, conversations (Twilio's) or web
          --tap        taps a button instead of writing: its number, its label or its id
          --voice      sends a recording as a voice message: .ogg, .mp3, .m4a
          --file       sends a picture or a document, with the text under it if there is one
          --as         the guest's number; each number is a conversation of its own (sms:+34... writes an SMS)
          --assistant  which assistant to write to
          --think      how long the embedded model takes to answer
        """,
        SayOptions.UsageOf(LocalChannels.All));

    private string[] Settings() => ["--urls=http://127.0.0.1:0", $"--Data:Path={_folder.Path}"];
}
