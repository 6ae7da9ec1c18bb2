using System.Threading.Channels;
using HotelConcierge.Knowledge;
using HotelConcierge.Local.Knowledge;
using Microsoft.Extensions.Logging.Abstractions;

namespace HotelConcierge.Local.Tests.Knowledge;

public sealed class KnowledgeWatchTests : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("documents-");
    private readonly Channel<KnowledgeStatus> _refreshed = Channel.CreateUnbounded<KnowledgeStatus>();
    private readonly KnowledgeBase _knowledge;
    private readonly KnowledgeWatch _watch;

    public KnowledgeWatchTests()
    {
        Directory.CreateDirectory(PathOf(""));
        _knowledge = new(
            new FolderKnowledgeSource(_folder.FullName),
            embeddings: null,
            TimeProvider.System,
            NullLogger<KnowledgeBase>.Instance);
        _watch = new(_folder.FullName, ["hotel"], RefreshAsync, TimeProvider.System, NullLogger<KnowledgeWatch>.Instance);
    }

    public Task InitializeAsync() => _watch.StartAsync(default);

    public Task DisposeAsync() => _watch.StopAsync(default);

    public void Dispose()
    {
        _watch.Dispose();
        _knowledge.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_document_added_changed_moved_and_removed_while_running_changes_the_answers()
    {
        await UntilAsync(status => status.Documents == 0);

        await File.WriteAllTextAsync(PathOf("library.md"), "# Library\n\nThe library is upstairs.");
        await UntilAsync(status => status.Documents == 1);
        Assert.Equal("The library is upstairs.", await AskAsync());

        await File.WriteAllTextAsync(PathOf("library.md"), "# Library\n\nThe library is behind the lobby.\n\n## Hours\n\nAlways.");
        await UntilAsync(status => status.Passages == 2);
        Assert.Equal("The library is behind the lobby.", await AskAsync());

        Directory.CreateDirectory(PathOf("houses"));
        File.Move(PathOf("library.md"), PathOf("houses/library.txt"));
        await UntilAsync(status => status.Documents == 1 && status.Passages == 1);

        Directory.Delete(PathOf("houses"), recursive: true);
        await UntilAsync(status => status.Documents == 0);
        Assert.Null(await AskAsync());
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, "hotel", "knowledge", name);

    private async Task RefreshAsync(string assistant, CancellationToken cancellationToken) =>
        await _refreshed.Writer.WriteAsync(await _knowledge.RefreshAsync(assistant, cancellationToken), cancellationToken);

    private async Task UntilAsync(Func<KnowledgeStatus, bool> isSo)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!isSo(await _refreshed.Reader.ReadAsync(patience.Token)))
        {
            // An editor's steps may be seen one by one; the last one counts.
        }
    }

    private async Task<string?> AskAsync() =>
        (await _knowledge.SearchAsync("hotel", "Where is the library?", "en"))
            .Passages.Select(found => found.Passage.Text)
            .FirstOrDefault();
}
