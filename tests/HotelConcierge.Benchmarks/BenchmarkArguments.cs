namespace HotelConcierge.Benchmarks;

/// <summary>What the command line asks for.</summary>
/// <param name="Only">The benchmarks to run; empty for all.</param>
/// <param name="JsonFile">Where the figures go as JSON; null for nowhere.</param>
/// <param name="IsQuick">Fewer and shorter runs: shows that everything works, not how fast it is.</param>
internal sealed record BenchmarkArguments(IReadOnlyList<string> Only, string? JsonFile, bool IsQuick)
{
    public const string Usage = """
        usage: HotelConcierge.Benchmarks [--only NAME]... [--json FILE] [--quick]
        """;

    /// <returns>Null when the arguments are not understood.</returns>
    public static BenchmarkArguments? Parse(IReadOnlyList<string> args)
    {
        var only = new List<string>();
        string? json = null;
        var quick = false;
        for (var index = 0; index < args.Count; index++)
        {
            switch (args[index])
            {
                case "--quick":
                    quick = true;
                    break;
                case "--only" when index + 1 < args.Count:
                    only.AddRange(args[++index].Split(',', StringSplitOptions.RemoveEmptyEntries));
                    break;
                case "--json" when index + 1 < args.Count:
                    json = args[++index];
                    break;
                default:
                    return null;
            }
        }

        return new(only, json, quick);
    }

    /// <summary>The full number, or a tenth of it in a quick run.</summary>
    public int Scale(int full) => IsQuick ? Math.Max(1, full / 10) : full;
}
