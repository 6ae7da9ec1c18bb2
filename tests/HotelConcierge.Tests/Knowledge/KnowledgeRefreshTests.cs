using HotelConcierge.Contracts;
using HotelConcierge.Knowledge;
using HotelConcierge.Tests.Assistants;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace HotelConcierge.Tests.Knowledge;

public sealed class KnowledgeRefreshTests
{
    private readonly InMemoryKnowledgeSource _papers = new InMemoryKnowledgeSource().With("pools.en.md", "# Pools\n\nThe pools open at nine.");
    private readonly RecordedLogs _log = new();

    [Fact]
    public async Task Every_assistants_papers_are_read_before_a_guest_asks()
    {
        using var knowledge = new KnowledgeBase(_papers, embeddings: null, new ManualTimeProvider(), NullLogger<KnowledgeBase>.Instance);
        await Refresh(knowledge).RefreshAsync(default);
        var reads = _papers.Reads.Count;

        Assert.Equal(Shipped.Catalog.All.Count, reads);
        foreach (var assistant in Shipped.Catalog.All)
            Assert.Single((await knowledge.SearchAsync(assistant.Name, "When do the pools open?", "en")).Passages);
        Assert.Equal(reads, _papers.Reads.Count);
    }

    [Fact]
    public async Task What_cannot_be_read_is_told_and_tried_again_at_the_next_look()
    {
        using var knowledge = new KnowledgeBase(_papers, embeddings: null, new ManualTimeProvider(), NullLogger<KnowledgeBase>.Instance);
        _papers.Outage = new IOException("The account is away.");
        await Refresh(knowledge).RefreshAsync(default);
        Assert.Equal(Shipped.Catalog.All.Count, _papers.Listings);
        foreach (var assistant in Shipped.Catalog.All)
            Assert.Contains(_log.Lines, line => line.Contains($"Knowledge of {assistant.Name} could not be read", StringComparison.Ordinal));

        _papers.Outage = null;
        await Refresh(knowledge).RefreshAsync(default);
        Assert.Equal(Shipped.Catalog.All.Count, _papers.Reads.Count);
    }

    private KnowledgeRefresh Refresh(KnowledgeBase knowledge) => new(knowledge, Shipped.Catalog, _log.CreateLogger<KnowledgeRefresh>());
}
