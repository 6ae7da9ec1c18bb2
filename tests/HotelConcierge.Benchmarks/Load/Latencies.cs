using System.Diagnostics;

namespace HotelConcierge.Benchmarks.Load;

/// <summary>How long things took.</summary>
internal sealed class Latencies
{
    private readonly long[] _ticks;

    public Latencies(IEnumerable<long> ticks)
    {
        _ticks = [.. ticks];
        Array.Sort(_ticks);
    }

    /// <summary>In milliseconds.</summary>
    public double Median => At(0.5);

    /// <summary>In milliseconds: all but one in twenty took no longer.</summary>
    public double P95 => At(0.95);

    /// <summary>In milliseconds: all but one in a hundred took no longer.</summary>
    public double P99 => At(0.99);

    private double At(double part) =>
        TimeSpan
            .FromSeconds((double)_ticks[Math.Min(_ticks.Length - 1, (int)(_ticks.Length * part))] / Stopwatch.Frequency)
            .TotalMilliseconds;
}
