using System.Globalization;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace HotelConcierge.Contracts.Channels;

/// <summary>An event of a web chat, as the page reads it.</summary>
/// <param name="Name">Such as <c>entry</c>.</param>
/// <param name="Id">To go on after it; null where it is none to go on from.</param>
public sealed record WebChatEvent(string Name, string? Id, JsonObject Data)
{
    /// <summary>Whether the concierge said it.</summary>
    public bool IsAnswer => Name == "entry" && Data["from"]?.GetValue<string>() == "concierge";
}

/// <summary>A guest of the web chat without a browser: does over HTTP what the page does. Any number of them can share a client.</summary>
public sealed class WebChatClient
{
    private readonly HttpClient _http;
    private readonly Uri _host;
    private readonly string _assistant;
    private readonly string _cookie;

    private WebChatClient(HttpClient http, Uri host, string assistant, string cookie)
    {
        _http = http;
        _host = host;
        _assistant = assistant;
        _cookie = cookie;
    }

    /// <summary>
    /// What to make a client with: it keeps no cookies, since each guest has their own, and a stream takes as long as it likes.
    /// </summary>
    public static HttpClient NewHttp() =>
        new(new SocketsHttpHandler { UseCookies = false, UseProxy = false }) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Opens the page for the first time.</summary>
    /// <param name="host">Scheme, host and port.</param>
    /// <exception cref="HttpRequestException">The page is refused.</exception>
    public static async Task<WebChatClient> OpenAsync(HttpClient http, Uri host, string assistant, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(http);
        using var page = await http.GetAsync(new Uri(host, $"/chat?assistant={assistant}&lang=en"), cancellationToken);
        page.EnsureSuccessStatusCode();
        var cookie = page.Headers.GetValues("Set-Cookie").Single();
        return new(http, host, assistant, cookie[..cookie.IndexOf(';', StringComparison.Ordinal)]);
    }

    /// <summary>Writes a message.</summary>
    /// <param name="id">Null for a new one; the same once more is the same message.</param>
    /// <exception cref="HttpRequestException">It is refused.</exception>
    public async Task WriteAsync(string text, Guid? id, CancellationToken cancellationToken)
    {
        using var request = NewRequest(HttpMethod.Post, "");
        request.Headers.Add("Origin", _host.GetLeftPart(UriPartial.Authority));
        request.Content = JsonContent.Create(new { id = id ?? Guid.NewGuid(), text, language = "en" });
        using var answer = await _http.SendAsync(request, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>What comes by one stream, until the server ends it.</summary>
    /// <param name="after">The id of the last event that is known; null for none.</param>
    /// <param name="onOpen">Called when the stream stands.</param>
    /// <exception cref="HttpRequestException">The stream is refused, or broke.</exception>
    public async IAsyncEnumerable<WebChatEvent> StreamAsync(
        string? after, Action? onOpen, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var request = NewRequest(HttpMethod.Get, "/events");
        if (after is not null)
            request.Headers.Add("Last-Event-ID", after);
        using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        answer.EnsureSuccessStatusCode();
        onOpen?.Invoke();
        await using var body = await answer.Content.ReadAsStreamAsync(cancellationToken);
        await foreach (var item in SseParser.Create(body).EnumerateAsync(cancellationToken))
            yield return new(item.EventType, item.EventId, JsonNode.Parse(item.Data)!.AsObject());
    }

    /// <summary>Asks once for what comes after an event, and waits a while for it, as the page does where no stream gets through.</summary>
    /// <exception cref="HttpRequestException">The question is refused.</exception>
    public async Task<IReadOnlyList<WebChatEvent>> PollAsync(string? after, TimeSpan atMost, CancellationToken cancellationToken)
    {
        var seconds = ((int)atMost.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        using var request = NewRequest(HttpMethod.Get, "/events", $"&wait={seconds}{(after is null ? "" : $"&after={after}")}");
        using var answer = await _http.SendAsync(request, cancellationToken);
        answer.EnsureSuccessStatusCode();
        var events = (await answer.Content.ReadFromJsonAsync<JsonObject>(cancellationToken))!["events"]!.AsArray();
        return [.. events.Select(item => new WebChatEvent(Text(item!, "event")!, Text(item!, "id"), item!["data"]!.AsObject()))];
    }

    private static string? Text(JsonNode item, string name) => item[name]?.GetValue<string>();

    private HttpRequestMessage NewRequest(HttpMethod method, string path, string query = "")
    {
        var request = new HttpRequestMessage(method, new Uri(_host, $"/api/channels/web{path}?assistant={_assistant}{query}"));
        request.Headers.Add("Cookie", _cookie);
        return request;
    }
}
