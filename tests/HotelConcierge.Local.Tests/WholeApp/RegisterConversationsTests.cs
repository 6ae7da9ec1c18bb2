using HotelConcierge.Simulators.Conversations;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary><c>channels register</c> for a chat service of Twilio Conversations.</summary>
public sealed class RegisterConversationsTests : IAsyncLifetime
{
    private const string Chat = "CH0000000000000000000000000000000a";

    private World _world = null!;

    public async Task InitializeAsync() => _world = await World.CreateAsync();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task The_service_leads_here_and_a_guests_message_comes_and_is_answered()
    {
        await using var service = await SimulatedConversations.StartAsync();
        await using var app = await AppInProcess.StartAsync(_world, SettingsFor(service));

        var (code, output) = await RunAsync(service, app.Url);

        Assert.True(code == 0, output);
        Assert.StartsWith("conversations  set  The chat service's webhook leads here.", output, StringComparison.Ordinal);
        Assert.Equal(["onMessageAdded", "onMessageRemoved", "onDeliveryUpdated"], service.WebhookFilters);
        await service.DeliverAsync(new ConversationAction(Chat, "ana") { Body = "Explain the moon" }, _world.Patience);
        Assert.Contains(
            "You asked: Explain the moon",
            (await service.Conversation(Chat).WaitForShownAsync(1, _world.Patience))[0].Body,
            StringComparison.Ordinal);

        (code, output) = await RunAsync(service, app.Url);
        Assert.True(code == 0, output);
        Assert.StartsWith("conversations  was set  ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_elses_webhook_is_left_alone_and_a_wrong_service_is_a_failure()
    {
        await using var service = await SimulatedConversations.StartAsync();
        service.WebhookUrl = "https://other.example/hook";

        var (_, output) = await RunAsync(service, "https://hotel.example");
        Assert.StartsWith("conversations  by hand  The chat service's webhook leads to another address", output, StringComparison.Ordinal);
        Assert.Equal("https://other.example/hook", service.WebhookUrl);

        (var code, output) = await RunAsync(
            service, "https://hotel.example", ("Conversations:ServiceSid", "IS99999999999999999999999999999999"));
        Assert.Equal(1, code);
        Assert.Matches("^conversations  failed  The account has no such chat service \\(20404\\). .*Conversations__ServiceSid", output);
    }

    private static (string Name, string Value)[] SettingsFor(SimulatedConversations service) =>
        [.. Simulators.ConversationsServiceContractTests.SettingsFor(service).Select(setting => (setting.Key, setting.Value!))];

    private async Task<(int Code, string Output)> RunAsync(
        SimulatedConversations service, string url, params (string Name, string Value)[] changes)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["Data:Path"] = _world.Folder.Path };
        foreach (var (name, value) in (IEnumerable<(string, string)>)[.. SettingsFor(service), .. changes])
            settings[name] = value;
        var (code, output) = await AppProcess.RunAsync(
            ["channels", "register", "--url", url, "--channel", "conversations"], settings, _world.Patience);
        Assert.DoesNotContain(service.Options.AuthToken, output, StringComparison.Ordinal);
        return (code, output);
    }
}
