using HotelConcierge.Contracts.Knowledge;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Knowledge;
using HotelConcierge.Local.Hosting;
using HotelConcierge.Model.OpenAI;
using HotelConcierge.Storage;

namespace HotelConcierge.Benchmarks.Subjects;

/// <summary>
/// How good the answers of the search are on the golden set: by words alone, and where the settings name an embedding model or
/// switch the judge on, with those. It asks the real service, so it costs a little, and its figures are that service's.
/// </summary>
internal static class GoldenBenchmark
{
    public const string Name = "golden";

    private static readonly string[] Assistants = ["hotel", "early-years"];

    public static async IAsyncEnumerable<Figure> RunAsync(BenchmarkArguments arguments)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        var isConfigured = !string.IsNullOrEmpty(configuration["OpenAI:ApiKey"]);
        var model = isConfigured
            ? string.Join(
                " and ",
                Named(configuration, "OpenAI:EmbeddingModel", "")
                    .Concat(configuration["Knowledge:Judge"] is "true" ? Named(configuration, "OpenAI:Model", "judged by ") : []))
            : "";
        await using var services = Build(configuration, isConfigured);
        using var words = new KnowledgeBase(
            services.GetRequiredService<IKnowledgeSource>(),
            embeddings: null,
            TimeProvider.System,
            services.GetRequiredService<ILogger<KnowledgeBase>>());
        foreach (var assistant in Assistants)
        {
            await foreach (var figure in MeasureAsync(words, assistant, "words alone"))
                yield return figure;
            if (model.Length == 0)
                continue;
            await services.GetRequiredService<KnowledgeBase>().RefreshAsync(assistant, CancellationToken.None);
            await foreach (var figure in MeasureAsync(services.GetRequiredService<KnowledgeBase>(), assistant, model))
                yield return figure;
        }
    }

    private static async IAsyncEnumerable<Figure> MeasureAsync(KnowledgeBase knowledge, string assistant, string how)
    {
        int asked = 0, first = 0, firstFive = 0, gaps = 0, invented = 0;
        foreach (var question in GoldenQuestion.Read(Path.Combine(AppContext.BaseDirectory, "golden"), assistant))
        {
            var found = (await knowledge.SearchAsync(assistant, question.Text, question.Language)).Passages;
            if (question.Source is null)
            {
                gaps++;
                invented += found.Count > 0 ? 1 : 0;
                await NoteAsync(found.Count > 0, "answered", question);
                continue;
            }

            var rank = found.TakeWhile(passage => !question.IsAnsweredBy(passage.Passage)).Count();
            asked++;
            first += rank == 0 && found.Count > 0 ? 1 : 0;
            firstFive += rank < found.Count ? 1 : 0;
            await NoteAsync(rank == found.Count, "missed", question);
        }

        yield return new(
            Name,
            $"{assistant}, {how}: answer among the first five, of {asked} questions",
            100.0 * firstFive / asked,
            "%",
            Goal.Least(95));
        yield return new(Name, $"{assistant}, {how}: answer first", 100.0 * first / asked, "%", Goal.Least(75));
        yield return new(Name, $"{assistant}, {how}: questions without an answer that got one, of {gaps}", invented, "", Goal.Most(0));
    }

    private static Task NoteAsync(bool isWrong, string how, GoldenQuestion question) =>
        isWrong ? Console.Error.WriteLineAsync($"    {how}: {question.Language} {question.Text}") : Task.CompletedTask;

    private static IEnumerable<string> Named(IConfiguration configuration, string setting, string before) =>
        configuration[setting] is { Length: > 0 } name ? [before + name] : [];

    private static ServiceProvider Build(IConfiguration configuration, bool isConfigured)
    {
        var services = new ServiceCollection()
            .AddLogging(logging => logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning))
            .AddSingleton(TimeProvider.System)
            .AddSingleton(Random.Shared)
            .AddSingleton<ITableStore>(new InMemoryTableStore());
        if (isConfigured)
            services.AddOpenAI(configuration);
        return services.AddKnowledge(configuration, LocalHost.AssistantsFolder).BuildServiceProvider();
    }
}
