using HotelConcierge.Benchmarks.Subjects;

namespace HotelConcierge.Benchmarks;

/// <summary>Runs the benchmarks one after the other and prints one table.</summary>
internal static class BenchmarkProgram
{
    private static readonly IReadOnlyList<(string Name, Func<BenchmarkArguments, IAsyncEnumerable<Figure>> Run)> All =
    [
        (ChunkerBenchmark.Name, ChunkerBenchmark.RunAsync),
        (SignatureBenchmark.Name, SignatureBenchmark.RunAsync),
        (StartBenchmark.Name, StartBenchmark.RunAsync),
        (WebhookBenchmark.Name, WebhookBenchmark.RunAsync),
        (TurnBenchmark.Name, TurnBenchmark.RunAsync),
        (WebChatBenchmark.Name, WebChatBenchmark.RunAsync),
        (DeskBenchmark.Name, DeskBenchmark.RunAsync),
        (StoredConversationsBenchmark.Name, StoredConversationsBenchmark.RunAsync),
        (RestartBenchmark.Name, RestartBenchmark.RunAsync),
        (KnowledgeBenchmark.Name, KnowledgeBenchmark.RunAsync),
        (ShopBenchmark.Name, ShopBenchmark.RunAsync),
        (BookingBenchmark.Name, BookingBenchmark.RunAsync),
        (GoldenBenchmark.Name, GoldenBenchmark.RunAsync),
    ];

    public static async Task<int> RunAsync(string[] args)
    {
        var arguments = BenchmarkArguments.Parse(args);
        var unknown = arguments?.Only.Where(name => !All.Any(benchmark => benchmark.Name == name)).ToList();
        if (arguments is null || unknown!.Count > 0)
        {
            await Console.Error.WriteLineAsync(
                $"{BenchmarkArguments.Usage}\nnames: {string.Join(' ', All.Select(benchmark => benchmark.Name))}");
            return 2;
        }

        var figures = new List<Figure>();
        foreach (var (name, run) in All.Where(benchmark => arguments.Only.Count == 0 || arguments.Only.Contains(benchmark.Name)))
        {
            await Console.Error.WriteLineAsync($"{name} ...");
            await foreach (var figure in run(arguments))
            {
                figures.Add(figure);
                await Console.Error.WriteLineAsync($"  {figure.Name}: {FigureTable.Number(figure.Value)} {figure.Unit}");
            }
        }

        await Console.Out.WriteLineAsync(FigureTable.Write(figures));
        if (arguments.JsonFile is { } file)
            FigureTable.WriteJson(file, figures);
        return 0;
    }
}
