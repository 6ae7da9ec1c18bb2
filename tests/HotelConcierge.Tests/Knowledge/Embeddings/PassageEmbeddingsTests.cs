using HotelConcierge.Contracts;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Knowledge;
using HotelConcierge.Knowledge.Embeddings;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;

namespace HotelConcierge.Tests.Knowledge.Embeddings;

public sealed class PassageEmbeddingsTests
{
    private readonly InMemoryKnowledgeSource _documents = new InMemoryKnowledgeSource()
        .With("pools.en.md", "# Pools\n\nThe pools open at nine.")
        .With("animals.en.md", "# House rules\n\nFour-legged friends stay at home.");

    private readonly InMemoryTableStore _store = new();
    private readonly MeaningModel _model = new();
    private readonly ManualTimeProvider _clock = new();

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
    public async Task A_question_like_nothing_in_the_documents_finds_nothing()
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

        _documents.With("pools.en.md", "# Pools\n\nThe pools open at ten.");
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

        _documents.Remove("animals.en.md");
        await knowledge.RefreshAsync("hotel", default);

        Assert.Equal(1, await RowsAsync());
        Assert.Empty(await AskAsync(knowledge, "May I bring my dog?"));
    }

    [Fact]
    public async Task Texts_go_to_the_model_in_batches()
    {
        for (var i = 0; i < 150; i++)
            _documents.With($"{i}.md", $"# Room {i}\n\nRoom number {i}.");
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

    [Fact]
    public async Task A_guest_waits_five_seconds_for_a_model_that_hangs_and_then_words_are_compared()
    {
        using var knowledge = Open();
        var hanging = _model.Hang();
        var search = AskAsync(knowledge, "When do the pools open?");

        await _clock.WaitForTimerAsync();
        Assert.False(search.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(5));
        await _clock.WaitForTimerAsync();
        _clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(["pools.en.md"], await search);

        hanging.SetResult();
        await knowledge.RefreshAsync("hotel", default);
        Assert.Equal("animals.en.md", (await AskAsync(knowledge, "May I bring my dog?"))[0]);
    }

    [Fact]
    public async Task A_model_that_failed_is_left_alone_for_a_minute()
    {
        using var knowledge = Open();
        await knowledge.RefreshAsync("hotel", default);
        _model.Trouble = new HttpRequestException("Down.");
        await AskAsync(knowledge, "May I bring my dog?");
        var calls = _model.Calls;

        _clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Empty(await AskAsync(knowledge, "May I bring my dog?"));
        Assert.Equal(calls, _model.Calls);

        _model.Trouble = null;
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("animals.en.md", (await AskAsync(knowledge, "May I bring my dog?"))[0]);
    }

    private KnowledgeBase Open(string model = "small") =>
        new(_documents, new PassageEmbeddings(_model, model, _store), _clock, NullLogger<KnowledgeBase>.Instance);

    private static async Task<List<string>> AskAsync(KnowledgeBase knowledge, string question) =>
        [.. (await knowledge.SearchAsync("hotel", question, "en")).Passages.Select(found => found.Passage.Source)];

    private async Task<int> RowsAsync() =>
        await _store
            .ScanAsync(PassageEmbeddings.Table, PassageEmbeddings.PartitionOf("hotel", "small"), keyPrefix: "", default)
            .CountAsync();

    /// <summary>A model that knows three meanings.</summary>
    private sealed class MeaningModel : IEmbeddingGenerator<string, Embedding<float>>
    {
        private Task _hanging = Task.CompletedTask;

        public List<string> Texts { get; } = [];

        public int Requests { get; private set; }

        /// <summary>Requests, those for questions and those that failed included.</summary>
        public int Calls { get; private set; }

        public Exception? Trouble { get; set; }

        /// <summary>It does not answer until the result is set.</summary>
        public TaskCompletionSource Hang()
        {
            var hanging = new TaskCompletionSource();
            _hanging = hanging.Task;
            return hanging;
        }

        public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
            IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
        {
            Calls++;
            await _hanging.WaitAsync(cancellationToken);
            if (Trouble is not null)
                throw Trouble;
            var texts = values.ToList();
            var isQuestion = texts is [var only] && only.EndsWith('?');
            if (!isQuestion)
            {
                Texts.AddRange(texts);
                Requests++;
            }

            return new(texts.Select(text => new Embedding<float>(VectorOf(text))));
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
