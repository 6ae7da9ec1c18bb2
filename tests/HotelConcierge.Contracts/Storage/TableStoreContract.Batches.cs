using HotelConcierge.Storage;
using Xunit;

namespace HotelConcierge.Contracts.Storage;

public abstract partial class TableStoreContract
{
    /// <summary>
    /// Each is made with a version that the row "there" had once: what is no version at all is a mistake, which a service may refuse
    /// in its own way.
    /// </summary>
    public static TheoryData<string, Func<string, TableChange>> Impossible { get; } = new()
    {
        { "inserting what is there", _ => new TableChange.Insert(Row("there", "new")) },
        { "replacing what has changed", stale => new TableChange.Replace(Row("there", "new") with { Version = stale }) },
        { "replacing what is gone", stale => new TableChange.Replace(Row("gone", "new") with { Version = stale }) },
        { "deleting what is gone", _ => new TableChange.Delete("gone") },
        { "deleting what has changed", stale => new TableChange.Delete("there", stale) },
    };

    [Fact]
    public async Task A_batch_is_applied_whole()
    {
        await Store.PutAsync(Table, Row("replaced", "old"), None);
        await Store.PutAsync(Table, Row("deleted", "old"), None);
        await Store.PutAsync(Table, Row("put", "old"), None);
        var read = (await FindAsync("replaced"))!;

        Assert.True(await Store.TryBatchAsync(
            Table,
            "p",
            [
                new TableChange.Insert(Row("inserted", "new")),
                new TableChange.Put(Row("put", "new")),
                new TableChange.Replace(Row("replaced", "new") with { Version = read.Version }),
                new TableChange.Delete("deleted"),
            ],
            None));

        Assert.Equal(["new", "new", "new"], await ScanAsync(""));
        Assert.Null(await FindAsync("deleted"));
    }

    [Theory]
    [MemberData(nameof(Impossible), DisableDiscoveryEnumeration = true)]
    public async Task A_batch_with_one_impossible_change_changes_nothing(string change, Func<string, TableChange> impossible)
    {
        await Store.PutAsync(Table, Row("there", "older"), None);
        var stale = (await FindAsync("there"))!.Version;
        await Store.PutAsync(Table, Row("there", "old"), None);

        Assert.False(
            await Store.TryBatchAsync(
                Table,
                "p",
                [new TableChange.Put(Row("before", "new")), impossible(stale), new TableChange.Put(Row("behind", "new"))],
                None),
            change);

        Assert.Equal(["old"], await ScanAsync(""));
    }

    [Fact]
    public async Task A_batch_may_have_100_changes_and_not_one_more()
    {
        TableChange[] Changes(int count) => [.. Enumerable.Range(0, count).Select(n => new TableChange.Insert(Row($"{n}", "x")))];

        await Assert.ThrowsAsync<ArgumentException>(() => Store.TryBatchAsync(Table, "p", Changes(101), None));
        Assert.True(await Store.TryBatchAsync(Table, "p", Changes(100), None));
        Assert.False(await Store.TryBatchAsync(Table, "p", Changes(100), None));

        Assert.Equal(100, (await ScanAsync("")).Count);
    }

    [Fact]
    public async Task A_batch_is_of_one_partition_names_a_row_once_and_is_not_empty()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Store.TryBatchAsync(Table, "p", [], None));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.TryBatchAsync(Table, "other", [new TableChange.Put(Row("1", "x"))], None));
        await Assert.ThrowsAsync<ArgumentException>(() =>
            Store.TryBatchAsync(Table, "p", [new TableChange.Put(Row("1", "x")), new TableChange.Delete("1")], None));
        await Assert.ThrowsAsync<ArgumentException>(() =>
            Store.TryBatchAsync(
                Table,
                "p",
                [.. Enumerable.Range(0, 17).Select(n => new TableChange.Put(Row($"{n}", new string('x', 32_768))))],
                None));

        Assert.Empty(await ScanAsync(""));
    }

    [Fact]
    public async Task Of_two_batches_that_insert_one_row_exactly_one_is_applied()
    {
        var won = await Task.WhenAll(Enumerable.Range(0, 10).Select(racer => Task.Run(() => Store.TryBatchAsync(
            Table, "p", [new TableChange.Insert(Row($"own {racer}", "x")), new TableChange.Insert(Row("wanted", $"{racer}"))], None))));

        Assert.Single(won, outcome => outcome);
        Assert.Equal(2, (await ScanAsync("")).Count);
    }
}
