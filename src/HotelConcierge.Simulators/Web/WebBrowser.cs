using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using HotelConcierge.Simulators.Telegram;

namespace HotelConcierge.Simulators.Web;

/// <summary>
/// A guest's browser on a web chat, without a screen and without running scripts: it opens the page, keeps its cookie, posts as the page
/// does and asks for news. What a real browser makes of the page is for tests with one.
/// </summary>
/// <remarks>Strict about what it is told: an event or a tag that the page would not know is an exception.</remarks>
public sealed class WebBrowser : IDisposable
{
    private const string CookiePrefix = "concierge-";

    private readonly HttpClient _http;
    private readonly string _assistant;

    private WebBrowser(HttpClient http, Uri host, string assistant)
    {
        _http = http;
        Host = host;
        _assistant = assistant;
    }

    /// <summary>Where the chat is.</summary>
    public Uri Host { get; }

    /// <summary>What says who the guest is, as the browser keeps it; empty before the page was opened.</summary>
    public string Cookie { get; private set; } = "";

    /// <summary>The guest's id, as it stands in the cookie.</summary>
    public string Guest => Cookie.Split('.')[0];

    /// <summary>After which event to go on; null for nothing yet.</summary>
    public string? After { get; set; }

    /// <summary>With which header a browser of today says whose page is asking; empty for an old one, which only names the origin.</summary>
    public string FetchSite { get; set; } = "same-origin";

    /// <summary>Opens the page.</summary>
    /// <param name="cookie">What <see cref="Cookie"/> was before; empty for a guest who comes for the first time.</param>
    /// <exception cref="HttpRequestException">The page did not come.</exception>
    public static async Task<WebBrowser> OpenAsync(Uri host, string assistant, string cookie, CancellationToken cancellationToken)
    {
        var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, UseProxy = false, AllowAutoRedirect = false })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        var browser = new WebBrowser(http, host, assistant) { Cookie = cookie };
        using var request = browser.Ask(HttpMethod.Get, $"chat?assistant={Uri.EscapeDataString(assistant)}");
        using var response = await http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        browser.Cookie = CookieIn(response.Headers, assistant);
        return browser;
    }

    /// <summary>Posts a message as the page does.</summary>
    /// <param name="id">The page's id of it, the same at every try.</param>
    public Task<HttpResponseMessage> WriteAsync(Guid id, string text, CancellationToken cancellationToken) =>
        PostAsync(new() { ["id"] = id.ToString("D"), ["text"] = text }, cancellationToken);

    /// <summary>Posts the tap of an option.</summary>
    /// <param name="entry">The entry that it stands under.</param>
    public Task<HttpResponseMessage> TapAsync(Guid id, WebOption option, string entry, CancellationToken cancellationToken) => PostAsync(
        new()
        {
            ["id"] = id.ToString("D"),
            ["text"] = option.Label,
            ["choice"] = new JsonObject { ["id"] = option.Id, ["message"] = entry },
        },
        cancellationToken);

    /// <summary>Hands over a file, for a message to name.</summary>
    public async Task<HttpResponseMessage> UploadAsync(
        Guid file, string contentType, byte[] bytes, CancellationToken cancellationToken)
    {
        using var request = Ask(HttpMethod.Put, $"api/channels/web/files/{file:D}?assistant={Uri.EscapeDataString(_assistant)}");
        request.Content = new ByteArrayContent(bytes) { Headers = { ContentType = MediaTypeHeaderValue.Parse(contentType) } };
        return await _http.SendAsync(request, cancellationToken);
    }

    /// <summary>Posts any message.</summary>
    public async Task<HttpResponseMessage> PostAsync(JsonObject message, CancellationToken cancellationToken)
    {
        using var request = Ask(HttpMethod.Post, $"api/channels/web?assistant={Uri.EscapeDataString(_assistant)}");
        request.Content = JsonContent.Create(message);
        return await _http.SendAsync(request, cancellationToken);
    }

    /// <summary>Asks for news, and goes on from them the next time.</summary>
    /// <param name="seconds">How long the host may wait for some.</param>
    /// <exception cref="HttpRequestException">There was no answer, or a refusal.</exception>
    public async Task<IReadOnlyList<WebShown>> ReadAsync(double seconds, CancellationToken cancellationToken)
    {
        var path = string.Create(
            CultureInfo.InvariantCulture,
            $"api/channels/web/events?assistant={Uri.EscapeDataString(_assistant)}&wait={seconds}&after={After}");
        using var request = Ask(HttpMethod.Get, path);
        using var response = await _http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        var page = await response.Content.ReadFromJsonAsync<JsonObject>(cancellationToken);
        After = (string?)page!["after"];
        return [.. page["events"]!.AsArray().Select(Read).OfType<WebShown>()];
    }

    /// <summary>What comes by one stream until the host ends it, and goes on from there the next time.</summary>
    /// <param name="onOpen">Called when the stream stands.</param>
    /// <exception cref="HttpRequestException">The stream was refused, or broke.</exception>
    public async IAsyncEnumerable<WebShown> StreamAsync(Action? onOpen, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var request = Ask(HttpMethod.Get, $"api/channels/web/events?assistant={Uri.EscapeDataString(_assistant)}");
        if (After is { } last)
            request.Headers.Add("Last-Event-ID", last);
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        response.EnsureSuccessStatusCode();
        onOpen?.Invoke();
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        await foreach (var item in SseParser.Create(body).EnumerateAsync(cancellationToken))
        {
            After = item.EventId is { Length: > 0 } id ? id : After;
            if (Read(new JsonObject { ["event"] = item.EventType, ["data"] = JsonNode.Parse(item.Data) }) is { } shown)
                yield return shown;
        }
    }

    /// <summary>Asks for a path of the chat, as this browser.</summary>
    public async Task<HttpResponseMessage> GetAsync(string path, CancellationToken cancellationToken)
    {
        using var request = Ask(HttpMethod.Get, path);
        return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    public void Dispose() => _http.Dispose();

    /// <summary>What the page would show of an event; null for what is only a sign.</summary>
    public static WebShown? Read(JsonNode? happened)
    {
        var name = (string?)happened!["event"];
        return name switch
        {
            "entry" => Show(happened["data"]!.AsObject()),
            "typing" or "reset" or "quiet" or "end" => null,
            _ => throw new JsonException($"The page knows no event {name}."),
        };
    }

    private static WebShown Show(JsonObject entry)
    {
        var html = (string?)entry["html"] ?? "";
        var (text, _, problem) = TelegramHtml.Parse(html);
        if (problem is not null)
            throw new JsonException($"The page cannot show this: {problem}");
        var isFromGuest = (string?)entry["from"] is "guest";
        return new(entry["id"]!.GetValue<string>(), entry["kind"]!.GetValue<string>(), isFromGuest ? (string)entry["text"]! : text)
        {
            IsFromGuest = isFromGuest,
            Message = (string?)entry["message"],
            Options =
            [
                .. (entry["options"]?.AsArray() ?? []).Select(option =>
                    new WebOption((string)option!["id"]!, (string)option["label"]!, (string?)option["description"])),
            ],
            Url = (string?)entry["url"],
            Title = (string?)(entry["name"] ?? entry["title"] ?? entry["alt"] ?? entry["label"]),
            Place = (string?)entry["address"],
            Latitude = (double?)entry["latitude"],
            Longitude = (double?)entry["longitude"],
        };
    }

    private HttpRequestMessage Ask(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, new Uri(Host, path));
        if (Cookie.Length > 0)
            request.Headers.Add("Cookie", $"{CookiePrefix}{_assistant}={Cookie}");
        if (FetchSite.Length > 0)
            request.Headers.Add("Sec-Fetch-Site", FetchSite);
        if (method != HttpMethod.Get)
            request.Headers.Add("Origin", Host.GetLeftPart(UriPartial.Authority));
        return request;
    }

    private static string CookieIn(HttpResponseHeaders headers, string assistant)
    {
        var start = $"{CookiePrefix}{assistant}=";
        var set = headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith(start, StringComparison.Ordinal));
        return WebUtility.UrlDecode(set[start.Length..set.IndexOf(';', StringComparison.Ordinal)]);
    }
}

/// <summary>An entry as the page shows it.</summary>
/// <param name="Id">To go on from, and for taps under it.</param>
/// <param name="Kind">Such as <c>text</c> or <c>choices</c>.</param>
/// <param name="Text">The words without tags.</param>
public sealed record WebShown(string Id, string Kind, string Text)
{
    /// <summary>Whether the guest said it.</summary>
    public bool IsFromGuest { get; init; }

    /// <summary>The page's own id of what the guest said.</summary>
    public string? Message { get; init; }

    /// <summary>What can be tapped.</summary>
    public IReadOnlyList<WebOption> Options { get; init; } = [];

    /// <summary>Where a picture, a file or a link is, or leads.</summary>
    public string? Url { get; init; }

    /// <summary>A file's or place's name, or what a picture shows.</summary>
    public string? Title { get; init; }

    /// <summary>A place's address.</summary>
    public string? Place { get; init; }

    /// <summary>In degrees.</summary>
    public double? Latitude { get; init; }

    /// <summary>In degrees.</summary>
    public double? Longitude { get; init; }
}

/// <summary>Something to tap.</summary>
public sealed record WebOption(string Id, string Label, string? Description);
