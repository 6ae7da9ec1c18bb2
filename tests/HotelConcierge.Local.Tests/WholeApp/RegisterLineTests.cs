using HotelConcierge.Simulators.Line;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary><c>channels register</c> for an account at LINE.</summary>
public sealed class RegisterLineTests : IAsyncLifetime
{
    private const string Ana = "Uaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    private World _world = null!;

    public async Task InitializeAsync() => _world = await World.CreateAsync();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task The_account_leads_here_and_a_guests_message_comes_and_is_answered()
    {
        await using var line = await SimulatedLine.StartAsync();
        await using var app = await AppInProcess.StartAsync(_world, SettingsFor(line));

        var (code, output) = await RunAsync(line, app.Url);

        Assert.True(code == 0, output);
        Assert.StartsWith("line  set  The account's webhook leads here, ", output, StringComparison.Ordinal);
        await line.DeliverAsync(new LineAction(Ana) { Text = "Explain the moon" }, _world.Patience);
        Assert.Contains(
            "You asked: Explain the moon",
            (await line.Phone(Ana).WaitForMessagesAsync(1, _world.Patience))[0].Text,
            StringComparison.Ordinal);

        (code, output) = await RunAsync(line, app.Url);
        Assert.True(code == 0, output);
        Assert.StartsWith("line  was set  ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_only_people_can_switch_on_is_left_to_them()
    {
        await using var line = await SimulatedLine.StartAsync(new SimulatedLineOptions { UsesWebhook = false });
        await using var app = await AppInProcess.StartAsync(_world, SettingsFor(line));

        var (_, output) = await RunAsync(line, app.Url);

        Assert.Contains("switch on \"Use webhook\"", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trial_that_does_not_get_through_and_a_wrong_token_are_failures()
    {
        await using var line = await SimulatedLine.StartAsync();

        var (code, output) = await RunAsync(line, "http://127.0.0.1:9");
        Assert.Equal(1, code);
        Assert.Matches("^line  failed  LINE has the address, but its trial did not get through. Start the host before, ", output);

        (code, output) = await RunAsync(line, "https://hotel.example/" + new string('x', 500));
        Assert.Equal(1, code);
        Assert.Matches("^line  failed  LINE does not take the address \\(400\\). Give it one that begins with https://", output);

        (code, output) = await RunAsync(line, "https://hotel.example", ("Line:ChannelAccessToken", "another-token"));
        Assert.Equal(1, code);
        Assert.Matches("^line  failed  LINE refuses the token \\(401\\). .*Line__ChannelAccessToken", output);
        Assert.DoesNotContain("another-token", output, StringComparison.Ordinal);
    }

    private static (string Name, string Value)[] SettingsFor(SimulatedLine line) =>
        [.. Simulators.LineServiceContractTests.SettingsFor(line).Select(setting => (setting.Key, setting.Value!))];

    private async Task<(int Code, string Output)> RunAsync(SimulatedLine line, string url, params (string Name, string Value)[] changes)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["Data:Path"] = _world.Folder.Path };
        foreach (var (name, value) in (IEnumerable<(string, string)>)[.. SettingsFor(line), .. changes])
            settings[name] = value;
        var (code, output) = await AppProcess.RunAsync(["channels", "register", "--url", url], settings, _world.Patience);
        Assert.DoesNotContain(line.Options.ChannelSecret, output, StringComparison.Ordinal);
        Assert.DoesNotContain(line.Options.ChannelAccessToken, output, StringComparison.Ordinal);
        return (code, output);
    }
}
