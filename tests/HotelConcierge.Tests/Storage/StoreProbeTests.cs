using HotelConcierge.Contracts;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Diagnostics;
using HotelConcierge.Storage;
using HotelConcierge.Tests.Turns;

namespace HotelConcierge.Tests.Storage;

/// <summary>Asking a store how it is leaves one thing there, however often it is asked, broken off or asked by several at once.</summary>
public sealed class StoreProbeTests
{
    private static readonly StoreRemedies Remedies = StoreRemedies.None;

    private readonly ManualTimeProvider _clock = new();
    private readonly InMemoryTableStore _tables = new();
    private readonly InMemoryBlobStore _files = new();

    [Fact]
    public async Task What_was_broken_off_between_writing_and_reading_is_not_left_for_ever()
    {
        for (var time = 0; time < 3; time++)
        {
            _clock.Advance(TimeSpan.FromMinutes(1));
            await Assert.ThrowsAsync<OperationCanceledException>(() => AskTablesAsync(point => Die(point, "after putting into readiness")));
            await Assert.ThrowsAsync<OperationCanceledException>(() =>
                new FilesProbe(new BreaksOff(_files), Remedies, _clock).AskAsync(default));
        }

        Assert.Single(await RowsAsync());
        Assert.Single(await _files.ListAsync(new("readiness"), default).ToListAsync());
        Assert.Equal(Condition.Well, (await AskTablesAsync(_ => { })).Condition);
        Assert.Equal(Condition.Well, (await new FilesProbe(_files, Remedies, _clock).AskAsync(default)).Condition);

        static void Die(string point, string where)
        {
            if (point == where)
                throw new OperationCanceledException();
        }
    }

    [Theory]
    [InlineData("after reading readiness")]
    [InlineData("before putting into readiness")]
    [InlineData("after putting into readiness")]
    [InlineData("before reading readiness")]
    public async Task Instances_that_ask_at_once_do_not_disturb_each_other(string where)
    {
        Finding? other = null;

        var finding = await AskTablesAsync(point =>
        {
            if (point == where)
                other = AskTablesAsync(_ => { }).GetAwaiter().GetResult();
        });

        Assert.Equal((Condition.Well, Condition.Well), (finding.Condition, other!.Condition));
    }

    [Fact]
    public async Task A_store_that_shows_what_was_there_before_is_not_well()
    {
        await AskTablesAsync(_ => { });
        var before = Assert.Single(await RowsAsync());

        var finding = await AskTablesAsync(point =>
        {
            if (point == "after putting into readiness")
                _tables.PutAsync(new("readiness"), before, default).GetAwaiter().GetResult();
        });

        Assert.Equal(Condition.NotWell, finding.Condition);
    }

    private Task<Finding> AskTablesAsync(Action<string> pass) =>
        new TablesProbe(new PassingTableStore(_tables, pass), Remedies, _clock).AskAsync(default);

    private async Task<List<TableRow>> RowsAsync() => await _tables.ScanAsync(new("readiness"), "probe", "", default).ToListAsync();

    /// <summary>Whoever writes a file does not live to read it.</summary>
    private sealed class BreaksOff(IBlobStore inner) : IBlobStore
    {
        public async Task PutAsync(BlobName name, Blob blob, CancellationToken cancellationToken)
        {
            await inner.PutAsync(name, blob, cancellationToken);
            throw new OperationCanceledException();
        }

        public Task<Blob?> FindAsync(BlobName name, CancellationToken cancellationToken) => inner.FindAsync(name, cancellationToken);

        public Task DeleteAsync(BlobName name, CancellationToken cancellationToken) => inner.DeleteAsync(name, cancellationToken);

        public IAsyncEnumerable<BlobName> ListAsync(BlobName folder, CancellationToken cancellationToken) =>
            inner.ListAsync(folder, cancellationToken);
    }
}
