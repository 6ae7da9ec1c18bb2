using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using HotelConcierge.Contracts;
using HotelConcierge.Simulators.Line;

namespace HotelConcierge.Local.Tests.Simulators;

/// <summary>The simulated LINE refuses what LINE refuses.</summary>
public sealed class LineServerTests : IAsyncLifetime
{
    private const string Guest = "Ubbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";
    private const string Reply = "v2/bot/message/reply";
    private const string Push = "v2/bot/message/push";
    private const string Hello = """{"type":"text","text":"hello"}""";

    private readonly ManualTimeProvider _clock = new();
    private readonly HttpClient _http = new();
    private SimulatedLine _line = null!;

    public async Task InitializeAsync() =>
        _line = await SimulatedLine.StartAsync(new SimulatedLineOptions { TimeProvider = _clock, Quota = 2 });

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _line.DisposeAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("7")]
    [InlineData("""{"type":"text","text":" "}""")]
    [InlineData("""{"type":"poll"}""")]
    [InlineData("""{"type":"image","originalContentUrl":"http://x.example/a.jpg","previewImageUrl":"https://x.example/a.jpg"}""")]
    [InlineData("""{"type":"image","originalContentUrl":"https://x.example/a.jpg"}""")]
    [InlineData("""{"type":"audio","originalContentUrl":"https://x.example/a.m4a"}""")]
    [InlineData("""{"type":"location","title":"x","address":"","latitude":1,"longitude":1}""")]
    [InlineData("""{"type":"location","title":"x","address":"y","latitude":91,"longitude":1}""")]
    [InlineData("""{"type":"text","text":"x","quickReply":{"items":[]}}""")]
    [InlineData("""{"type":"text","text":"x","quickReply":{"items":[{"type":"action","action":{"type":"postback","label":"more than twenty signs","data":"x"}}]}}""")]
    [InlineData("""{"type":"text","text":"x","quickReply":{"items":[{"type":"action","action":{"type":"postback","label":"x","data":""}}]}}""")]
    [InlineData("""{"type":"text","text":"1"},{"type":"text","text":"2"},{"type":"text","text":"3"},{"type":"text","text":"4"},{"type":"text","text":"5"},{"type":"text","text":"6"}""")]
    public async Task What_LINE_does_not_take_is_refused(string messages)
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await PushAsync(messages)).Status);
        Assert.Empty(_line.Phone(Guest).Messages);
        Assert.Equal(0, _line.QuotaUsed);
    }

    [Fact]
    public async Task A_text_has_5000_units_and_no_more()
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await PushAsync($$"""{"type":"text","text":"{{new string('x', 5001)}}"}""")).Status);
        Assert.Equal(HttpStatusCode.OK, (await PushAsync($$"""{"type":"text","text":"{{new string('x', 5000)}}"}""")).Status);
    }

    [Fact]
    public async Task A_token_is_good_once_and_for_a_minute_and_takes_no_key()
    {
        var (first, second) = (await TokenAsync(), await TokenAsync());
        Assert.Equal(HttpStatusCode.BadRequest, (await ReplyAsync(first, key: Guid.NewGuid().ToString())).Status);
        Assert.Equal(HttpStatusCode.OK, (await ReplyAsync(first)).Status);
        Assert.Equal("Invalid reply token", (string?)(await ReplyAsync(first)).Answer["message"]);

        _clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(HttpStatusCode.BadRequest, (await ReplyAsync(second)).Status);
        Assert.Equal(0, _line.QuotaUsed);
        Assert.Single(_line.Phone(Guest).Messages);
    }

    [Fact]
    public async Task A_key_that_was_taken_is_answered_with_the_ids_of_then_for_a_day()
    {
        const string Key = "01234567-89ab-cdef-8123-456789abcdef";
        var taken = await PushAsync(Hello, Key);
        var again = await PushAsync(Hello, Key);

        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Equal(taken.Answer["sentMessages"]!.ToJsonString(), again.Answer["sentMessages"]!.ToJsonString());
        Assert.Equal((1, 1), (_line.Phone(Guest).Messages.Count, _line.QuotaUsed));
        Assert.Equal(HttpStatusCode.BadRequest, (await PushAsync(Hello, "no key")).Status);

        _clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal(HttpStatusCode.OK, (await PushAsync(Hello, Key)).Status);
    }

    [Fact]
    public async Task The_month_counts_pushes_and_not_messages()
    {
        Assert.Equal(HttpStatusCode.OK, (await PushAsync($"{Hello},{Hello},{Hello}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await PushAsync(Hello)).Status);
        var over = await PushAsync(Hello);

        Assert.Equal((HttpStatusCode.TooManyRequests, 4), (over.Status, _line.Phone(Guest).Messages.Count));
        Assert.Contains("monthly limit", (string?)over.Answer["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_blocks_the_account_gets_nothing_and_nobody_is_told()
    {
        _line.WebhookUrl = "http://127.0.0.1:1/";
        await _line.DeliverAsync(new(Guest) { Unfollow = true });

        Assert.Equal(HttpStatusCode.OK, (await PushAsync(Hello)).Status);
        Assert.Empty(_line.Phone(Guest).Messages);
    }

    [Fact]
    public async Task Only_the_token_opens_the_api() =>
        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(Push, "{}", key: null, bearer: "guessed")).Status);

    [Theory]
    [InlineData(5, HttpStatusCode.Accepted)]
    [InlineData(60, HttpStatusCode.Accepted)]
    [InlineData(65, HttpStatusCode.BadRequest)]
    [InlineData(7, HttpStatusCode.BadRequest)]
    public async Task Loading_takes_multiples_of_five_seconds(int seconds, HttpStatusCode status) => Assert.Equal(
        status, (await PostAsync("v2/bot/chat/loading/start", $$"""{"chatId":"{{Guest}}","loadingSeconds":{{seconds}}}""")).Status);

    /// <summary>Has the guest write, to an app that is not there.</summary>
    private async Task<string> TokenAsync()
    {
        _line.WebhookUrl = "http://127.0.0.1:1/";
        return (await _line.DeliverAsync(new(Guest) { Text = "hello" })).ReplyToken!;
    }

    private Task<(HttpStatusCode Status, JsonNode Answer)> ReplyAsync(string token, string? key = null) =>
        PostAsync(Reply, $$"""{"replyToken":"{{token}}","messages":[{{Hello}}]}""", key);

    private Task<(HttpStatusCode Status, JsonNode Answer)> PushAsync(string messages, string? key = null) =>
        PostAsync(Push, $$"""{"to":"{{Guest}}","messages":[{{messages}}]}""", key);

    private async Task<(HttpStatusCode Status, JsonNode Answer)> PostAsync(string path, string body, string? key = null, string? bearer = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_line.BaseAddress, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer ?? _line.Options.ChannelAccessToken);
        if (key is not null)
            request.Headers.Add("X-Line-Retry-Key", key);
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await _http.SendAsync(request);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }
}
