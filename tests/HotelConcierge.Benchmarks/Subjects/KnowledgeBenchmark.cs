using System.Diagnostics;
using HotelConcierge.Benchmarks.Load;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Knowledge;
using HotelConcierge.Knowledge.Embeddings;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;

namespace HotelConcierge.Benchmarks.Subjects;

/// <summary>
/// How long the search in documents takes, by their size: by words alone, and with vectors of 256 numbers made in this process.
/// </summary>
internal static class KnowledgeBenchmark
{
    public const string Name = "knowledge";

    private const string Assistant = "hotel";
    private static readonly int[] Sizes = [100, 10_000, 100_000];

    public static async IAsyncEnumerable<Figure> RunAsync(BenchmarkArguments arguments)
    {
        foreach (var size in Sizes.Where(size => !arguments.IsQuick || size <= 10_000))
        {
            var documents = new SampleDocuments(size);
            var goal = size == 10_000 ? Goal.Most(50) : null;
            using (var words = new KnowledgeBase(documents, embeddings: null, TimeProvider.System, NullLogger<KnowledgeBase>.Instance))
            {
                var started = Stopwatch.GetTimestamp();
                var passages = (await words.RefreshAsync(Assistant, CancellationToken.None)).Passages;
                yield return new(Name, $"{passages:#,0} passages read and indexed", Stopwatch.GetElapsedTime(started).TotalSeconds, "s");
                var alone = await AskAsync(arguments, words, workers: 1);
                yield return new(Name, $"search in {passages:#,0} passages, median", alone.Latencies.Median, "ms");
                yield return new(Name, $"search in {passages:#,0} passages, p99", alone.Latencies.P99, "ms", goal);
                yield return new(
                    Name,
                    $"searches in {passages:#,0} passages",
                    (await AskAsync(arguments, words, Environment.ProcessorCount)).PerSecond,
                    "/s");
            }

            using var generator = new CountingEmbeddings();
            using var vectors = new KnowledgeBase(
                documents,
                new PassageEmbeddings(generator, "counting", new InMemoryTableStore()),
                TimeProvider.System,
                NullLogger<KnowledgeBase>.Instance);
            await vectors.RefreshAsync(Assistant, CancellationToken.None);
            var both = await AskAsync(arguments, vectors, workers: 1);
            yield return new(Name, $"search in {size:#,0} passages with vectors, median", both.Latencies.Median, "ms");
            yield return new(Name, $"search in {size:#,0} passages with vectors, p99", both.Latencies.P99, "ms", goal);
        }
    }

    private static async Task<LoadResult> AskAsync(BenchmarkArguments arguments, KnowledgeBase knowledge, int workers)
    {
        var questions = SampleDocuments.Questions(arguments.Scale(2_000));

        // The first searches compile the code, and that is not what is measured.
        foreach (var question in questions.Take(200))
            await knowledge.SearchAsync(Assistant, question, "en");
        return await ClosedLoop.RunAsync(questions.Count, workers, (_, index) => knowledge.SearchAsync(Assistant, questions[index], "en"));
    }

    /// <summary>Counts letters and pairs of them: no understanding, but vectors of a usual size at once.</summary>
    private sealed class CountingEmbeddings : IEmbeddingGenerator<string, Embedding<float>>
    {
        private const int Dimensions = 256;

        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
            IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select(text => new Embedding<float>(Count(text)))));

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
            // Nothing is held open; the interface asks for the method.
        }

        private static float[] Count(string text)
        {
            var vector = new float[Dimensions];
            for (var at = 1; at < text.Length; at++)
                vector[((text[at - 1] * 31) + text[at]) % Dimensions]++;
            return vector;
        }
    }
}
