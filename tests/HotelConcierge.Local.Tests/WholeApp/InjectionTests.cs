namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary>What stands in a path, a host or a header stays there: it opens no file, adds no header and no line to a log.</summary>
public sealed class InjectionTests : IAsyncLifetime
{
    private World _world = null!;
    private AppInProcess _app = null!;

    public async Task InitializeAsync()
    {
        _world = await World.CreateAsync();
        _app = await AppInProcess.StartAsync(_world, ("Admin:Key", "k"));
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _world.DisposeAsync();
    }

    [Theory]
    [InlineData("GET /api/conversations/..%2f..%2f..%2fetc%2fpasswd")]
    [InlineData("GET /api/conversations/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("GET /api/conversations/../../etc/passwd")]
    [InlineData("GET /api/../api//conversations/a")]
    [InlineData("GET /api/conversations/a%00b")]
    [InlineData("GET /api/conversations/a%0d%0aX-Injected:%20yes")]
    [InlineData("GET /api/conversations/%ff%fe")]
    [InlineData("GET /api/conversations/'%20or%201=1--")]
    [InlineData("GET /concierge.db")]
    [InlineData("GET /assistants/early-years/assistant.json")]
    [InlineData("POST /api/channels/twilio%2fstatus")]
    [InlineData("POST /api/channels/%0d%0aX-Injected:%20yes")]
    [InlineData("POST /api/channels/..%5c..%5ctwilio")]
    [InlineData("TRACE /api/health")]
    public async Task A_path_leads_nowhere_else(string line)
    {
        var before = await _app.ReadStoreAsync();

        var answer = await AskAsync($"{line} HTTP/1.1\r\nHost: a\r\nx-functions-key: k\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

        Assert.InRange(StatusOf(answer), 400, 499);
        ExpectNothingInjected(answer);
        Assert.Equal(before, await _app.ReadStoreAsync());
    }

    [Theory]
    [InlineData("Host: a\r\nHost: b")]
    [InlineData("Host: a b")]
    [InlineData("Host: evil.example/path?x=@hotel.example")]
    [InlineData("Host: [::1")]
    [InlineData("Host: a:99999")]
    [InlineData("Host: \u0001")]
    [InlineData("X-No-Host: a")]
    [InlineData("Host: a\r\nX-Forwarded-Host: hotel.example\r\nX-Forwarded-Proto: https")]
    [InlineData("Host: a\r\nX-Twilio-Signature: a\rX-Injected: yes")]
    [InlineData("Host: a\r\nX-Twilio-Signature: a\n X-Injected: yes")]
    [InlineData("Host: a\r\nContent-Type: application/x-www-form-urlencoded\0")]
    public async Task A_host_or_header_is_refused_or_forged(string headers)
    {
        var before = await _app.ReadStoreAsync();

        var answer = await AskAsync($"POST /api/channels/twilio HTTP/1.1\r\n{headers}\r\nConnection: close\r\n\r\n");

        Assert.InRange(StatusOf(answer), 400, 499);
        ExpectNothingInjected(answer);
        Assert.Equal(before, await _app.ReadStoreAsync());
    }

    [Fact]
    public async Task Whatever_is_too_long_is_refused_and_the_next_request_is_answered()
    {
        var path = await AskAsync($"GET /api/conversations/{new string('a', 20_000)} HTTP/1.1\r\nHost: a\r\n\r\n");
        var header = await AskAsync($"GET /api/health HTTP/1.1\r\nHost: a\r\nX-Long: {new string('a', 40_000)}\r\n\r\n");
        var headers = await AskAsync(
            $"GET /api/health HTTP/1.1\r\nHost: a\r\n{string.Concat(Enumerable.Range(0, 200).Select(number => $"X-{number}: a\r\n"))}\r\n");

        Assert.Equal([414, 431, 431], new[] { path, header, headers }.Select(StatusOf));
        Assert.Equal(200, StatusOf(await AskAsync("GET /api/health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")));
    }

    [Fact]
    public async Task A_message_id_with_line_ends_in_it_adds_no_line_to_the_log()
    {
        using var post = new SignedPost(_world);
        var fields = post.Message();
        fields["MessageSid"] = "SM1\r\nCritical: all is lost\r\n";
        fields["MessageStatus"] = "failed";
        fields["ErrorCode"] = "30007\r\nCritical: all is lost";

        Assert.Equal(200, await post.PostAsync(_app.WebhookUrl, fields, post.Sign(_app.WebhookUrl, fields)));

        Assert.Contains(_app.Log, line => line.Contains("was not delivered", StringComparison.Ordinal));
        Assert.DoesNotContain(_app.Log, line => line.Contains("all is lost", StringComparison.Ordinal));
    }

    private async Task<string> AskAsync(string request)
    {
        using var connection = await RawHttp.ConnectAsync(_app.Url, _world.Patience);
        await connection.WriteAsync(request);
        return await connection.ReadAsync();
    }

    private static int StatusOf(string answer) => RawHttp.StatusOf(answer) ?? 0;

    private static void ExpectNothingInjected(string answer)
    {
        var head = answer.Split("\r\n\r\n")[0];
        Assert.DoesNotContain("X-Injected", head, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Server:", head, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("root:", answer, StringComparison.Ordinal);
    }
}
