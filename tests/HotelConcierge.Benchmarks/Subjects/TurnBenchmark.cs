using HotelConcierge.Benchmarks.Load;
using HotelConcierge.Benchmarks.Servers;

namespace HotelConcierge.Benchmarks.Subjects;

/// <summary>
/// Whole turns: from the webhook to the answer at the provider, with a model and a provider that take no time and without
/// the pause for bursts. What is left is what the concierge adds.
/// </summary>
internal static class TurnBenchmark
{
    public const string Name = "turn";

    private const int Guests = 1_024;
    private const int AtOnce = 128;

    public static async IAsyncEnumerable<Figure> RunAsync(BenchmarkArguments arguments)
    {
        using var folder = new TemporaryFolder();
        await using var twilio = await InstantTwilio.StartAsync();
        await using var concierge = await Concierge.StartInstantAsync(folder.Path, twilio.Url);
        using var guests = await TalkingGuests.ConnectAsync(concierge.Url, twilio, AtOnce);

        var count = arguments.Scale(3_000);
        await guests.TalkAsync(count, AtOnce, turn => turn % Guests);

        LoadResult? most = null;
        var leastWork = double.MaxValue;
        for (var round = 0; round < (arguments.IsQuick ? 1 : 3); round++)
        {
            var before = concierge.ProcessorTime;
            var all = await guests.TalkAsync(count, AtOnce, turn => turn % Guests);
            leastWork = Math.Min(leastWork, (concierge.ProcessorTime - before).TotalMilliseconds / count);
            if (most is null || all.PerSecond > most.PerSecond)
                most = all;
        }

        yield return new(Name, "whole turns", most!.PerSecond, "/s", Goal.Least(500));
        yield return new(Name, "processor time of a turn", leastWork, "ms");
        yield return new(Name, "memory, loaded, most", concierge.PeakMemory, "MB");

        Latencies? calmest = null;
        for (var round = 0; round < (arguments.IsQuick ? 1 : 3); round++)
        {
            var one = await guests.TalkAsync(arguments.Scale(300), atOnce: 1, turn => turn % Guests);
            if (calmest is null || one.Latencies.Median < calmest.Median)
                calmest = one.Latencies;
        }

        yield return new(Name, "added to a turn, one at a time, median", calmest!.Median, "ms", Goal.Most(10));
        yield return new(Name, "added to a turn, one at a time, p99", calmest.P99, "ms");
    }
}
