namespace HotelConcierge.Benchmarks;

/// <summary>What a figure should come to.</summary>
/// <param name="AtLeast">Whether more is better; false: at most.</param>
internal sealed record Goal(bool AtLeast, double Value)
{
    public static Goal Least(double value) => new(AtLeast: true, value);

    public static Goal Most(double value) => new(AtLeast: false, value);

    public bool IsMetBy(double value) => AtLeast ? value >= Value : value <= Value;
}

/// <summary>One measured number.</summary>
/// <param name="Benchmark">The benchmark that measured it.</param>
/// <param name="Name">What was measured.</param>
/// <param name="Unit">Of <paramref name="Value"/> and of the goal.</param>
/// <param name="Goal">Null where there is none: a baseline, or a number to watch.</param>
internal sealed record Figure(string Benchmark, string Name, double Value, string Unit, Goal? Goal = null);
