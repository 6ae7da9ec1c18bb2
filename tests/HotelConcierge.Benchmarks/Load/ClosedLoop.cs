using System.Diagnostics;

namespace HotelConcierge.Benchmarks.Load;

/// <summary>How many a second, and how long each took.</summary>
internal sealed record LoadResult(double PerSecond, Latencies Latencies);

/// <summary>So many at a time, each as soon as the one before is done: finds out how much a server can take.</summary>
internal static class ClosedLoop
{
    public static async Task<LoadResult> PostAsync(Uri server, IReadOnlyList<byte[]> requests, int connections)
    {
        var open = new List<HttpConnection>();
        try
        {
            for (var index = 0; index < connections; index++)
                open.Add(await HttpConnection.OpenAsync(server));
            return await RunAsync(
                requests.Count,
                connections,
                async (worker, index) => Ensure(await open[worker].SendAsync(requests[index])));
        }
        finally
        {
            open.ForEach(connection => connection.Dispose());
        }
    }

    /// <summary>Worker 0 of 3 does the pieces 0, 3, 6 and so on, one after the other.</summary>
    /// <param name="work">Takes the worker's number and the number of the piece of work.</param>
    public static async Task<LoadResult> RunAsync(int count, int workers, Func<int, int, Task> work)
    {
        var ticks = new long[count];
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, workers).Select(worker => Task.Run(async () =>
        {
            for (var index = worker; index < count; index += workers)
            {
                var at = Stopwatch.GetTimestamp();
                await work(worker, index);
                ticks[index] = Stopwatch.GetTimestamp() - at;
            }
        })));
        return new(count / Stopwatch.GetElapsedTime(started).TotalSeconds, new Latencies(ticks));
    }

    internal static void Ensure(int status)
    {
        if (status != 200)
            throw new InvalidOperationException($"The server answered {status}.");
    }
}
