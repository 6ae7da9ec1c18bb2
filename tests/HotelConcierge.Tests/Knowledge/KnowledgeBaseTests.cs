using HotelConcierge.Contracts;
using HotelConcierge.Knowledge;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Tests.Knowledge;

public sealed class KnowledgeBaseTests : IDisposable
{
    private readonly InMemoryKnowledgeSource _documents = new();
    private readonly ManualTimeProvider _clock = new();
    private readonly RecordedLogs _log = new();
    private readonly KnowledgeBase _knowledge;

    public KnowledgeBaseTests() => _knowledge = new(_documents, embeddings: null, _clock, _log.CreateLogger<KnowledgeBase>());

    public void Dispose() => _knowledge.Dispose();

    [Fact]
    public async Task A_document_that_is_added_answers_the_next_question_some_seconds_later()
    {
        _documents.With("pools.md", "# Pools\n\nThe pools open at nine.");
        Assert.Empty(await AskAsync("Is there a library?"));

        _documents.With("library.md", "# Library\n\nThe library is behind the lobby.");
        Assert.Empty(await AskAsync("Is there a library?"));
        _clock.Advance(KnowledgeBase.LookAgainAfter);

        Assert.Equal("The library is behind the lobby.", Assert.Single(await AskAsync("Is there a library?")).Text);
    }

    [Fact]
    public async Task A_change_counts_at_once_when_the_host_tells_of_it_and_nothing_else_is_read_again()
    {
        _documents.With("pools.md", "# Pools\n\nThe pools open at nine.").With("library.md", "# Library\n\nThe library is upstairs.");
        Assert.Equal("The library is upstairs.", Assert.Single(await AskAsync("Is there a library?")).Text);

        _documents.With("library.md", "# Library\n\nThe library is behind the lobby.");
        var status = await _knowledge.RefreshAsync("hotel", default);

        Assert.Equal("The library is behind the lobby.", Assert.Single(await AskAsync("Is there a library?")).Text);
        Assert.Equal((2, 2), (status.Documents, status.Passages));
        Assert.Equal(["library.md", "library.md", "pools.md"], _documents.Reads.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_document_that_is_removed_leaves_no_passage_behind()
    {
        _documents.With("pools.md", "# Pools\n\nThe pools open at nine.").With("library.md", "# Library\n\nThe library is upstairs.");
        Assert.NotEmpty(await AskAsync("Is there a library?"));

        _documents.Remove("library.md");
        var status = await _knowledge.RefreshAsync("hotel", default);

        Assert.Empty(await AskAsync("Is there a library?"));
        Assert.Equal((1, 1), (status.Documents, status.Passages));
        _documents.Remove("pools.md");
        await _knowledge.RefreshAsync("hotel", default);
        Assert.Empty(await AskAsync("When do the pools open?"));
    }

    [Fact]
    public async Task Words_of_the_table_count_from_when_it_is_there_until_it_goes()
    {
        _documents.With("pools.en.md", "# Pools\n\nThe pools open at nine.");
        Assert.Empty(await AskAsync("¿Dónde hay piscinas?"));

        _documents.With("synonyms.csv", "kind,en,es\nsubject,pool,piscina\n");
        await _knowledge.RefreshAsync("hotel", default);
        Assert.NotEmpty(await AskAsync("¿Dónde hay piscinas?"));

        _documents.Remove("synonyms.csv");
        await _knowledge.RefreshAsync("hotel", default);
        Assert.Empty(await AskAsync("¿Dónde hay piscinas?"));
    }

    [Fact]
    public async Task A_question_in_between_asks_the_source_only_when_the_last_look_is_old()
    {
        _documents.With("pools.md", "# Pools\n\nThe pools open at nine.");
        for (var i = 0; i < 10; i++)
            await AskAsync("When do the pools open?");
        Assert.Equal(1, _documents.Listings);

        _clock.Advance(KnowledgeBase.LookAgainAfter);
        await AskAsync("When do the pools open?");
        Assert.Equal(2, _documents.Listings);
    }

    [Fact]
    public async Task An_outage_of_the_source_is_answered_from_what_was_read_before()
    {
        _documents.With("pools.md", "# Pools\n\nThe pools open at nine.");
        await AskAsync("When do the pools open?");
        _clock.Advance(KnowledgeBase.LookAgainAfter);
        _documents.Outage = new IOException("The disk is away.");

        Assert.NotEmpty(await AskAsync("When do the pools open?"));
        Assert.Contains(_log.Lines, entry => entry.Contains("could not be listed", StringComparison.Ordinal));
        await Assert.ThrowsAsync<IOException>(() => _knowledge.RefreshAsync("hotel", default));
    }

    [Fact]
    public async Task A_source_that_was_never_read_is_an_error_and_not_silence()
    {
        _documents.Outage = new IOException("The disk is away.");

        await Assert.ThrowsAsync<IOException>(() => AskAsync("When do the pools open?"));

        _documents.Outage = null;
        _documents.With("pools.md", "# Pools\n\nThe pools open at nine.");
        Assert.NotEmpty(await AskAsync("When do the pools open?"));
    }

    [Fact]
    public async Task A_document_that_cannot_be_read_is_told_and_does_not_hide_the_others()
    {
        _documents.With("pools.md", "# Pools\n\nThe pools open at nine.")
            .With("scan.md", new byte[] { 1, 0, 2 })
            .With("huge.txt", new byte[(16 * 1024 * 1024) + 1])
            .With("photo.jpg", new byte[] { 1, 0, 2 });

        var status = await _knowledge.RefreshAsync("hotel", default);

        Assert.Equal(["huge.txt", "scan.md"], status.Problems.Select(problem => problem.File));
        Assert.Contains("split it", status.Problems[0].What, StringComparison.Ordinal);
        Assert.Contains("binary data", status.Problems[1].What, StringComparison.Ordinal);
        Assert.DoesNotContain("huge.txt", _documents.Reads);
        Assert.NotEmpty(await AskAsync("When do the pools open?"));
        Assert.Equal(
            2,
            _log.Lines.Count(entry =>
                entry.Contains("scan.md", StringComparison.Ordinal) || entry.Contains("huge.txt", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_document_that_became_unreadable_no_longer_answers()
    {
        _documents.With("pools.md", "# Pools\n\nThe pools open at nine.");
        await AskAsync("When do the pools open?");

        _documents.With("pools.md", new byte[] { 1, 0, 2 });
        await _knowledge.RefreshAsync("hotel", default);

        Assert.Empty(await AskAsync("When do the pools open?"));
    }

    [Fact]
    public async Task A_file_that_is_still_being_copied_is_read_at_the_next_look()
    {
        _documents.With("pools.md", "# Pools\n\nThe pools open at nine.");
        _documents.Locked = ("pools.md", new IOException("In use."));
        Assert.Single((await _knowledge.RefreshAsync("hotel", default)).Problems);

        _documents.Locked = null;
        Assert.Empty((await _knowledge.RefreshAsync("hotel", default)).Problems);
        Assert.NotEmpty(await AskAsync("When do the pools open?"));
    }

    [Fact]
    public async Task Many_guests_may_ask_while_documents_change()
    {
        _documents.With("pools.md", "# Pools\n\nThe pools open at nine.");
        var questions = Enumerable.Range(0, 50).Select(_ => Task.Run(() => AskAsync("When do the pools open?")));
        var changes = Enumerable.Range(0, 20).Select(_ => Task.Run(() => _knowledge.RefreshAsync("hotel", default)));

        await Task.WhenAll(changes);
        Assert.All(await Task.WhenAll(questions), passages => Assert.Single(passages));
    }

    private async Task<IReadOnlyList<Passage>> AskAsync(string question) =>
        [.. (await _knowledge.SearchAsync("hotel", question, language: null)).Passages.Select(found => found.Passage)];
}
