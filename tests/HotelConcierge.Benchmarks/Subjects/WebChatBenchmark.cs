using System.Diagnostics;
using HotelConcierge.Benchmarks.Load;
using HotelConcierge.Benchmarks.Servers;

namespace HotelConcierge.Benchmarks.Subjects;

/// <summary>
/// Guests of the web chat who all hold a stream and all write at once, with a model that takes no time: what streams cost, against the
/// same guests when they ask again and again.
/// </summary>
internal static class WebChatBenchmark
{
    public const string Name = "webchat";

    private const int Guests = 200;

    public static async IAsyncEnumerable<Figure> RunAsync(BenchmarkArguments arguments)
    {
        var guests = arguments.Scale(Guests);
        var rounds = arguments.IsQuick ? 2 : 10;
        var polled = await TalkAsync(guests, rounds, streams: false);
        var streamed = await TalkAsync(guests, rounds, streams: true);

        yield return new(Name, $"{guests} guests with a stream each: messages answered", streamed.PerSecond, "/s");
        yield return new(Name, "the same, part of those who ask again and again", 100 * streamed.PerSecond / polled.PerSecond, "%");
        yield return new(Name, "from a message to the answer's first entry, all at once, median", streamed.AllAtOnce.Median, "ms");
        yield return new(Name, "from a message to the answer's first entry, all at once, p95", streamed.AllAtOnce.P95, "ms");
        yield return new(Name, "the same, one at a time, median", streamed.OneAtATime.Median, "ms");
        yield return new(Name, "the same, one at a time, p95", streamed.OneAtATime.P95, "ms");
        yield return new(Name, "processor time of a message and its answer", streamed.Work, "ms");
        yield return new(Name, "the same, of those who ask again and again", polled.Work, "ms");
        yield return new(Name, "memory of the host for a stream", 1_000 * streamed.MemoryOfStreams / guests, "KB");
        yield return new(Name, "memory of the host, most", streamed.PeakMemory, "MB");
    }

    private static async Task<Talk> TalkAsync(int count, int rounds, bool streams)
    {
        using var folder = new TemporaryFolder();
        await using var concierge = await Concierge.StartInstantWebChatAsync(folder.Path);
        var guests = new List<ChattingGuest>();
        try
        {
            for (var index = 0; index < count; index++)
                guests.Add(await ChattingGuest.OpenAsync(concierge.Url));
            guests.ForEach(guest => guest.Poll());
            await AskAllAsync(guests);
            await AskAllAsync(guests);
            foreach (var guest in guests)
                await guest.StopAsync();

            var before = concierge.Memory;
            foreach (var guest in guests)
            {
                if (streams)
                    await guest.StreamAsync();
                else
                    guest.Poll();
            }

            var memory = concierge.Memory - before;
            var work = concierge.ProcessorTime;
            var ticks = new List<long>();
            var best = 0.0;
            for (var round = 0; round < rounds; round++)
            {
                var started = Stopwatch.GetTimestamp();
                ticks.AddRange(await AskAllAsync(guests));
                best = Math.Max(best, count / Stopwatch.GetElapsedTime(started).TotalSeconds);
            }

            var spent = (concierge.ProcessorTime - work).TotalMilliseconds / (rounds * count);
            var alone = new List<long>();
            foreach (var guest in guests)
                alone.Add(await guest.AskAsync());
            return new(best, new(ticks), new(alone), spent, memory, concierge.PeakMemory);
        }
        finally
        {
            foreach (var guest in guests)
                await guest.DisposeAsync();
        }
    }

    private static Task<long[]> AskAllAsync(IEnumerable<ChattingGuest> guests) => Task.WhenAll(guests.Select(guest => guest.AskAsync()));

    /// <param name="PerSecond">Of the best round.</param>
    /// <param name="Work">Of all processors together, in milliseconds a message.</param>
    /// <param name="MemoryOfStreams">In megabytes, as are the others.</param>
    private sealed record Talk(
        double PerSecond, Latencies AllAtOnce, Latencies OneAtATime, double Work, double MemoryOfStreams, double PeakMemory);
}
