using HotelConcierge.Contracts;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Knowledge;
using HotelConcierge.Knowledge.Embeddings;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;

namespace HotelConcierge.Tests.Knowledge.Embeddings;

public sealed class PassageEmbeddingsTests
{
    private readonly InMemoryKnowledgeSource _papers = new InMemoryKnowledgeSource()
        .With("pools.en.md", "# Pools\n\nThe pools open at nine.")
        .With("animals.en.md", "# House rules\n\nFour-legged friends stay at home.");

    private readonly InMemoryTableStore _store = new();
    private readonly MeaningModel _model = new();

    [Fact]
    public async Task A_passage_is_found_by_its_meaning_when_it_has_none_of_the_words()
    {
        using var knowledge = Open();

        Assert.Equal("animals.en.md", (await AskAsync(knowledge, "May I bring my dog?"))[0]);
    }

    [Fact]
    public async Task What_both_words_and_meaning_find_comes_first()
    {
        using var knowledge = Open();

        Assert.Equal("pools.en.md", (await AskAsync(knowledge, "When do the pools open?"))[0]);
    }

    [Fact]
    public async Task A_question_like_nothing_in_the_papers_finds_nothing()
    {
        using var knowledge = Open();

        Assert.Empty(await AskAsync(knowledge, "Who won the cup?"));
    }

    [Fact]
    public async Task A_text_is_paid_for_once_also_by_the_next_process()
    {
        using (var first = Open())
            await first.RefreshAsync("hotel", default);
        Assert.Equal(2, _model.Texts.Count);

        using var second = Open();
        await second.RefreshAsync("hotel", default);
        Assert.Equal(2, _model.Texts.Count);

        _papers.With("pools.en.md", "# Pools\n\nThe pools open at ten.");
        await second.RefreshAsync("hotel", default);
        Assert.Equal(3, _model.Texts.Count);
        Assert.Contains("ten", _model.Texts[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_vector_of_a_removed_passage_is_deleted()
    {
        using var knowledge = Open();
        await knowledge.RefreshAsync("hotel", default);
        Assert.Equal(2, await RowsAsync());

        _papers.Remove("animals.en.md");
        await knowledge.RefreshAsync("hotel", default);

        Assert.Equal(1, await RowsAsync());
        Assert.Empty(await AskAsync(knowledge, "May I bring my dog?"));
    }

    [Fact]
    public async Task Texts_go_to_the_model_in_batches()
    {
        for (var i = 0; i < 150; i++)
            _papers.With($"{i}.md", $"# Room {i}\n\nRoom number {i}.");
        using var knowledge = Open();

        await knowledge.RefreshAsync("hotel", default);

        Assert.Equal(152, _model.Texts.Count);
        Assert.Equal(3, _model.Requests);
    }

    [Fact]
    public async Task Words_are_compared_while_the_model_fails_and_vectors_come_when_it_answers_again()
    {
        _model.Trouble = new HttpRequestException("Down.");
        using var knowledge = Open();
        Assert.Equal("pools.en.md", (await AskAsync(knowledge, "When do the pools open?"))[0]);
        Assert.Empty(await AskAsync(knowledge, "May I bring my dog?"));

        _model.Trouble = null;
        await knowledge.RefreshAsync("hotel", default);

        Assert.Equal("animals.en.md", (await AskAsync(knowledge, "May I bring my dog?"))[0]);
    }

    [Fact]
    public async Task Another_models_vectors_are_not_mixed_in()
    {
        using (var first = Open())
            await first.RefreshAsync("hotel", default);
        using var second = Open("larger/model#2");

        await second.RefreshAsync("hotel", default);

        Assert.Equal(4, _model.Texts.Count);
    }

    private KnowledgeBase Open(string model = "small") =>
        new(_papers, new PassageEmbeddings(_model, model, _store), new ManualTimeProvider(), NullLogger<KnowledgeBase>.Instance);

    private static async Task<List<string>> AskAsync(KnowledgeBase knowledge, string question) =>
        [.. (await knowledge.SearchAsync("hotel", question, "en")).Passages.Select(found => found.Passage.Source)];

    private async Task<int> RowsAsync() =>
        await _store.ScanAsync(PassageEmbeddings.Table, PassageEmbeddings.PartitionOf("hotel", "small"), keyPrefix: "", default).CountAsync();

    /// <summary>A model that knows three meanings.</summary>
    private sealed class MeaningModel : IEmbeddingGenerator<string, Embedding<float>>
    {
        public List<string> Texts { get; } = [];

        public int Requests { get; private set; }

        public Exception? Trouble { get; set; }

        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
            IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
        {
            if (Trouble is not null)
                throw Trouble;
            var texts = values.ToList();
            var isQuestion = texts is [var only] && only.EndsWith('?');
            if (!isQuestion)
            {
                Texts.AddRange(texts);
                Requests++;
            }

            return Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(texts.Select(text => new Embedding<float>(VectorOf(text)))));
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }

        private static float[] VectorOf(string text) =>
        [
            text.Contains("pool", StringComparison.OrdinalIgnoreCase) ? 2 : 0,
            text.Contains("dog", StringComparison.Ordinal) || text.Contains("Four-legged", StringComparison.Ordinal) ? 3 : 0,
            text.Contains("Room", StringComparison.Ordinal) ? 1 : 0,
            text.Contains("cup", StringComparison.Ordinal) ? 1 : 0,
        ];
    }
}
