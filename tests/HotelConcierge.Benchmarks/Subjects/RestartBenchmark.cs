using System.Diagnostics;
using HotelConcierge.Benchmarks.Load;
using HotelConcierge.Benchmarks.Servers;

namespace HotelConcierge.Benchmarks.Subjects;

/// <summary>
/// A process that is killed while many turns wait for the model, and started again: when does it acknowledge, when is all answered?
/// </summary>
internal static class RestartBenchmark
{
    public const string Name = "restart";

    private const int Connections = 64;

    public static async IAsyncEnumerable<Figure> RunAsync(BenchmarkArguments arguments)
    {
        using var folder = new TemporaryFolder();
        await using var twilio = await InstantTwilio.StartAsync();
        var turns = arguments.Scale(10_000);
        await using (var silent = await Concierge.StartInstantAsync(folder.Path, twilio.Url, InstantConcierge.SilentModel))
            await ClosedLoop.PostAsync(silent.Url, SignedWebhooks.Write(silent.Url, Enumerable.Range(0, turns)), Connections);

        var answers = Enumerable.Range(0, turns).Select(guest => twilio.NextTo(SignedWebhooks.Guest(guest))).ToList();
        await using var concierge = await Concierge.StartInstantAsync(folder.Path, twilio.Url);
        using var connection = await HttpConnection.OpenAsync(concierge.Url);
        ClosedLoop.Ensure(await connection.SendAsync(SignedWebhooks.Write(concierge.Url, SignedWebhooks.Guest(turns))));
        yield return new(Name, $"{turns:#,0} unfinished turns: process start to first ack", Elapsed(), "ms");

        await Task.WhenAll(answers);
        yield return new(Name, $"{turns:#,0} unfinished turns: process start to the last answer", Elapsed(), "ms");

        double Elapsed() => Stopwatch.GetElapsedTime(concierge.StartedAt).TotalMilliseconds;
    }
}
