using System.Collections.Concurrent;
using System.Diagnostics;

namespace HotelConcierge.Benchmarks.Load;

/// <summary>
/// So many a second, whether the server keeps up or not: finds out how long guests wait. Times count from when a request
/// was due, so that one that waits for its turn is not counted as fast.
/// </summary>
internal static class OpenLoop
{
    public static async Task<LoadResult> PostAsync(Uri server, IReadOnlyList<byte[]> requests, double perSecond, int connections)
    {
        using var free = new BlockingCollection<HttpConnection>();
        for (var index = 0; index < connections; index++)
            free.Add(await HttpConnection.OpenAsync(server));
        var ticks = new long[requests.Count];
        var sent = new Task[requests.Count];
        var started = Stopwatch.GetTimestamp();
        var pacer = new Thread(() =>
        {
            for (var index = 0; index < sent.Length; index++)
            {
                var due = started + (long)(index * Stopwatch.Frequency / perSecond);
                while (Stopwatch.GetTimestamp() < due)
                    Thread.Sleep(1);
                sent[index] = SendAsync(free, free.Take(), requests[index], due, ticks, index);
            }
        })
        { IsBackground = true };
        pacer.Start();
        await Task.Run(pacer.Join);
        await Task.WhenAll(sent);
        var result = new LoadResult(requests.Count / Stopwatch.GetElapsedTime(started).TotalSeconds, new Latencies(ticks));
        while (free.TryTake(out var connection))
            connection.Dispose();
        return result;
    }

    private static async Task SendAsync(
        BlockingCollection<HttpConnection> free, HttpConnection connection, byte[] request, long due, long[] ticks, int index)
    {
        ClosedLoop.Ensure(await connection.SendAsync(request));
        ticks[index] = Stopwatch.GetTimestamp() - due;
        free.Add(connection);
    }
}
