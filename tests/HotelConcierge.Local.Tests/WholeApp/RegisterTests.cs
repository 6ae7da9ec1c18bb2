using HotelConcierge.Local.Tests.Storage;
using HotelConcierge.Simulators.Telegram;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary><c>channels register</c> as an operator runs it, a process of its own each time.</summary>
public sealed class RegisterTests : IAsyncLifetime
{
    private const long Ana = 34600000001;

    private World _world = null!;
    private SimulatedTelegram _telegram = null!;

    public async Task InitializeAsync()
    {
        _world = await World.CreateAsync();
        _telegram = await SimulatedTelegram.StartAsync(new SimulatedTelegramOptions { SecretToken = "" });
    }

    public async Task DisposeAsync()
    {
        await _telegram.DisposeAsync();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task Telegram_is_told_and_a_guests_message_comes_with_the_secret_and_is_answered()
    {
        await using var app = await AppInProcess.StartAsync(_world, Telegram());

        var (code, output) = await RunAsync(["--url", app.Url]);

        Assert.True(code == 0, output);
        Assert.Matches("^telegram  set  The token is right, the webhook leads here, and 0 updates wait.$", output.TrimEnd());
        var call = Assert.Single(_telegram.Calls.Snapshot(), call => call.Method is "setWebhook");
        Assert.Equal(app.Url + "/api/channels/telegram", call.Value("url"));
        Assert.Equal("""["message","edited_message","callback_query","my_chat_member","message_reaction"]""", call.Value("allowed_updates"));
        Assert.Equal("false", call.Value("drop_pending_updates"));
        await _telegram.DeliverAsync(new GuestAction(Ana) { Text = "Explain the moon" }, _world.Patience);
        Assert.EndsWith(
            "You asked: Explain the moon",
            (await _telegram.Chat(Ana).WaitForMessagesAsync(1, _world.Patience))[0].Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_set_is_said_to_have_been_and_the_address_of_the_settings_is_used()
    {
        await RunAsync([], ("PublicBaseUrl", "https://hotel.example/concierge"));

        var (code, output) = await RunAsync(["--channel", "telegram"], ("PublicBaseUrl", "https://hotel.example/concierge"));

        Assert.True(code == 0, output);
        Assert.Matches("^telegram  was set  The token is right, .+ Telegram was given the secret once more.$", output.TrimEnd());
        Assert.Equal("https://hotel.example/concierge/api/channels/telegram", _telegram.WebhookUrl);
    }

    [Theory]
    [InlineData("http://hotel.example", "https://")]
    [InlineData("hotel.example", "PublicBaseUrl: ")]
    [InlineData("https://", "PublicBaseUrl: ")]
    [InlineData("https://hotel.example/?a=b", "PublicBaseUrl: ")]
    [InlineData("https://hotel.example:7071", "port 443")]
    [InlineData("https://10.0.0.4", "reached from the internet")]
    public async Task An_address_that_does_not_do_is_refused_and_nothing_is_set(string url, string says)
    {
        var (code, output) = await RunAsync(["--url", url]);

        Assert.Equal(1, code);
        Assert.Contains(says, output, StringComparison.Ordinal);
        Assert.Null(_telegram.WebhookUrl);
    }

    [Fact]
    public async Task A_wrong_token_is_named_by_its_setting()
    {
        var token = "700000051:another-token-that-opens-nothing";
        var (code, output) = await RunAsync(["--url", "https://hotel.example"], ("Telegram:BotToken", token));

        Assert.Equal(1, code);
        Assert.Matches("^telegram  failed  Telegram refuses the bot's token \\(401.*\\). Copy Telegram__BotToken ", output);
        Assert.DoesNotContain(token, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_provider_that_cannot_be_reached_is_a_failure()
    {
        var (code, output) = await RunAsync(["--url", "https://hotel.example"], ("Telegram:ApiBaseUrl", "http://127.0.0.1:9"));

        Assert.Equal(1, code);
        Assert.Matches("^telegram  failed  Telegram did not answer \\(.+\\). Check Telegram__ApiBaseUrl and the way to it.", output);
    }

    [Theory]
    [InlineData("Usage: channels register")]
    [InlineData("Usage: channels register", "registr")]
    [InlineData("There is no option --force.", "register", "--force", "yes")]
    [InlineData("--url needs a value.", "register", "--url")]
    [InlineData("There is no channel fax: twilio, telegram, whatsapp, line or conversations.", "register", "--channel", "fax")]
    [InlineData("No channel is configured: set Twilio__AccountSid and", "register")]
    [InlineData("No channel is configured", "register", "--channel", "telegram")]
    public async Task What_it_does_not_understand_or_cannot_do_is_said(string says, params string[] args)
    {
        using var folder = new TemporaryFolder();

        var (code, output) = await AppProcess.RunAsync(
            ["channels", .. args],
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Data:Path"] = folder.Path },
            _world.Patience);

        Assert.Equal(1, code);
        Assert.Contains(says, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_address_or_the_channel_nothing_is_asked()
    {
        var (code, output) = await RunAsync([]);
        Assert.Equal(1, code);
        Assert.Contains("set PublicBaseUrl, or give a tunnel's address with --url.", output, StringComparison.Ordinal);

        (code, output) = await RunAsync(["--channel", "twilio", "--url", "https://hotel.example"]);
        Assert.Equal(1, code);
        Assert.Contains("Twilio is not configured: set Twilio__AccountSid and Twilio__AuthToken.", output, StringComparison.Ordinal);
        Assert.Empty(_telegram.Calls.Snapshot());
    }

    private (string Name, string Value)[] Telegram() =>
    [
        ("Telegram:BotToken", _telegram.Options.BotToken),
        ("Telegram:SecretToken", "made-up-by-the-operator"),
        ("Telegram:ApiBaseUrl", _telegram.BaseAddress.ToString()),
    ];

    /// <summary>Runs it for Telegram alone.</summary>
    private async Task<(int Code, string Output)> RunAsync(string[] args, params (string Name, string Value)[] changes)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["Data:Path"] = _world.Folder.Path };
        foreach (var (name, value) in (IEnumerable<(string, string)>)[.. Telegram(), .. changes])
            settings[name] = value;
        var (code, output) = await AppProcess.RunAsync(["channels", "register", .. args], settings, _world.Patience);
        Assert.DoesNotContain("made-up-by-the-operator", output, StringComparison.Ordinal);
        Assert.DoesNotContain(_telegram.Options.BotToken, output, StringComparison.Ordinal);
        return (code, output);
    }
}
