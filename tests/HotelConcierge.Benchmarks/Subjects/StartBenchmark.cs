using System.Diagnostics;
using HotelConcierge.Benchmarks.Load;
using HotelConcierge.Benchmarks.Servers;

namespace HotelConcierge.Benchmarks.Subjects;

/// <summary>
/// How long a guest's message waits for a process that is only being started, and what that process takes while nobody writes.
/// </summary>
internal static class StartBenchmark
{
    public const string Name = "start";

    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(10);

    public static async IAsyncEnumerable<Figure> RunAsync(BenchmarkArguments arguments)
    {
        using var folder = new TemporaryFolder();
        var starts = new List<long>();
        for (var run = 0; run < arguments.Scale(10); run++)
        {
            await using var concierge = await Concierge.StartAsync(folder.Path);
            await AckAsync(concierge);
            starts.Add(Stopwatch.GetTimestamp() - concierge.StartedAt);
        }

        yield return new(Name, "process start to first ack, median", new Latencies(starts).Median, "ms", Goal.Most(1000));

        await using var idle = await Concierge.StartAsync(folder.Path);
        await Task.Delay(Quiet);
        yield return new(Name, "memory, idle, before the first message", idle.Memory, "MB", Goal.Most(100));
        await AckAsync(idle);
        await Task.Delay(Quiet);
        yield return new(Name, "memory, idle, after the first turn", idle.Memory, "MB");
    }

    private static async Task AckAsync(ServerProcess concierge)
    {
        using var connection = await HttpConnection.OpenAsync(concierge.Url);
        ClosedLoop.Ensure(await connection.SendAsync(SignedWebhooks.Write(concierge.Url, SignedWebhooks.Guest(1))));
    }
}
