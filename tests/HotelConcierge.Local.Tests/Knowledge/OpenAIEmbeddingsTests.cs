using HotelConcierge.Contracts;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Diagnostics;
using HotelConcierge.Knowledge;
using HotelConcierge.Knowledge.Embeddings;
using HotelConcierge.Local.Tests.Storage;
using HotelConcierge.Local.Tests.WholeApp;
using HotelConcierge.Model;
using HotelConcierge.Model.OpenAI;
using HotelConcierge.Simulators.OpenAI;
using HotelConcierge.Storage;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Local.Tests.Knowledge;

/// <summary>The embedding model over real HTTP, from the settings to a passage that is found by it.</summary>
public sealed class OpenAIEmbeddingsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly InMemoryTableStore _store = new();
    private readonly RecordedLogs _logs = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Each_text_gets_the_vector_that_the_service_gives_it()
    {
        await using var openAI = await SimulatedOpenAI.StartAsync();
        await using var services = Build(openAI);
        var generator = services.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>();

        var vectors = await generator.GenerateAsync(["pool hours", "spa"]);

        Assert.Equal(["pool hours", "spa"], Assert.Single(openAI.Embeddings.Snapshot()).Input);
        Assert.Equal("text-embedding-simulated", openAI.Embeddings.Snapshot()[0].Model);
        Assert.Equal(HashedEmbedding.Of("pool hours", vectors[0].Vector.Length), vectors[0].Vector.ToArray());
        Assert.Equal(HashedEmbedding.Of("spa", vectors[1].Vector.Length), vectors[1].Vector.ToArray());
        Assert.True(vectors.Usage!.InputTokenCount > 0);
    }

    [Fact]
    public async Task Documents_are_embedded_in_batches_and_once_also_over_a_restart()
    {
        for (var number = 0; number < 100; number++)
            Write($"room-{number}.en.md", $"# Room {number}\n\nRoom number {number} looks at the garden.");
        await using var openAI = await SimulatedOpenAI.StartAsync();
        await using (var services = Build(openAI))
            Assert.Equal(100, (await services.GetRequiredService<KnowledgeBase>().RefreshAsync("hotel", default)).Passages);
        Assert.Equal([64, 36], openAI.Embeddings.Snapshot().Select(request => request.Input.Count));

        await using var again = Build(openAI);
        await again.GetRequiredService<KnowledgeBase>().RefreshAsync("hotel", default);
        Assert.Equal(2, openAI.Embeddings.Count);
        var found = await again.GetRequiredService<KnowledgeBase>().SearchAsync("hotel", "Room number 7", "en");

        Assert.Equal("room-7.en.md", found.Passages[0].Passage.Source);
        Assert.Equal(["Room number 7"], openAI.Embeddings.Snapshot()[^1].Input);
    }

    [Theory]
    [InlineData(OpenAIFaultKind.TooManyRequests)]
    [InlineData(OpenAIFaultKind.ServerError)]
    [InlineData(OpenAIFaultKind.BadGateway)]
    [InlineData(OpenAIFaultKind.MalformedJson)]
    [InlineData(OpenAIFaultKind.Drop)]
    public async Task Trouble_that_may_pass_is_tried_again(OpenAIFaultKind fault)
    {
        await using var openAI = await SimulatedOpenAI.StartAsync();
        openAI.Faults.Add(new OpenAIFault(fault) { On = OpenAIOperation.Embeddings, Times = 2 });
        await using var services = Build(openAI);

        var vectors = await services.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>().GenerateAsync(["pool"]);

        Assert.Single(vectors);
        Assert.Contains(_logs.Lines, line => line.Contains("Attempt 2 of 6 to embed texts failed", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(OpenAIFaultKind.InvalidKey, ModelTrouble.BadKey, "check OpenAI__ApiKey")]
    [InlineData(OpenAIFaultKind.OutOfQuota, ModelTrouble.OutOfQuota, "add credit")]
    public async Task Trouble_that_stays_is_told_at_once_with_what_to_do(OpenAIFaultKind fault, ModelTrouble trouble, string remedy)
    {
        await using var openAI = await SimulatedOpenAI.StartAsync();
        openAI.Faults.Add(new OpenAIFault(fault) { On = OpenAIOperation.Embeddings });
        await using var services = Build(openAI);

        var exception = await Assert.ThrowsAsync<ModelException>(() =>
            services.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>().GenerateAsync(["pool"]));

        Assert.Equal(trouble, exception.Trouble);
        Assert.Contains(remedy, exception.Message, StringComparison.Ordinal);
        Assert.Contains(_logs.Lines, line => line.StartsWith($"Error: The embedding call failed ({trouble}).", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_the_service_words_are_compared_and_the_operator_reads_why()
    {
        Write("pools.en.md", "# Pools\n\nThe pools open at nine.");
        await using var openAI = await SimulatedOpenAI.StartAsync();
        openAI.Faults.Add(new OpenAIFault(OpenAIFaultKind.InvalidKey) { On = OpenAIOperation.Embeddings });
        await using var services = Build(openAI);

        var found = await services.GetRequiredService<KnowledgeBase>().SearchAsync("hotel", "When do the pools open?", "en");

        Assert.Equal("pools.en.md", Assert.Single(found.Passages).Passage.Source);
        Assert.Contains(
            _logs.Lines,
            line =>
                line.Contains(
                    "Knowledge of hotel: the embedding model failed; comparing words until it answers again",
                    StringComparison.Ordinal));
        Assert.DoesNotContain(_logs.Lines, line => line.Contains("When do the pools open", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_embedding_model_in_the_settings_means_that_none_is_asked()
    {
        await using var openAI = await SimulatedOpenAI.StartAsync();
        await using var services = Build(openAI, ("OpenAI:EmbeddingModel", ""));

        Assert.NotNull(services.GetRequiredService<KnowledgeBase>());
        Assert.Null(services.GetService<IEmbeddingGenerator<string, Embedding<float>>>());
    }

    private ServiceProvider Build(SimulatedOpenAI openAI, params (string Name, string Value)[] changes)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["OpenAI:Endpoint"] = openAI.Endpoint.ToString(),
            ["OpenAI:ApiKey"] = openAI.ApiKey,
            ["OpenAI:Model"] = "gpt-simulated",
            ["OpenAI:EmbeddingModel"] = "text-embedding-simulated",
            ["Knowledge:Path"] = _folder.Path,
        };
        foreach (var (name, value) in changes)
            settings[name] = value;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        return new ServiceCollection()
            .AddSingleton<ILoggerFactory>(_logs)
            .AddSingleton(typeof(ILogger<>), typeof(Logger<>))
            .AddSingleton<TimeProvider>(new HastyClock())
            .AddSingleton<Random>(new UnspreadRandom())
            .AddSingleton<ITableStore>(_store)
            .AddOpenAI(configuration)
            .AddKnowledge(configuration, _folder.Path)
            .BuildServiceProvider();
    }

    private void Write(string name, string text)
    {
        var folder = Path.Combine(_folder.Path, "hotel", "knowledge");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, name), text);
    }

    /// <summary>The pauses between attempts are over at once; a guest's patience and the longest attempt are not.</summary>
    private sealed class HastyClock : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            System.CreateTimer(
                callback,
                state,
                dueTime < VectorBuilder.Patience && dueTime > TimeSpan.Zero ? TimeSpan.Zero : dueTime,
                period);
    }
}
