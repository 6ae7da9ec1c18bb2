using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace HotelConcierge.Local.Tests.Staff;

/// <summary>A browser of somebody of the staff: keeps cookies, says where its requests come from, follows redirects when told to.</summary>
internal sealed class StaffBrowser : IDisposable
{
    public const string SessionCookie = "staff-session";

    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _http;
    private readonly Uri _host;

    public StaffBrowser(Uri host)
    {
        _host = host;
        _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, CookieContainer = _cookies })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <summary>What the browser says of where a request comes from; null: nothing.</summary>
    public string? FetchSite { get; set; } = "same-origin";

    public Uri Address(string path) => new(_host, path);

    /// <summary>The value of the cookie that says who is signed in; empty for none.</summary>
    public string Session
    {
        get => _cookies.GetCookies(_host)[SessionCookie]?.Value ?? "";
        set => _cookies.Add(_host, new Cookie(SessionCookie, value));
    }

    public Task<HttpResponseMessage> SignInAsync(string name, string key, CancellationToken patience) =>
        SendAsync(HttpMethod.Post, "/api/desk/session", JsonContent.Create(new { name, key }), patience);

    public Task<HttpResponseMessage> SignOutAsync(CancellationToken patience) =>
        SendAsync(HttpMethod.Delete, "/api/desk/session", null, patience);

    /// <summary>Who the host says is signed in: role and name; the status where nobody is.</summary>
    public async Task<string> WhoAsync(CancellationToken patience)
    {
        using var answer = await SendAsync(HttpMethod.Get, "/api/desk/session", null, patience);
        if (answer.StatusCode is not HttpStatusCode.OK)
            return answer.StatusCode.ToString();
        var who = JsonNode.Parse(await answer.Content.ReadAsStringAsync(patience))!;
        return $"{who["role"]} {who["name"]}";
    }

    /// <summary>Goes to the issuer and as far back as to our callback, which it does not open.</summary>
    /// <returns>The callback's address with what the issuer says.</returns>
    public async Task<Uri> GoToIssuerAsync(CancellationToken patience)
    {
        using var begun = await SendAsync(HttpMethod.Get, "/api/desk/signin", null, patience);
        Assert.Equal(HttpStatusCode.Redirect, begun.StatusCode);
        using var asked = await _http.GetAsync(begun.Headers.Location, patience);
        Assert.True(asked.StatusCode is HttpStatusCode.Redirect, await asked.Content.ReadAsStringAsync(patience));
        return asked.Headers.Location!;
    }

    /// <summary>All the way: to the issuer, back, and what our callback answers.</summary>
    public async Task<(HttpStatusCode Status, string Page)> SignInAtIssuerAsync(CancellationToken patience) =>
        await OpenAsync(await GoToIssuerAsync(patience), patience);

    /// <summary>Opens an address as somebody who was sent there.</summary>
    public async Task<(HttpStatusCode Status, string Page)> OpenAsync(Uri address, CancellationToken patience)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        using var answer = await _http.SendAsync(request, patience);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(patience));
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content, CancellationToken patience)
    {
        using var request = new HttpRequestMessage(method, Address(path)) { Content = content };
        if (FetchSite is { } site)
            request.Headers.Add("Sec-Fetch-Site", site);
        return await _http.SendAsync(request, patience);
    }

    public void Dispose() => _http.Dispose();
}
