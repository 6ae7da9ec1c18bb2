using HotelConcierge.Benchmarks.Load;
using HotelConcierge.Benchmarks.Servers;

namespace HotelConcierge.Benchmarks.Subjects;

/// <summary>
/// The acknowledgement of a webhook (verified, de-duplicated, durable) against an empty endpoint and against one that
/// inserts a row, all with the same requests, in turns. Guests are known and no turn starts, so it is the acknowledgement alone.
/// </summary>
internal static class WebhookBenchmark
{
    public const string Name = "webhook";

    private const int Connections = 128;

    // At any time some talk and many are silent; those who talk write a few messages each, so no inbox is longer than a burst.
    private const int Guests = 20_000;
    private const int Talking = 2_000;
    private const int Burst = 3;

    public static async IAsyncEnumerable<Figure> RunAsync(BenchmarkArguments arguments)
    {
        using var folder = new TemporaryFolder();
        await using var empty = await ServerProcess.StartAsync(ServerProcess.ThisProgram, ["serve-empty"]);
        await using var insert = await ServerProcess.StartAsync(ServerProcess.ThisProgram, ["serve-insert", folder.Path]);
        await using var concierge = await Concierge.StartInstantAsync(folder.Path, empty.Url, InstantConcierge.WithoutTurns);
        var count = arguments.Scale(10_000);
        var written = 0;

        // Every guest is known, and all code is compiled.
        await ClosedLoop.PostAsync(concierge.Url, SignedWebhooks.Write(concierge.Url, Enumerable.Range(0, Guests)), Connections);
        foreach (var server in new[] { concierge, empty, insert })
            await MeasureAsync(server);

        var leastWork = double.MaxValue;
        double emptyBest = 0, insertBest = 0, conciergeBest = 0;
        for (var round = 0; round < (arguments.IsQuick ? 1 : 4); round++)
        {
            emptyBest = Math.Max(emptyBest, await MeasureAsync(empty));
            insertBest = Math.Max(insertBest, await MeasureAsync(insert));
            var before = concierge.ProcessorTime;
            conciergeBest = Math.Max(conciergeBest, await MeasureAsync(concierge));
            leastWork = Math.Min(leastWork, (concierge.ProcessorTime - before).TotalMicroseconds / count);
        }

        yield return new(Name, "empty endpoint", emptyBest, "/s");
        yield return new(Name, "endpoint with one durable insert", insertBest, "/s");
        yield return new(Name, "ack", conciergeBest, "/s");
        yield return new(Name, "processor time of an ack", leastWork, "µs");
        yield return new(Name, "ack, part of the empty endpoint", conciergeBest / emptyBest * 100, "%", Goal.Least(25));

        Latencies? calmest = null;
        for (var round = 0; round < (arguments.IsQuick ? 1 : 3); round++)
        {
            var requests = SignedWebhooks.Write(concierge.Url, Writers(count / 2));
            var half = await OpenLoop.PostAsync(concierge.Url, requests, conciergeBest / 2, Connections);
            if (calmest is null || half.Latencies.P99 < calmest.P99)
                calmest = half.Latencies;
        }

        yield return new(Name, "ack at half of that load, median", calmest!.Median, "ms");
        yield return new(Name, "ack at half of that load, p99", calmest.P99, "ms", Goal.Most(10));

        async Task<double> MeasureAsync(ServerProcess server) =>
            (
                await ClosedLoop.PostAsync(
                    server.Url,
                    SignedWebhooks.Write(server.Url, Writers(server == insert ? count / 5 : count)),
                    Connections)
            ).PerSecond;

        IEnumerable<int> Writers(int messages)
        {
            var first = written;
            written += messages;
            return Enumerable
                .Range(first, messages)
                .Select(message => ((message / (Talking * Burst) * Talking) + (message % Talking)) % Guests);
        }
    }
}
