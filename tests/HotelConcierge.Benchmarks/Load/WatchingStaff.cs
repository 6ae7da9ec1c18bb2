using System.Diagnostics;
using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;

namespace HotelConcierge.Benchmarks.Load;

/// <summary>A page of the desk: it follows the board all the time.</summary>
internal sealed class WatchingStaff : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false, UseProxy = false }) { Timeout = Timeout.InfiniteTimeSpan };
    private readonly CancellationTokenSource _end = new();
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _unread = new(StringComparer.Ordinal);
    private (Func<bool> IsThere, TaskCompletionSource<long> Seen)? _awaited;
    private Task _reading = Task.CompletedTask;

    /// <summary>Signs in once for all pages.</summary>
    /// <returns>The cookie.</returns>
    public static async Task<string> SignInAsync(Uri concierge, string name, string key)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, UseProxy = false });
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(concierge, "/api/desk/session"))
        {
            Content = JsonContent.Create(new { name, key }),
        };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return answer.Headers.GetValues("Set-Cookie").First().Split(';')[0];
    }

    /// <summary>Opens the page's stream.</summary>
    public Task OpenAsync(Uri concierge, string cookie)
    {
        var connected = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _reading = ReadAsync(new Uri(concierge, "/api/desk/events"), cookie, connected);
        return Task.WhenAny(connected.Task, _reading).WaitAsync(Patience);
    }

    /// <summary>Completes when the page shows so many cases.</summary>
    public Task WaitForCasesAsync(int count) => WaitAsync(() => _unread.Count >= count);

    /// <summary>Completes when some case has so many messages that nobody has read.</summary>
    /// <returns>When the page was told.</returns>
    public Task<long> WaitForUnreadAsync(int unread) => WaitAsync(() => _unread.ContainsValue(unread));

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        try
        {
            await _reading;
        }
        catch (OperationCanceledException)
        {
            // It was told to end.
        }

        _http.Dispose();
        _end.Dispose();
    }

    private async Task ReadAsync(Uri events, string cookie, TaskCompletionSource connected)
    {
        while (true)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, events);
            request.Headers.Add("Cookie", cookie);
            request.Headers.Add("Accept", "text/event-stream");
            using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, _end.Token);
            answer.EnsureSuccessStatusCode();
            await using var stream = await answer.Content.ReadAsStreamAsync(_end.Token);
            await foreach (var each in SseParser.Create(stream).EnumerateAsync(_end.Token))
            {
                var data = JsonNode.Parse(each.Data)!;
                if (each.EventType is "board")
                {
                    foreach (var one in data["cases"]!.AsArray())
                        Take(one!);
                    connected.TrySetResult();
                }
                else if (each.EventType is "case")
                {
                    Take(data);
                }
            }
        }
    }

    private async Task<long> WaitAsync(Func<bool> isThere)
    {
        var seen = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (isThere())
                return Stopwatch.GetTimestamp();
            _awaited = (isThere, seen);
        }

        if (await Task.WhenAny(seen.Task, _reading).WaitAsync(Patience) == _reading)
            await _reading;
        return await seen.Task;
    }

    private void Take(JsonNode one)
    {
        lock (_lock)
        {
            _unread[(string)one["id"]!] = (int)one["unread"]!;
            if (_awaited is { } awaited && awaited.IsThere())
                awaited.Seen.TrySetResult(Stopwatch.GetTimestamp());
        }
    }
}
