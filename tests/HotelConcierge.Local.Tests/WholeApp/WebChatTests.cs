using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using HotelConcierge.Channels.WebChat;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Local.Storage;
using HotelConcierge.Messages;
using HotelConcierge.Simulators.OpenAI;
using HotelConcierge.Simulators.Web;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary>A guest at a browser, over HTTP: what the page does, without the page.</summary>
public sealed class WebChatTests : IAsyncLifetime
{
    private const string Secret = "a-secret-that-signs-the-cookies-of-this-test";

    private World _world = null!;
    private AppInProcess _app = null!;
    private WebBrowser _browser = null!;

    private ConversationAddress Address => new(new("web"), "hotel", _browser.Guest);

    public async Task InitializeAsync()
    {
        _world = await World.CreateAsync();
        await StartAsync();
        _browser = await OpenAsync();
    }

    public async Task DisposeAsync()
    {
        _browser.Dispose();
        await _app.DisposeAsync();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task A_guest_asks_and_reads_the_answer_under_the_question()
    {
        _world.Model.Enqueue(ScriptedAnswer.Say("**Stone**, mostly < cheese"));

        await WriteAsync("What is the moon made of?");

        var shown = await ReadAnswerAsync();
        Assert.Equal(("What is the moon made of?", true), (shown[0].Text, shown[0].IsFromGuest));
        Assert.Equal(("Stone, mostly < cheese", false), (shown[^1].Text, shown[^1].IsFromGuest));
    }

    [Fact]
    public async Task A_message_that_is_posted_again_is_shown_once_and_answered_once()
    {
        var id = Guid.NewGuid();
        for (var sent = 0; sent < 3; sent++)
        {
            using var answer = await _browser.WriteAsync(id, "Is there a pool?", _world.Patience);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        await ReadAnswerAsync();

        Assert.Equal(1, _world.Model.Calls.Count);
        Assert.Single(await ReadFromStartAsync(), entry => entry.IsFromGuest);
    }

    [Fact]
    public async Task A_restart_loses_neither_the_guest_nor_what_was_said()
    {
        await WriteAsync("Is there a pool?");
        var before = await ReadAnswerAsync();

        await _app.DisposeAsync();
        await StartAsync();
        using var again = await OpenAsync(_browser.Cookie);

        Assert.Equal(_browser.Guest, again.Guest);
        Assert.Equal(before.Select(entry => entry.Id), (await again.ReadAsync(0, _world.Patience)).Select(entry => entry.Id).Take(before.Count));
    }

    [Fact]
    public async Task Another_guest_sees_nothing_of_it()
    {
        await WriteAsync("Is there a pool?");
        await ReadAnswerAsync();
        using var other = await OpenAsync();

        Assert.NotEqual(_browser.Guest, other.Guest);
        Assert.Empty(await other.ReadAsync(0, _world.Patience));
    }

    [Fact]
    public async Task The_assistant_of_the_page_is_the_one_that_answers()
    {
        using var page = await WebBrowser.OpenAsync(new(_app.Url), "early-years", "", _world.Patience);
        using var answer = await page.WriteAsync(Guid.NewGuid(), "help", _world.Patience);

        await _app.IdleAsync();
        var shown = await page.ReadAsync(0, _world.Patience);

        Assert.Contains("grown-ups with small children", shown[^1].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/chat?assistant=nobody", HttpStatusCode.NotFound)]
    [InlineData("/chat/../appsettings.json", HttpStatusCode.NotFound)]
    [InlineData("/chat/chat.html", HttpStatusCode.NotFound)]
    [InlineData("/chat/texts.json", HttpStatusCode.NotFound)]
    [InlineData("/api/channels/web", HttpStatusCode.MethodNotAllowed)]
    [InlineData("/api/channels/web/events", HttpStatusCode.Forbidden)]
    [InlineData("/api/channels/web/events?assistant=early-years", HttpStatusCode.Forbidden)]
    [InlineData("/api/channels/web/files/0d4f9f53-2f3c-4b83-8f07-1c8a3d9f0001?assistant=hotel", HttpStatusCode.NotFound)]
    [InlineData("/api/channels/web/files/1?assistant=hotel", HttpStatusCode.BadRequest)]
    public async Task What_is_not_there_or_not_the_guests_is_not_given(string path, HttpStatusCode status)
    {
        using var answer = await _browser.GetAsync(path, _world.Patience);

        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task The_page_may_run_only_its_own_scripts_and_be_shown_only_where_it_is_allowed()
    {
        using var page = await _browser.GetAsync("/chat?assistant=hotel", _world.Patience);

        var policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'; script-src 'self';", policy, StringComparison.Ordinal);
        Assert.EndsWith("frame-ancestors 'self' https://hotel.example", policy, StringComparison.Ordinal);
        var cookie = Assert.Single(page.Headers.GetValues("Set-Cookie"));
        Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("; secure", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Behind_https_the_cookie_is_secure_and_kept_for_each_site_that_shows_the_chat()
    {
        await _app.DisposeAsync();
        await StartAsync(("PublicBaseUrl", "https://chat.hotel.example"));

        using var page = await new HttpClient().GetAsync(new Uri(_app.Url + "/chat?assistant=hotel"), _world.Patience);

        var cookie = Assert.Single(page.Headers.GetValues("Set-Cookie"));
        Assert.All(
            ["; httponly", "; secure", "; samesite=none", "; Partitioned"],
            part => Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task What_another_sites_page_makes_the_browser_send_is_refused_and_leaves_no_trace()
    {
        _browser.FetchSite = "cross-site";

        using var message = await _browser.WriteAsync(Guid.NewGuid(), "cancel my massage", _world.Patience);
        using var file = await _browser.UploadAsync(Guid.NewGuid(), "text/plain", [1], _world.Patience);
        using var news = await _browser.GetAsync("/api/channels/web/events?assistant=hotel&wait=0", _world.Patience);

        Assert.All([message, file, news], answer => Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode));
        Assert.Empty(await _app.ReadStoreAsync());
    }

    [Fact]
    public async Task Whoever_writes_too_often_is_asked_to_wait_and_nothing_of_it_is_taken()
    {
        await _app.DisposeAsync();
        await StartAsync(("WebChat:MessagesPerMinute", "2"));
        using var page = await OpenAsync();
        var statuses = new List<HttpStatusCode>();
        for (var sent = 0; sent < 3; sent++)
        {
            using var answer = await page.WriteAsync(Guid.NewGuid(), $"message {sent}", _world.Patience);
            statuses.Add(answer.StatusCode);
            if (answer.StatusCode is HttpStatusCode.TooManyRequests)
                Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));
        }

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests], statuses);
        await _app.IdleAsync();
        Assert.DoesNotContain(await _app.ReadStoreAsync(), row => row.Contains("message 2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_flood_of_new_guests_is_asked_to_wait_while_those_who_are_there_go_on()
    {
        await _app.DisposeAsync();
        await StartAsync(("WebChat:NewGuestsPerMinute", "1"));
        using var first = await OpenAsync();

        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => OpenAsync());
        using var again = await OpenAsync(first.Cookie);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(first.Guest, again.Guest);
    }

    [Fact]
    public async Task A_stream_tells_what_is_said_goes_on_where_it_broke_off_and_ends_with_the_host()
    {
        await WriteAsync("Is there a pool?");
        var seen = await ReadAnswerAsync();
        using var stream = await _browser.GetAsync(
            $"/api/channels/web/events?assistant=hotel&after={seen[0].Id}", _world.Patience);
        Assert.Equal("text/event-stream", stream.Content.Headers.ContentType!.MediaType);
        using var reader = new StreamReader(await stream.Content.ReadAsStreamAsync(_world.Patience));

        var ids = new List<string>();
        while (ids.Count < seen.Count - 1)
        {
            if (await reader.ReadLineAsync(_world.Patience) is { } line && line.StartsWith("id: ", StringComparison.Ordinal))
                ids.Add(line[4..]);
        }

        Assert.Equal(seen.Skip(1).Select(entry => entry.Id), ids);
        var stopping = _app.StopAsync();
        Assert.Contains("event: end", await reader.ReadToEndAsync(_world.Patience), StringComparison.Ordinal);
        await stopping;
    }

    [Fact]
    public async Task A_file_that_is_sent_is_looked_at_and_shown_again_to_its_guest_only()
    {
        await _app.DisposeAsync();
        await StartAsync(("OpenAI:SeesPictures", "true"));
        var file = Guid.NewGuid();
        using (var kept = await _browser.UploadAsync(file, "image/png", SentFiles.Picture, _world.Patience))
            Assert.Equal(HttpStatusCode.OK, kept.StatusCode);

        using (var told = await _browser.PostAsync(MessageWith(file, "image/png", "key.png", "What is this?"), _world.Patience))
            Assert.Equal(HttpStatusCode.OK, told.StatusCode);
        await _app.IdleAsync();

        Assert.Contains(_world.Model.Calls.Snapshot(), call => call.Body.GetRawText().Contains("image_url", StringComparison.Ordinal));
        var path = $"/api/channels/web/files/{file}?assistant=hotel";
        using var mine = await _browser.GetAsync(path, _world.Patience);
        Assert.Equal(SentFiles.Picture, await mine.Content.ReadAsByteArrayAsync(_world.Patience));
        Assert.Equal("default-src 'none'; sandbox", Assert.Single(mine.Headers.GetValues("Content-Security-Policy")));
        using var stranger = await OpenAsync();
        using var theirs = await stranger.GetAsync(path, _world.Patience);
        Assert.Equal(HttpStatusCode.NotFound, theirs.StatusCode);
    }

    [Fact]
    public async Task A_page_that_a_guest_sends_is_only_handed_back()
    {
        var file = Guid.NewGuid();
        var page = Encoding.UTF8.GetBytes("<script>alert(1)</script>");
        using (await _browser.UploadAsync(file, "text/html", page, _world.Patience))
        {
        }

        using var mine = await _browser.GetAsync($"/api/channels/web/files/{file}?assistant=hotel", _world.Patience);

        Assert.Equal("application/octet-stream", mine.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", mine.Content.Headers.ContentDisposition!.DispositionType);
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused_with_the_limit()
    {
        using var answer = await _browser.UploadAsync(Guid.NewGuid(), "image/png", new byte[WebUploads.Largest + 1], _world.Patience);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("10000000", await answer.Content.ReadAsStringAsync(_world.Patience), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_guest_who_is_forgotten_nothing_is_left_but_the_word_that_it_is_so()
    {
        await _app.DisposeAsync();
        await StartAsync(("OpenAI:SeesPictures", "true"), ("OpenAI:TranscriptionModel", "transcribe-simulated"));
        _world.Model.ScriptTranscription(SentFiles.Voice, SentFiles.Transcript);
        await SendAsync("audio/ogg", "", SentFiles.Voice);
        await SendAsync("image/png", "", SentFiles.Picture);
        await SendAsync("application/pdf", SentFiles.DocumentName, SentFiles.Document);
        await _app.IdleAsync();
        var before = Found();
        _browser.After = (await ReadFromStartAsync())[^1].Id;

        await WriteAsync("forget me");
        await _app.IdleAsync();
        await _app.Services.GetRequiredService<SqliteDatabase>().LogEmptied.WaitAsync(_world.Patience);

        Assert.Equal(SentFiles.Traces.Select(trace => trace.Name), before);
        Assert.Empty(Found());
        var left = Assert.Single(await ReadFromStartAsync());
        Assert.Contains("erased", left.Text, StringComparison.Ordinal);
    }

    private async Task SendAsync(string type, string name, byte[] bytes)
    {
        var file = Guid.NewGuid();
        using var kept = await _browser.UploadAsync(file, type, bytes, _world.Patience);
        using var told = await _browser.PostAsync(MessageWith(file, type, name, ""), _world.Patience);
        Assert.True(kept.IsSuccessStatusCode && told.IsSuccessStatusCode);
        await _app.IdleAsync();
    }

    private static JsonObject MessageWith(Guid file, string type, string name, string text) => new()
    {
        ["id"] = Guid.NewGuid().ToString("D"),
        ["text"] = text,
        ["files"] = new JsonArray(new JsonObject { ["id"] = file.ToString("D"), ["type"] = type, ["name"] = name }),
    };

    private async Task WriteAsync(string text)
    {
        using var answer = await _browser.WriteAsync(Guid.NewGuid(), text, _world.Patience);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private Task<WebBrowser> OpenAsync(string cookie = "") => WebBrowser.OpenAsync(new(_app.Url), "hotel", cookie, _world.Patience);

    /// <summary>All that is shown once the guest has their answer, after the welcome that a first message gets.</summary>
    private async Task<IReadOnlyList<WebShown>> ReadAnswerAsync()
    {
        await _app.IdleAsync();
        return await ReadFromStartAsync();
    }

    private Task<IReadOnlyList<WebShown>> ReadFromStartAsync()
    {
        _browser.After = null;
        return _browser.ReadAsync(0, _world.Patience);
    }

    private async Task StartAsync(params (string Name, string Value)[] changes)
    {
        _app = await AppInProcess.StartAsync(
            _world, [("WebChat:Secret", Secret), ("WebChat:AllowedOrigins", "https://hotel.example"), .. changes]);
        if (_browser is not null)
        {
            var moved = await OpenAsync(_browser.Cookie);
            _browser.Dispose();
            _browser = moved;
        }
    }

    /// <summary>The names of the traces that are in the data folder. The lock is empty, and nobody else's to read.</summary>
    private IReadOnlyList<string> Found()
    {
        var files = Directory.EnumerateFiles(_world.Folder.Path, "*", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(".lock", StringComparison.Ordinal))
            .Select(ReadAll)
            .ToList();
        return [.. SentFiles.Traces.Where(trace => files.Exists(bytes => trace.IsIn(bytes))).Select(trace => trace.Name)];
    }

    private static byte[] ReadAll(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }
}
