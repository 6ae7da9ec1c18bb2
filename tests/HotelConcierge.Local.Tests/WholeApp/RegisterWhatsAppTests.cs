using HotelConcierge.Simulators.WhatsApp;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary><c>channels register</c> for an app at Meta.</summary>
public sealed class RegisterWhatsAppTests : IAsyncLifetime
{
    private const string Ana = "+34600000001";
    private const string VerifyToken = "made-up-by-the-operator";

    private World _world = null!;
    private SimulatedWhatsApp _whatsApp = null!;

    public async Task InitializeAsync()
    {
        _world = await World.CreateAsync();
        _whatsApp = await SimulatedWhatsApp.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _whatsApp.DisposeAsync();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task The_app_is_set_and_subscribed_and_a_guests_message_comes_and_is_answered()
    {
        await using var app = await AppInProcess.StartAsync(_world, WhatsApp());

        var (code, output) = await RunAsync(app.Url);

        Assert.True(code == 0, output);
        Assert.StartsWith("whatsapp  set  The app's webhook leads here, ", output, StringComparison.Ordinal);
        Assert.Equal(["messages", "user_id_update", "smb_message_echoes"], _whatsApp.Subscriptions.Fields);
        await _whatsApp.DeliverAsync(new WhatsAppAction(Ana) { Text = "Explain the moon" }, _world.Patience);
        Assert.Contains(
            "You asked: Explain the moon",
            (await _whatsApp.Phone(Ana).WaitForMessagesAsync(1, _world.Patience))[0].Text,
            StringComparison.Ordinal);

        (code, output) = await RunAsync(app.Url);
        Assert.True(code == 0, output);
        Assert.StartsWith("whatsapp  was set  ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_that_leads_elsewhere_by_itself_is_led_here()
    {
        await using var app = await AppInProcess.StartAsync(_world, WhatsApp());
        _whatsApp.Subscriptions.Override(_whatsApp.Options.Numbers[0].Id, "https://old.example/api/channels/whatsapp");

        var (code, output) = await RunAsync(app.Url);

        Assert.True(code == 0, output);
        Assert.Equal(app.Url + "/api/channels/whatsapp", _whatsApp.Subscriptions.MessagesUrl);
    }

    [Fact]
    public async Task Where_nobody_knows_the_verify_token_the_remedy_is_to_start_the_host()
    {
        var (code, output) = await RunAsync("http://127.0.0.1:9");

        Assert.Equal(1, code);
        Assert.Matches("^whatsapp  failed  Meta does not take the address \\(.*2200.*\\). Start the host before, ", output);
        Assert.Null(_whatsApp.Subscriptions.AppUrl);
    }

    [Fact]
    public async Task A_wrong_token_a_wrong_secret_and_no_Meta_are_failures()
    {
        var (code, output) = await RunAsync("https://hotel.example", ("WhatsApp:AccessToken", "another-token"));
        Assert.Equal(1, code);
        Assert.Matches("^whatsapp  failed  Meta refuses the token \\(.+\\). Set WhatsApp__AccessToken ", output);

        (code, output) = await RunAsync("https://hotel.example", ("WhatsApp:AppSecret", "another-secret"));
        Assert.Equal(1, code);
        Assert.Contains("Check WhatsApp__AppSecret. Or by hand: 1. In the app open WhatsApp, Configuration.", output, StringComparison.Ordinal);
        Assert.DoesNotContain("another-secret", output, StringComparison.Ordinal);

        (code, output) = await RunAsync("https://hotel.example", ("WhatsApp:ApiBaseUrl", "http://127.0.0.1:9"));
        Assert.Equal(1, code);
        Assert.Matches("^whatsapp  failed  Meta did not answer \\(no connection\\). Check WhatsApp__ApiBaseUrl ", output);
    }

    private (string Name, string Value)[] WhatsApp() =>
    [
        ("WhatsApp:AccessToken", _whatsApp.Options.AccessToken),
        ("WhatsApp:AppSecret", _whatsApp.Options.AppSecret),
        ("WhatsApp:VerifyToken", VerifyToken),
        ("WhatsApp:PhoneNumberId", _whatsApp.Options.Numbers[0].Id),
        ("WhatsApp:Number", _whatsApp.Options.Numbers[0].Number),
        ("WhatsApp:ApiBaseUrl", _whatsApp.BaseAddress.ToString()),
    ];

    private async Task<(int Code, string Output)> RunAsync(string url, params (string Name, string Value)[] changes)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["Data:Path"] = _world.Folder.Path };
        foreach (var (name, value) in (IEnumerable<(string, string)>)[.. WhatsApp(), .. changes])
            settings[name] = value;
        var (code, output) = await AppProcess.RunAsync(["channels", "register", "--url", url], settings, _world.Patience);
        foreach (var secret in new[] { VerifyToken, _whatsApp.Options.AppSecret, _whatsApp.Options.AccessToken })
            Assert.DoesNotContain(secret, output, StringComparison.Ordinal);
        return (code, output);
    }
}
