using HotelConcierge.Simulators.Twilio;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary><c>channels register</c> for an account at Twilio, which is the simulated one of the test's world.</summary>
public sealed class RegisterTwilioTests : IAsyncLifetime
{
    private const string Number = "+12025550143";
    private const string Ana = "+34600000001";

    private World _world = null!;

    public async Task InitializeAsync() => _world = await World.CreateAsync();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task A_number_of_the_account_is_set_and_a_guests_sms_comes_and_is_answered()
    {
        _world.Twilio.Account.Numbers.Add(Number);
        await using var app = await AppInProcess.StartAsync(_world, ("Twilio:From", Number));
        _world.Twilio.WebhookUrl = null;

        var (code, output) = await RunAsync(app.Url, Number);

        Assert.True(code == 0, output);
        Assert.Equal("twilio  set  What guests write to Twilio__From comes here.", output.TrimEnd());
        Assert.Equal(app.Url + "/api/channels/twilio", _world.Twilio.Account.SmsUrlOf(Number));
        await _world.HearAsync(new InboundSms(Ana, Number, "Explain the moon"));
        Assert.Contains("You asked: Explain the moon", (await _world.ReadAsync(1, Ana))[0], StringComparison.Ordinal);

        (code, output) = await RunAsync(app.Url, Number);
        Assert.True(code == 0, output);
        Assert.Equal("twilio  was set  What guests write to Twilio__From comes here.", output.TrimEnd());
    }

    [Theory]
    [InlineData("whatsapp:+14155238886", "Sandbox settings, set When a message comes in to")]
    [InlineData("whatsapp:+12025550143", "WhatsApp senders, open the number of Twilio__From, and set the webhook URL for incoming messages to")]
    [InlineData("", "set the webhook for messages of each number and sender to")]
    [InlineData("+12025550143", "have messages sent to")]
    public async Task What_the_console_alone_takes_is_said_with_the_address_to_paste(string from, string says)
    {
        var (code, output) = await RunAsync("https://hotel.example", from);

        Assert.True(code == 0, output);
        Assert.StartsWith("twilio  by hand  ", output, StringComparison.Ordinal);
        Assert.Contains($"{says} https://hotel.example/api/channels/twilio, ", output, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", output.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_messaging_service_has_an_address_of_its_own()
    {
        var (_, output) = await RunAsync(
            "https://hotel.example", Number, ("Twilio:MessagingServiceSid", "MG0000000000000000000000000000abcd"));

        Assert.Contains("set the request URL to https://hotel.example/api/channels/twilio, method POST.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_token_a_suspended_account_and_no_Twilio_are_failures()
    {
        var (code, output) = await RunAsync("https://hotel.example", Number, ("Twilio:AuthToken", "another-token"));
        Assert.Equal(1, code);
        Assert.StartsWith("twilio  failed  Twilio refuses the account's credentials (401, 20003). Set ", output, StringComparison.Ordinal);
        Assert.DoesNotContain("another-token", output, StringComparison.Ordinal);

        _world.Twilio.Account.Status = "suspended";
        (code, output) = await RunAsync("https://hotel.example", Number);
        Assert.Equal(1, code);
        Assert.StartsWith("twilio  failed  The account is suspended: Twilio sends nothing. ", output, StringComparison.Ordinal);

        (code, output) = await RunAsync("https://hotel.example", Number, ("Twilio:ApiBaseUrl", "http://127.0.0.1:9"));
        Assert.Equal(1, code);
        Assert.StartsWith("twilio  failed  Twilio cannot be reached (no connection). Check ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_doctor_says_that_the_number_leads_elsewhere()
    {
        _world.Twilio.Account.Numbers.Add(Number);
        var settings = _world.Settings();
        (settings["Twilio:From"], settings["PublicBaseUrl"]) = (Number, "https://hotel.example");

        var (_, output) = await AppProcess.RunAsync(["doctor"], settings, _world.Patience);

        Assert.Matches("(?m)^twilio +warning .+ goes to another address than this deployment's. Run channels register, ", output);
    }

    private Task<(int Code, string Output)> RunAsync(string url, string from, params (string Name, string Value)[] changes)
    {
        var settings = _world.Settings();
        foreach (var (name, value) in (IEnumerable<(string, string)>)[("Twilio:From", from), .. changes])
            settings[name] = value;
        return AppProcess.RunAsync(["channels", "register", "--url", url], settings, _world.Patience);
    }
}
