using HotelConcierge.Contracts;
using HotelConcierge.Knowledge;
using HotelConcierge.Tests.Assistants;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace HotelConcierge.Tests.Knowledge;

public sealed class KnowledgeRefreshTests
{
    private readonly InMemoryKnowledgeSource _documents = new InMemoryKnowledgeSource().With(
        "pools.en.md",
        "# Pools\n\nThe pools open at nine.");
    private readonly RecordedLogs _log = new();

    [Fact]
    public async Task Every_assistants_documents_are_read_before_a_guest_asks()
    {
        using var knowledge = new KnowledgeBase(_documents, embeddings: null, new ManualTimeProvider(), NullLogger<KnowledgeBase>.Instance);
        await Refresh(knowledge).RefreshAsync(default);
        var reads = _documents.Reads.Count;

        Assert.Equal(Shipped.Catalog.All.Count, reads);
        foreach (var assistant in Shipped.Catalog.All)
            Assert.Single((await knowledge.SearchAsync(assistant.Name, "When do the pools open?", "en")).Passages);
        Assert.Equal(reads, _documents.Reads.Count);
    }

    [Fact]
    public async Task What_cannot_be_read_is_told_and_tried_again_at_the_next_look()
    {
        using var knowledge = new KnowledgeBase(_documents, embeddings: null, new ManualTimeProvider(), NullLogger<KnowledgeBase>.Instance);
        _documents.Outage = new IOException("The account is away.");
        await Refresh(knowledge).RefreshAsync(default);
        Assert.Equal(Shipped.Catalog.All.Count, _documents.Listings);
        foreach (var assistant in Shipped.Catalog.All)
            Assert.Contains(
                _log.Lines,
                line => line.Contains($"Knowledge of {assistant.Name} could not be read", StringComparison.Ordinal));

        _documents.Outage = null;
        await Refresh(knowledge).RefreshAsync(default);
        Assert.Equal(Shipped.Catalog.All.Count, _documents.Reads.Count);
    }

    private KnowledgeRefresh Refresh(KnowledgeBase knowledge) => new(knowledge, Shipped.Catalog, _log.CreateLogger<KnowledgeRefresh>());
}
