using System.Diagnostics;
using HotelConcierge.Simulators.Web;

namespace HotelConcierge.Benchmarks.Load;

/// <summary>A guest of the web chat, who reads all the time: by a stream, or by asking again and again.</summary>
internal sealed class ChattingGuest : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan PollFor = TimeSpan.FromSeconds(25);

    private readonly WebBrowser _client;
    private CancellationTokenSource _end = new();
    private Task _reading = Task.CompletedTask;
    private TaskCompletionSource<long> _answered = new();

    private ChattingGuest(WebBrowser client) => _client = client;

    public static async Task<ChattingGuest> OpenAsync(Uri concierge) =>
        new(await WebBrowser.OpenAsync(concierge, "hotel", cookie: "", CancellationToken.None));

    /// <summary>Holds a stream from now on.</summary>
    public Task StreamAsync()
    {
        var connected = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _reading = ReadByStreamAsync(connected);
        return connected.Task.WaitAsync(Patience);
    }

    /// <summary>Asks from now on again and again.</summary>
    public void Poll() => _reading = ReadByPollingAsync();

    /// <summary>Writes, and waits for the answer's first entry.</summary>
    /// <returns>How long that took, in ticks of <see cref="Stopwatch"/>.</returns>
    public async Task<long> AskAsync()
    {
        _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var started = Stopwatch.GetTimestamp();
        using (var taken = await _client.WriteAsync(Guid.NewGuid(), "Why is the sky blue?", CancellationToken.None))
            taken.EnsureSuccessStatusCode();
        if (await Task.WhenAny(_answered.Task, _reading).WaitAsync(Patience) == _reading)
            await _reading;
        return await _answered.Task - started;
    }

    /// <summary>Reads no more, until told to again.</summary>
    public async Task StopAsync()
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

        _end.Dispose();
        _end = new();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _end.Dispose();
        _client.Dispose();
    }

    private async Task ReadByStreamAsync(TaskCompletionSource connected)
    {
        while (true)
        {
            await foreach (var each in _client.StreamAsync(() => connected.TrySetResult(), _end.Token))
                Take(each);
        }
    }

    private async Task ReadByPollingAsync()
    {
        while (true)
        {
            foreach (var each in await _client.ReadAsync(PollFor.TotalSeconds, _end.Token))
                Take(each);
        }
    }

    // A first answer comes with a welcome before it, and the guest's own message comes back to them.
    private void Take(WebShown each)
    {
        if (!each.IsFromGuest && each.Text.Contains("rainbow", StringComparison.Ordinal))
            _answered.TrySetResult(Stopwatch.GetTimestamp());
    }
}
