using System.Net.Http.Json;
using System.Text.Json.Nodes;
using HotelConcierge.Channels;
using HotelConcierge.Media;
using HotelConcierge.Messages;
using HotelConcierge.Simulators.Telegram;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Local.Tests.Simulators;

/// <summary>The simulated Telegram itself: as strict as the real one where the product could go wrong.</summary>
public sealed class TelegramServerTests : IAsyncLifetime
{
    private const long Guest = 34600000001;

    private readonly HttpClient _http = new();
    private SimulatedTelegram _telegram = null!;
    private ServiceProvider _services = null!;

    private IChannel Channel => _services.GetRequiredService<IChannel>();

    private static ConversationAddress Address { get; } = new(new("telegram"), "700000051", "34600000001");

    public async Task InitializeAsync()
    {
        _telegram = await SimulatedTelegram.StartAsync();
        _services = TelegramServiceContractTests.ConnectedTo(_telegram);
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _services.DisposeAsync();
        await _telegram.DisposeAsync();
    }

    [Theory]
    [InlineData("<b>open", 400, "can't parse entities: Can't find end tag corresponding to start tag \"b\"")]
    [InlineData("a <blink>b</blink>", 400, "can't parse entities: Unsupported start tag \"blink\" at byte offset 2")]
    [InlineData("<b><i>x</b></i>", 400, "can't parse entities: Unmatched end tag at byte offset 7, expected \"</i>\", found \"</b>\"")]
    [InlineData("1 < 2", 400, "can't parse entities: Unsupported start tag \"\" at byte offset 2")]
    [InlineData("1 <2", 400, "can't parse entities: Unclosed start tag at byte offset 2")]
    [InlineData("é <i>x</i", 400, "can't parse entities: Unclosed end tag at byte offset 7")]
    [InlineData("x</i>", 400, "can't parse entities: Unexpected end tag at byte offset 1")]
    [InlineData("<a href=a/b>x</a>", 400, "can't parse entities: Unexpected end of name token at byte offset 8")]
    [InlineData("<span class=\"x\">y</span>", 400, "can't parse entities: Tag \"span\" must have class \"tg-spoiler\" at byte offset 0")]
    [InlineData("<b></b> ", 400, "text must be non-empty")]
    [InlineData("", 400, "message text is empty")]
    [InlineData("<b>fine</b>", 200, null)]
    public async Task Html_is_read_as_strictly_as_documented(string text, int status, string? problem)
    {
        _telegram.Chat(Guest);

        var answer = await CallAsync("sendMessage", new { chat_id = Guest, text, parse_mode = "HTML" });

        Assert.Equal(status, answer.Status);
        Assert.Equal(problem is null ? null : "Bad Request: " + problem, (string?)answer.Body["description"]);
    }

    [Theory]
    [InlineData("x", 4096, 200)]
    [InlineData("x", 4097, 400)]
    [InlineData("👪", 4096, 200)]
    [InlineData("👪", 4097, 400)]
    public async Task A_text_is_counted_in_code_points(string sign, int count, int status)
    {
        _telegram.Chat(Guest);

        Assert.Equal(
            status,
            (await CallAsync("sendMessage", new { chat_id = Guest, text = string.Concat(Enumerable.Repeat(sign, count)) })).Status);
    }

    [Fact]
    public async Task A_stranger_a_wrong_token_and_an_unknown_method_are_refused()
    {
        Assert.Equal(400, (await CallAsync("sendMessage", new { chat_id = 1, text = "hi" })).Status);
        Assert.Equal(404, (await CallAsync("sendTelegram", new { chat_id = 1 })).Status);
        using var wrong = await _http.PostAsJsonAsync(new Uri($"{_telegram.BaseAddress}bot1:x/getMe"), new { });
        Assert.Equal(401, (int)wrong.StatusCode);
        Assert.Equal("700000051", (string?)(await CallAsync("getme", new { })).Body["result"]!["id"]!.ToString());
    }

    [Fact]
    public async Task Buttons_are_shown_tapped_once_and_taken_away()
    {
        await using var app = await ReceivingApp.StartAsync();
        _telegram.WebhookUrl = app.Url;
        _telegram.Chat(Guest);
        var sent = Assert.IsType<SendOutcome.Accepted>(
            await Channel.SendAsync(
                new(Address, new OutboundContent.Choices("Which?", [new ReplyChoice("slot-7", "Sat 10:00")], "Choose")),
                CancellationToken.None));

        var tapped = await _telegram.DeliverAsync(new GuestAction(Guest) { Tap = "Sat 10:00" });

        Assert.True(tapped.Succeeded);
        Assert.Single(_telegram.SpinningTaps);
        Assert.True(await ((IRetiresChoices)Channel).RetireChoicesAsync(Address, sent.MessageId, CancellationToken.None));
        Assert.False(await ((IRetiresChoices)Channel).RetireChoicesAsync(Address, sent.MessageId, CancellationToken.None));
        Assert.Empty(Assert.Single(_telegram.Chat(Guest).Messages).Buttons);
        await Assert.ThrowsAsync<InvalidOperationException>(() => _telegram.DeliverAsync(new GuestAction(Guest) { Tap = "slot-7" }));
    }

    [Fact]
    public async Task A_picture_of_ours_arrives_as_the_same_bytes()
    {
        _telegram.Chat(Guest);
        var bytes = Pictures.Png(width: 300, height: 200);
        var key = await _services
            .GetRequiredService<ReplyMedia>()
            .KeepAsync(new("telegram-abc"), "key.png", bytes, "image/png", CancellationToken.None);

        Assert.IsType<SendOutcome.Accepted>(
            await Channel.SendAsync(new(Address, new OutboundContent.Picture(key, "<b>Your</b> key", "A QR code")), CancellationToken.None)
        );

        var photo = Assert.Single(_telegram.Chat(Guest).Messages);
        Assert.Equal(("photo", "Your key"), (photo.Kind, photo.Text));
        Assert.Equal(bytes, photo.Bytes);
    }

    [Fact]
    public async Task Formatting_and_pictures_that_are_refused_arrive_as_words()
    {
        _telegram.Chat(Guest);
        _telegram.Faults.Add(new(TelegramFaultKind.CannotParseEntities));
        await Channel.SendAsync(new(Address, "<b>1 &lt; 2</b>"), CancellationToken.None);
        _telegram.Faults.Add(new(TelegramFaultKind.CannotFetchFile));
        await Channel.SendAsync(
            new(Address, new OutboundContent.Picture(new("https://hotel.example/a.jpg", "image/jpeg"), "", "A pool")),
            CancellationToken.None);

        Assert.Equal(
            [("text", "1 < 2", ""), ("text", "A pool", "HTML")],
            _telegram.Chat(Guest).Messages.Select(message => (message.Kind, message.Text, message.ParseMode)));
    }

    [Fact]
    public async Task What_a_guest_does_is_an_update_with_the_secret_and_comes_again_the_same()
    {
        await using var app = await ReceivingApp.StartAsync();
        _telegram.WebhookUrl = app.Url;
        var first = await _telegram.DeliverAsync(new GuestAction(Guest) { Text = "hi" });
        await _telegram.RedeliverAsync(first.UpdateId);

        var received = await app.Received.WaitForCountAsync(2);

        Assert.Equal(received[0].Body, received[1].Body);
        Assert.All(received, request => Assert.Equal(_telegram.Options.SecretToken, request.Headers["X-Telegram-Bot-Api-Secret-Token"]));
        var message = JsonNode.Parse(received[0].Body)!["message"]!;
        Assert.Equal(
            ("hi", "private", Guest),
            ((string)message["text"]!, (string)message["chat"]!["type"]!, (long)message["chat"]!["id"]!));
    }

    private async Task<(int Status, JsonNode Body)> CallAsync(string method, object parameters)
    {
        using var answer = await _http.PostAsJsonAsync(
            new Uri($"{_telegram.BaseAddress}bot{_telegram.Options.BotToken}/{method}"),
            parameters);
        return ((int)answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonNode>())!);
    }
}
