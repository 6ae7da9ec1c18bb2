using System.Diagnostics;

namespace HotelConcierge.Benchmarks;

/// <summary>Times work on one thread: again and again, the best counts, since all else that the machine does only slows it down.</summary>
internal static class Repeated
{
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(200);

    /// <returns>The most units of work in a second.</returns>
    /// <param name="work">Returns how many units it did.</param>
    public static double BestPerSecond(BenchmarkArguments arguments, Func<long> work)
    {
        var best = 0.0;
        for (var run = 0; run < (arguments.IsQuick ? 4 : 20); run++)
        {
            long done = 0;
            var started = Stopwatch.GetTimestamp();
            TimeSpan elapsed;
            do
            {
                done += work();
                elapsed = Stopwatch.GetElapsedTime(started);
            }
            while (elapsed < Slice);
            best = Math.Max(best, done / elapsed.TotalSeconds);
        }

        return best;
    }
}
