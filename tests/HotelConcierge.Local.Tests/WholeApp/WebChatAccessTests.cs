using System.Net;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary>Who gets into a web chat, how often, and what is given to nobody.</summary>
public sealed class WebChatAccessTests : WebChatScene
{
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
        using var answer = await Browser.GetAsync(path, World.Patience);

        Assert.Equal(status, answer.StatusCode);
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("-1")]
    [InlineData("1e9")]
    [InlineData("")]
    public async Task A_wait_that_makes_no_sense_is_none(string wait)
    {
        using var answer = await Browser.GetAsync($"/api/channels/web/events?assistant=hotel&wait={wait}", World.Patience);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_slash_at_the_end_leads_to_the_page_itself()
    {
        using var answer = await Browser.GetAsync("/chat/?assistant=hotel&lang=de", World.Patience);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("../chat?assistant=hotel&lang=de", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task The_page_may_run_only_its_own_scripts_and_be_shown_only_where_it_is_allowed()
    {
        using var page = await Browser.GetAsync("/chat?assistant=hotel", World.Patience);

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
        await App.DisposeAsync();
        await StartAsync(("PublicBaseUrl", "https://chat.hotel.example"));

        using var page = await new HttpClient().GetAsync(new Uri(App.Url + "/chat?assistant=hotel"), World.Patience);

        var cookie = Assert.Single(page.Headers.GetValues("Set-Cookie"));
        Assert.All(
            ["; httponly", "; secure", "; samesite=none", "; Partitioned"],
            part => Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task What_another_sites_page_makes_the_browser_send_is_refused_and_leaves_no_trace()
    {
        Browser.FetchSite = "cross-site";

        using var message = await Browser.WriteAsync(Guid.NewGuid(), "cancel my massage", World.Patience);
        using var file = await Browser.UploadAsync(Guid.NewGuid(), "text/plain", [1], World.Patience);
        using var news = await Browser.GetAsync("/api/channels/web/events?assistant=hotel&wait=0", World.Patience);

        Assert.All([message, file, news], answer => Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode));
        Assert.Empty(await App.ReadStoreAsync());
    }

    [Fact]
    public async Task Whoever_writes_too_often_is_asked_to_wait_and_nothing_of_it_is_taken()
    {
        await App.DisposeAsync();
        await StartAsync(("WebChat:MessagesPerMinute", "2"));
        using var page = await OpenAsync();
        var statuses = new List<HttpStatusCode>();
        for (var sent = 0; sent < 3; sent++)
        {
            using var answer = await page.WriteAsync(Guid.NewGuid(), $"message {sent}", World.Patience);
            statuses.Add(answer.StatusCode);
            if (answer.StatusCode is HttpStatusCode.TooManyRequests)
                Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));
        }

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests], statuses);
        await App.IdleAsync();
        Assert.DoesNotContain(await App.ReadStoreAsync(), row => row.Contains("message 2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_flood_of_new_guests_is_asked_to_wait_while_those_who_are_there_go_on()
    {
        await App.DisposeAsync();
        await StartAsync(("WebChat:NewGuestsPerMinute", "1"));
        using var first = await OpenAsync();

        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => OpenAsync());
        using var again = await OpenAsync(first.Cookie);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(first.Guest, again.Guest);
    }
}
