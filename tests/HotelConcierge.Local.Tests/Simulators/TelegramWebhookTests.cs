using System.Text.Json.Nodes;
using HotelConcierge.Simulators.Telegram;

namespace HotelConcierge.Local.Tests.Simulators;

/// <summary>Where a bot has its updates sent, and what it hears about it.</summary>
public sealed class TelegramWebhookTests : IAsyncLifetime
{
    private const long Guest = 34600000001;

    private SimulatedTelegram _telegram = null!;
    private ReceivingApp _app = null!;
    private TelegramApi _api = null!;

    public async Task InitializeAsync()
    {
        _telegram = await SimulatedTelegram.StartAsync();
        _app = await ReceivingApp.StartAsync();
        _api = new TelegramApi(_telegram);
    }

    public async Task DisposeAsync()
    {
        _api.Dispose();
        await _app.DisposeAsync();
        await _telegram.DisposeAsync();
    }

    [Fact]
    public async Task A_bot_that_sets_its_webhook_gets_its_updates_there_with_its_secret()
    {
        var set = await _api.CallAsync("setWebhook", new { url = _app.Url, secret_token = "of-the_bot-1", max_connections = 400 });
        var again = await _api.CallAsync("setWebhook", new { url = _app.Url, secret_token = "of-the_bot-1", max_connections = 100 });
        await _telegram.DeliverAsync(new GuestAction(Guest) { Text = "/start please" });

        var update = Assert.Single(_app.Received.Snapshot());
        Assert.Equal(("Webhook was set", "Webhook is already set"), (set.Description, again.Description));
        Assert.Equal("of-the_bot-1", update.Headers["X-Telegram-Bot-Api-Secret-Token"]);
        Assert.Equal(
            """[{"offset":0,"length":6,"type":"bot_command"}]""",
            JsonNode.Parse(update.Body)!["message"]!["entities"]!.ToJsonString());
        var info = (await _api.CallAsync("getWebhookInfo", new { })).Result;
        Assert.Equal((_app.Url, 100, 0), ((string?)info["url"], (int)info["max_connections"]!, (int)info["pending_update_count"]!));
        Assert.Null(info["allowed_updates"]);
    }

    [Theory]
    [InlineData("http://hotel.example/telegram", "", "bad webhook: An HTTPS URL must be provided for webhook")]
    [InlineData("https://hotel.example:7071/telegram", "", "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")]
    [InlineData("https://192.168.1.5/telegram", "", "bad webhook: IP address 192.168.1.5 is reserved")]
    [InlineData("ftp://hotel.example/telegram", "", "invalid webhook URL specified")]
    [InlineData("https://hotel.example/telegram", "with space", "secret token contains unallowed characters")]
    [InlineData("https://hotel.example/telegram", "long", "secret token is too long")]
    public async Task A_webhook_that_cannot_be_one_is_refused(string url, string secret, string problem)
    {
        var answer = await _api.CallAsync("setWebhook", new { url, secret_token = secret is "long" ? new string('x', 257) : secret });

        Assert.Equal((400, "Bad Request: " + problem), (answer.Status, answer.Description));
        Assert.Null(_telegram.WebhookUrl);
    }

    [Fact]
    public async Task What_the_app_did_not_take_is_told_until_it_did()
    {
        await _api.CallAsync("setWebhook", new { url = _app.Url, secret_token = "s" });
        _app.Answers.Enqueue(503);
        var failed = await _telegram.DeliverAsync(new GuestAction(Guest) { Text = "hi" });
        var before = (await _api.CallAsync("getWebhookInfo", new { })).Result;

        await _telegram.RedeliverAsync(failed.UpdateId);
        var after = (await _api.CallAsync("getWebhookInfo", new { })).Result;

        Assert.Equal(
            (1, "Wrong response from the webhook: 503 Service Unavailable"),
            ((int)before["pending_update_count"]!, (string?)before["last_error_message"]));
        Assert.NotNull(before["last_error_date"]);
        Assert.Equal(0, (int)after["pending_update_count"]!);
    }

    [Fact]
    public async Task Only_the_kinds_that_were_asked_for_are_sent()
    {
        await _api.CallAsync("setWebhook", new { url = _app.Url, allowed_updates = new[] { "callback_query", "Message", "no_such_kind" } });

        var blocked = await _telegram.DeliverAsync(new GuestAction(Guest) { Block = false });
        var written = await _telegram.DeliverAsync(new GuestAction(Guest) { Text = "hi" });

        Assert.Equal((0, "not sent: the webhook's allowed_updates leave out my_chat_member"), (blocked.Attempts, blocked.Failure));
        Assert.True(written.Succeeded);
        Assert.DoesNotContain("X-Telegram-Bot-Api-Secret-Token", Assert.Single(_app.Received.Snapshot()).Headers.Keys);
        Assert.Equal(
            """["message","callback_query"]""",
            (await _api.CallAsync("getWebhookInfo", new { })).Result["allowed_updates"]!.ToJsonString());
    }

    [Fact]
    public async Task A_deleted_webhook_gets_nothing_more()
    {
        await _api.CallAsync("setWebhook", new { url = _app.Url });

        var first = await _api.CallAsync("deleteWebhook", new { drop_pending_updates = true });
        var second = await _api.CallAsync("setWebhook", new { url = "" });

        Assert.Equal(("Webhook was deleted", "Webhook is already deleted"), (first.Description, second.Description));
        Assert.Equal("", (string?)(await _api.CallAsync("getWebhookInfo", new { })).Result["url"]);
        await Assert.ThrowsAsync<InvalidOperationException>(() => _telegram.DeliverAsync(new GuestAction(Guest) { Text = "hi" }));
    }
}
