using System.Net;
using System.Net.Http.Json;

namespace HotelConcierge.Local.Tests.Staff;

/// <summary>What every host promises of staff who sign in with keys, over HTTP.</summary>
public abstract class StaffKeyContract : IAsyncLifetime
{
    private protected const string AnasKey = "the-key-that-ana-has";
    private protected const string BensKey = "the-key-that-ben-has";

    private readonly CancellationTokenSource _patience = new(TimeSpan.FromMinutes(3));
    private StaffBrowser _browser = null!;

    private protected CancellationToken Patience => _patience.Token;

    private protected static (string Name, string Value)[] Settings =>
    [
        ("Staff:ana:Key", AnasKey), ("Staff:Ben:Key", BensKey), ("Staff:Ben:Role", "manager"),
        ("StaffSignIn:Secret", "a-secret-that-signs-the-cookies-of-this-test"),
    ];

    public async Task InitializeAsync() => _browser = new(await StartAsync(Settings));

    public virtual Task DisposeAsync()
    {
        _browser.Dispose();
        _patience.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>Starts the host; once a test.</summary>
    /// <returns>Where it is.</returns>
    private protected abstract Task<Uri> StartAsync((string Name, string Value)[] settings);

    [Fact]
    public async Task A_name_and_its_key_sign_in_until_the_sign_out()
    {
        Assert.Equal("Unauthorized", await _browser.WhoAsync(Patience));

        using var ana = await _browser.SignInAsync("Ana", AnasKey, Patience);
        var session = _browser.Session;
        Assert.Equal(HttpStatusCode.NoContent, ana.StatusCode);
        Assert.Equal("desk ana", await _browser.WhoAsync(Patience));
        var cookie = Assert.Single(ana.Headers.GetValues("Set-Cookie"));
        Assert.All(
            ["; max-age=43200", "; path=/", "; samesite=strict", "; httponly"],
            part => Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("; secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.True(ana.Headers.CacheControl!.NoStore);

        using var ben = await _browser.SignInAsync("ben", BensKey, Patience);
        Assert.Equal("manager Ben", await _browser.WhoAsync(Patience));

        _browser.Session = session;
        using var left = await _browser.SignOutAsync(Patience);
        Assert.Equal((HttpStatusCode.NoContent, ""), (left.StatusCode, _browser.Session));
        _browser.Session = session;
        Assert.Equal("Unauthorized", await _browser.WhoAsync(Patience));
        using var again = await _browser.SignOutAsync(Patience);
        Assert.Equal(HttpStatusCode.Unauthorized, again.StatusCode);
    }

    [Fact]
    public async Task A_wrong_name_and_a_wrong_key_are_told_the_same_and_what_is_no_sign_in_is_told_that()
    {
        var told = new List<string>();
        foreach (var (name, key) in new[] { ("ana", BensKey), ("ana", ""), ("nobody", AnasKey), ("", "") })
        {
            using var answer = await _browser.SignInAsync(name, key, Patience);
            told.Add($"{answer.StatusCode} {await answer.Content.ReadAsStringAsync(Patience)}");
        }

        Assert.Equal("Unauthorized The name or the key is wrong.", Assert.Single(told.Distinct(StringComparer.Ordinal)));
        foreach (var body in new[] { "", "{", "[]", "null", """{"name":"ana"}""", """{"name":null,"key":"x"}""", new string(' ', 5_000) })
        {
            using var answer = await _browser.SendAsync(
                HttpMethod.Post, "/api/desk/session", new StringContent(body), Patience);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }

        Assert.Equal("", _browser.Session);
    }

    [Fact]
    public async Task What_another_sites_page_makes_the_browser_ask_is_refused()
    {
        using var ana = await _browser.SignInAsync("ana", AnasKey, Patience);
        var session = _browser.Session;

        foreach (var site in new[] { "cross-site", "same-site", null })
        {
            _browser.FetchSite = site;
            using var signIn = await _browser.SignInAsync("ben", BensKey, Patience);
            using var signOut = await _browser.SignOutAsync(Patience);
            Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (signIn.StatusCode, signOut.StatusCode));
        }

        _browser.FetchSite = "cross-site";
        Assert.Equal("Forbidden", await _browser.WhoAsync(Patience));
        _browser.FetchSite = "same-origin";
        Assert.Equal((session, "desk ana"), (_browser.Session, await _browser.WhoAsync(Patience)));
    }

    [Fact]
    public async Task A_program_says_by_its_origin_that_it_is_no_other_sites_page()
    {
        _browser.FetchSite = null;
        using var content = JsonContent.Create(new { name = "ana", key = AnasKey });
        using var request = new HttpRequestMessage(HttpMethod.Post, _browser.Address("/api/desk/session")) { Content = content };
        request.Headers.Add("Origin", _browser.Address("/").GetLeftPart(UriPartial.Authority));
        using var http = new HttpClient();
        using var answer = await http.SendAsync(request, Patience);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    [Fact]
    public async Task Whoever_tries_too_often_is_told_to_wait()
    {
        var statuses = new List<HttpStatusCode>();
        for (var tried = 0; tried < 11; tried++)
        {
            using var answer = await _browser.SignInAsync("ana", "a-wrong-key", Patience);
            statuses.Add(answer.StatusCode);
            if (answer.StatusCode is HttpStatusCode.TooManyRequests)
                Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));
        }

        Assert.Equal(Enumerable.Repeat(HttpStatusCode.Unauthorized, 10), statuses[..10]);
        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[10]);
        using var ben = await _browser.SignInAsync("ben", BensKey, Patience);
        Assert.Equal(HttpStatusCode.NoContent, ben.StatusCode);
    }

    [Fact]
    public async Task Where_there_is_no_issuer_nobody_is_sent_to_one()
    {
        foreach (var path in new[] { "/api/desk/signin", "/api/desk/signin/callback?code=x&state=y" })
        {
            using var answer = await _browser.SendAsync(HttpMethod.Get, path, null, Patience);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }
}
