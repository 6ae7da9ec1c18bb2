using System.Globalization;

namespace HotelConcierge.Fuzz;

/// <summary>What was asked for on the command line.</summary>
/// <param name="Inputs">How many inputs, over all targets.</param>
/// <param name="Seed">The same seed makes the same inputs.</param>
/// <param name="Target">Only this target; null for all.</param>
/// <param name="Replay">A file with one input to run instead; needs a target.</param>
/// <param name="Failures">Where inputs that failed are kept.</param>
internal sealed record FuzzOptions(long Inputs, int Seed, string? Target, string? Replay, string Failures)
{
    public const string Usage = """
        Usage: [--inputs 1000000] [--seed 1] [--target name] [--replay file] [--failures folder]
          --inputs    how many inputs, over all targets
          --seed      the same seed makes the same inputs
          --target    only this target
          --replay    run one kept input again; needs --target
          --failures  where inputs that fail are kept
        Exits with 1 when an input failed, with 2 when the command line was not understood.
        """;

    public static FuzzOptions? Parse(IReadOnlyList<string> args, out string? problem)
    {
        var options = new FuzzOptions(
            1_000_000,
            Seed: 1,
            Target: null,
            Replay: null,
            Path.Combine(Path.GetTempPath(), "hotelconcierge-fuzz"));
        for (var i = 0; i < args.Count; i += 2)
        {
            if (i + 1 == args.Count)
            {
                problem = $"{args[i]} needs a value.";
                return null;
            }

            var value = args[i + 1];
            var read = args[i] switch
            {
                "--inputs" when long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var inputs) => options with
                {
                    Inputs = inputs,
                },
                "--seed" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seed) => options with
                {
                    Seed = seed,
                },
                "--target" => options with { Target = value },
                "--replay" => options with { Replay = value },
                "--failures" => options with { Failures = value },
                _ => null,
            };
            if (read is null)
            {
                problem = $"{args[i]} {value} is not understood.";
                return null;
            }

            options = read;
        }

        problem = options is { Replay: not null, Target: null } ? "--replay needs --target." : null;
        return problem is null ? options : null;
    }
}
