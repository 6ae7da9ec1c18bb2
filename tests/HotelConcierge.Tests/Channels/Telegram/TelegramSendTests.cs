using System.Net;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Media;
using HotelConcierge.Messages;
using static HotelConcierge.Tests.Channels.Telegram.TelegramSamples;

namespace HotelConcierge.Tests.Channels.Telegram;

/// <summary>What goes to Telegram for each kind of message, and what its answers mean.</summary>
public sealed class TelegramSendTests
{
    private readonly ScriptedTelegram _telegram = new();

    [Fact]
    public async Task A_text_goes_as_html_to_the_chat_of_the_guest()
    {
        Assert.Equal(new SendOutcome.Accepted("101"), await SendAsync("The <b>pool</b> &amp; spa"));

        Assert.Equal($"https://api.telegram.org/bot{TelegramSamples.Settings().BotToken}/sendMessage", _telegram.Path);
        var sent = _telegram.Json(0);
        Assert.Equal(
            (Guest, "The <b>pool</b> &amp; spa", "HTML"),
            ((string)sent["chat_id"]!, (string)sent["text"]!, (string)sent["parse_mode"]!));
        Assert.Null(sent["reply_markup"]);
    }

    [Theory]
    [InlineData("10:00", 3)]
    [InlineData("Sat 10:00", 2)]
    [InlineData("Saturday at ten o'clock", 1)]
    public async Task Choices_are_buttons_as_many_in_a_row_as_are_readable(string label, int columns)
    {
        await SendAsync(
            new OutboundContent.Choices(
                "When?",
                [.. Enumerable.Range(1, 4).Select(number => new ReplyChoice($"slot-{number}", label))],
                "Choose"));

        var rows = _telegram.Json(0)["reply_markup"]!["inline_keyboard"]!.AsArray();
        Assert.Equal(columns, rows[0]!.AsArray().Count);
        Assert.Equal((label, "slot-1"), ((string)rows[0]![0]!["text"]!, (string)rows[0]![0]!["callback_data"]!));
        Assert.Equal(4, rows.Sum(row => row!.AsArray().Count));
    }

    [Fact]
    public async Task Formatting_that_telegram_cannot_read_is_sent_without_it()
    {
        _telegram.Refuses(400, "Bad Request: can't parse entities: Unsupported start tag at byte offset 3");

        Assert.IsType<SendOutcome.Accepted>(
            await SendAsync(new OutboundContent.Choices("A <b>b</b> &lt;c&gt; &amp;amp; <i", [new("a", "A")], "Choose")));

        var again = _telegram.Json(1);
        Assert.Equal("A b <c> &amp; <i", (string)again["text"]!);
        Assert.Null(again["parse_mode"]);
        Assert.NotNull(again["reply_markup"]);
    }

    [Fact]
    public async Task A_picture_on_the_web_is_fetched_by_telegram()
    {
        await SendAsync(new OutboundContent.Picture(new("https://hotel.example/pool.jpg", "image/jpeg"), "The <b>pool</b>", "A pool"));

        var sent = _telegram.Json(0);
        Assert.Equal("sendPhoto", _telegram.Calls[0].Method);
        Assert.Equal(
            ("https://hotel.example/pool.jpg", "The <b>pool</b>", "HTML"),
            ((string)sent["photo"]!, (string)sent["caption"]!, (string)sent["parse_mode"]!));
    }

    [Fact]
    public async Task A_picture_of_ours_is_uploaded()
    {
        var media = new ReplyMedia(new InMemoryBlobStore(), AppContext.BaseDirectory);
        var key = await media.KeepAsync(new("telegram-abc"), "key.png", new byte[] { 1, 2, 3 }, "image/png", CancellationToken.None);

        await Channel(_telegram, media)
            .SendAsync(new(Address, new OutboundContent.Picture(key, "Your key", "A QR code")), CancellationToken.None);

        var (method, body, type) = Assert.Single(_telegram.Calls);
        Assert.Equal(("sendPhoto", "multipart/form-data"), (method, type!.MediaType));
        Assert.Contains("name=photo; filename=picture", body, StringComparison.Ordinal);
        Assert.Contains("Content-Type: image/png\r\n", body, StringComparison.Ordinal);
        Assert.Contains("\u0001\u0002\u0003", body, StringComparison.Ordinal);
        Assert.Contains("Your key", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("failed to get HTTP URL content")]
    [InlineData("file of size 10485761 bytes is too big for a photo; the maximum size is 10485760 bytes")]
    public async Task A_picture_that_is_gone_or_refused_is_said_in_words(string problem)
    {
        await SendAsync(new OutboundContent.Picture(new("kept:telegram-abc/none.png", "image/png"), "", "A &lt;QR&gt; code"));
        _telegram.Refuses(400, "Bad Request: " + problem);
        Assert.IsType<SendOutcome.Accepted>(
            await SendAsync(new OutboundContent.Picture(new("https://hotel.example/gone.jpg", "image/jpeg"), "The pool", "A pool"))
        );

        Assert.Equal(["sendMessage", "sendPhoto", "sendMessage"], _telegram.Calls.Select(call => call.Method));
        Assert.Equal(("A &lt;QR&gt; code", "The pool"), ((string)_telegram.Json(0)["text"]!, (string)_telegram.Json(2)["text"]!));
    }

    [Fact]
    public async Task A_document_and_a_place_have_methods_of_their_own()
    {
        await SendAsync(new OutboundContent.File(new("https://hotel.example/menu.pdf", "application/pdf"), "menu.pdf", ""));
        await SendAsync(new OutboundContent.Location("Spa", "", 36.34, -6.16));
        await SendAsync(new OutboundContent.Location("", "", 36.34, -6.16));

        Assert.Equal(["sendDocument", "sendVenue", "sendLocation"], _telegram.Calls.Select(call => call.Method));
        Assert.Null(_telegram.Json(0)["parse_mode"]);
        Assert.Equal(("Spa", "36.34, -6.16"), ((string)_telegram.Json(1)["title"]!, (string)_telegram.Json(1)["address"]!));
        Assert.Equal(36.34, (double)_telegram.Json(2)["latitude"]!);
    }

    [Fact]
    public async Task A_template_does_not_exist_on_telegram() => Assert.Equal(
        new SendOutcome.Failed(SendFailure.Permanent, "no Template on Telegram"),
        await SendAsync(new OutboundContent.Template("HX1", new Dictionary<string, string>(StringComparer.Ordinal))));

    [Theory]
    [InlineData(403, "Forbidden: bot was blocked by the user", SendFailure.OptedOut, "403 bot was blocked by the user")]
    [InlineData(403, "Forbidden: user is deactivated", SendFailure.OptedOut, "403 user is deactivated")]
    [InlineData(400, "Bad Request: chat not found", SendFailure.Permanent, "400 chat not found")]
    [InlineData(400, "Bad Request: words of a guest", SendFailure.Permanent, "400")]
    [InlineData(409, "Conflict: terminated by other getUpdates request", SendFailure.Permanent, "409 terminated by")]
    [InlineData(500, "Internal Server Error", SendFailure.Unknown, "500")]
    public async Task A_refusal_says_what_to_do_about_it(int code, string description, SendFailure kind, string name)
    {
        _telegram.Refuses(code, description);

        Assert.Equal(new SendOutcome.Failed(kind, name), await SendAsync("Hello"));
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized, "Unauthorized")]
    [InlineData(HttpStatusCode.NotFound, "Not Found")]
    public async Task A_token_that_telegram_does_not_know_keeps_the_answer_waiting_and_names_the_setting(
        HttpStatusCode status,
        string description)
    {
        _telegram.Refuses((int)status, description).Answers(status, "");

        foreach (var failed in new[] { await SendAsync("Hello"), await SendAsync("Hello") }.Cast<SendOutcome.Failed>())
        {
            Assert.Equal(SendFailure.Transient, failed.Kind);
            Assert.Contains("set Telegram__BotToken", failed.Remedy, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Too_many_messages_wait_for_as_long_as_telegram_asks()
    {
        _telegram.Refuses(429, "Too Many Requests: retry after 37", """{"retry_after":37}""");

        Assert.Equal(new SendOutcome.Failed(SendFailure.RateLimited, "429", TimeSpan.FromSeconds(37)), await SendAsync("Hello"));
    }

    [Theory]
    [InlineData("<html>502 Bad Gateway</html>", HttpStatusCode.BadGateway, SendFailure.Unknown, "502")]
    [InlineData("{\"ok\":tr", HttpStatusCode.OK, SendFailure.Unknown, "unreadable answer")]
    [InlineData("{\"ok\":true}", HttpStatusCode.OK, SendFailure.Unknown, "unreadable answer")]
    public async Task An_answer_that_is_none_leaves_open_whether_it_was_sent(
        string body,
        HttpStatusCode status,
        SendFailure kind,
        string name)
    {
        _telegram.Answers(status, body);

        Assert.Equal(new SendOutcome.Failed(kind, name), await SendAsync("Hello"));
    }

    [Fact]
    public async Task A_broken_connection_leaves_it_open_and_none_at_all_does_not()
    {
        _telegram.Throws(new HttpRequestException(HttpRequestError.ConnectionError)).Throws(new IOException("reset"));

        Assert.Equal(new SendOutcome.Failed(SendFailure.Transient, "no connection"), await SendAsync("Hello"));
        Assert.Equal(new SendOutcome.Failed(SendFailure.Unknown, "connection broken"), await SendAsync("Hello"));
        Assert.Null(
            await Channel(_telegram).FindSentAsync(new(Address, "Hello"), default, new HashSet<string>(StringComparer.Ordinal), default));
    }

    [Fact]
    public async Task Typing_and_retiring_are_taken_or_not()
    {
        var channel = Channel(_telegram);

        Assert.True(await channel.ShowTypingAsync(Address, "", default));
        Assert.True(await channel.RetireChoicesAsync(Address, "42", default));
        _telegram.Refuses(400, "Bad Request: message is not modified");
        Assert.False(await channel.RetireChoicesAsync(Address, "42", default));
        Assert.False(await channel.RetireChoicesAsync(Address, "no number", default));

        Assert.Equal(["sendChatAction", "editMessageReplyMarkup", "editMessageReplyMarkup"], _telegram.Calls.Select(call => call.Method));
        Assert.Equal("typing", (string)_telegram.Json(0)["action"]!);
        Assert.Equal((42, Guest), ((int)_telegram.Json(1)["message_id"]!, (string)_telegram.Json(1)["chat_id"]!));
        Assert.Null(_telegram.Json(1)["reply_markup"]);
    }

    [Fact]
    public async Task Cancelling_is_the_one_exception()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Channel(_telegram).SendAsync(new(Address, "Hello"), cancelled.Token));
    }

    private Task<SendOutcome> SendAsync(string text) => Channel(_telegram).SendAsync(new(Address, text), CancellationToken.None);

    private Task<SendOutcome> SendAsync(OutboundContent content) =>
        Channel(_telegram).SendAsync(new(Address, content), CancellationToken.None);
}
