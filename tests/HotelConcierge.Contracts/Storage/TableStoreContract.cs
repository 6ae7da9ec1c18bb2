using HotelConcierge.Storage;
using Xunit;

namespace HotelConcierge.Contracts.Storage;

/// <summary>What every table store promises. A fresh store for every test; a subclass disposes its own.</summary>
public abstract partial class TableStoreContract
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly TableName Table = new("spabookings");

    protected abstract ITableStore Store { get; }

    /// <summary>
    /// A text as the store gives it back: itself, or on a wire that knows no half of a surrogate pair with U+FFFD in its place.
    /// </summary>
    protected virtual string AsKept(string text) => text;

    [Fact]
    public async Task A_row_is_inserted_once()
    {
        Assert.True(await Store.TryInsertAsync(Table, Row("1", "first"), None));
        Assert.False(await Store.TryInsertAsync(Table, Row("1", "second"), None));

        Assert.Equal("first", (await FindAsync("1"))!["text"]);
    }

    [Fact]
    public async Task A_row_is_read_as_it_was_written()
    {
        await Store.PutAsync(Table, new("room 12", "k", Properties(("a", "1"), ("B2", "2"))), None);

        var row = await Store.FindAsync(Table, "room 12", "k", None);

        Assert.Equal(("room 12", "k"), (row!.Partition, row.Key));
        Assert.Equal(Properties(("a", "1"), ("B2", "2")), row.Properties);
        Assert.Null(row["c"]);
        Assert.NotEmpty(row.Version);
    }

    [Fact]
    public async Task Putting_a_row_replaces_all_its_properties()
    {
        await Store.PutAsync(Table, new("p", "1", Properties(("old", "1"))), None);
        await Store.PutAsync(Table, new("p", "1", Properties(("young", "2"))), None);

        Assert.Equal(["young"], (await FindAsync("1"))!.Properties.Keys, StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_row_is_replaced_only_as_it_was_read()
    {
        await Store.PutAsync(Table, Row("1", "first"), None);
        var read = (await FindAsync("1"))!;

        Assert.True(await Store.TryReplaceAsync(Table, Row("1", "second") with { Version = read.Version }, None));
        Assert.False(await Store.TryReplaceAsync(Table, Row("1", "third") with { Version = read.Version }, None));

        Assert.Equal("second", (await FindAsync("1"))!["text"]);
    }

    [Fact]
    public async Task A_version_is_new_at_every_write_even_of_the_same_text()
    {
        var versions = new HashSet<string>(StringComparer.Ordinal);
        for (var write = 0; write < 5; write++)
        {
            await Store.PutAsync(Table, Row("1", "same"), None);
            versions.Add((await FindAsync("1"))!.Version);
        }

        Assert.Equal(5, versions.Count);
    }

    [Fact]
    public async Task A_row_that_was_deleted_and_inserted_again_does_not_match_its_old_version()
    {
        await Store.TryInsertAsync(Table, Row("1", "same"), None);
        var old = (await FindAsync("1"))!;
        await Store.DeleteAsync(Table, "p", "1", None);
        await Store.TryInsertAsync(Table, Row("1", "same"), None);

        Assert.False(await Store.TryReplaceAsync(Table, old, None));
        Assert.False(await Store.TryDeleteAsync(Table, "p", "1", old.Version, None));
    }

    [Fact]
    public async Task Replacing_a_row_that_is_gone_does_nothing()
    {
        await Store.PutAsync(Table, Row("1", "first"), None);
        var read = (await FindAsync("1"))!;
        await Store.DeleteAsync(Table, "p", "1", None);

        Assert.False(await Store.TryReplaceAsync(Table, read, None));
        Assert.Null(await FindAsync("1"));
    }

    [Fact]
    public async Task Of_many_that_replace_what_they_read_exactly_one_wins()
    {
        await Store.PutAsync(Table, Row("1", "start"), None);
        var read = (await FindAsync("1"))!;

        var won = await Task.WhenAll(Enumerable.Range(0, 30).Select(racer =>
            Task.Run(() => Store.TryReplaceAsync(Table, Row("1", $"racer {racer}") with { Version = read.Version }, None))));

        Assert.Single(won, outcome => outcome);
        Assert.Equal($"racer {Array.IndexOf(won, true)}", (await FindAsync("1"))!["text"]);
    }

    [Fact]
    public async Task Of_many_that_insert_one_row_exactly_one_wins()
    {
        var won = await Task.WhenAll(Enumerable.Range(0, 30).Select(racer =>
            Task.Run(() => Store.TryInsertAsync(Table, Row("1", $"racer {racer}"), None))));

        Assert.Single(won, outcome => outcome);
        Assert.Equal($"racer {Array.IndexOf(won, true)}", (await FindAsync("1"))!["text"]);
    }

    [Fact]
    public async Task Counting_with_versions_loses_no_count_however_many_count()
    {
        await Store.PutAsync(Table, Row("1", "0"), None);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var counted = 0; counted < 5;)
            {
                var read = (await FindAsync("1"))!;
                var next = int.Parse(read["text"]!, System.Globalization.CultureInfo.InvariantCulture) + 1;
                if (await Store.TryReplaceAsync(Table, Row("1", $"{next}") with { Version = read.Version }, None))
                    counted++;
            }
        })));

        Assert.Equal("40", (await FindAsync("1"))!["text"]);
    }

    [Fact]
    public async Task Deleting_a_row_that_is_not_there_is_no_error()
    {
        await Store.DeleteAsync(Table, "p", "never", None);
        await Store.PutAsync(Table, Row("1", "x"), None);
        await Store.DeleteAsync(Table, "p", "1", None);
        await Store.DeleteAsync(Table, "p", "1", None);

        Assert.Null(await FindAsync("1"));
    }

    [Fact]
    public async Task A_row_is_deleted_on_condition_only_as_it_was_read()
    {
        await Store.PutAsync(Table, Row("1", "first"), None);
        var read = (await FindAsync("1"))!;
        await Store.PutAsync(Table, Row("1", "second"), None);

        Assert.False(await Store.TryDeleteAsync(Table, "p", "1", read.Version, None));
        Assert.True(await Store.TryDeleteAsync(Table, "p", "1", (await FindAsync("1"))!.Version, None));
        Assert.Null(await FindAsync("1"));
    }

    [Fact]
    public async Task A_condition_without_a_version_is_a_mistake_of_the_caller()
    {
        await Store.PutAsync(Table, Row("1", "x"), None);

        await Assert.ThrowsAsync<ArgumentException>(() => Store.TryReplaceAsync(Table, Row("1", "y"), None));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.TryDeleteAsync(Table, "p", "1", "", None));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.TryBatchAsync(Table, "p", [new TableChange.Replace(Row("1", "y"))], None));
    }

    [Fact]
    public async Task A_table_that_was_never_written_holds_nothing()
    {
        var missing = new TableName("missing");
        await Store.PutAsync(Table, Row("1", "x"), None);
        var version = (await FindAsync("1"))!.Version;

        Assert.Null(await Store.FindAsync(missing, "p", "1", None));
        Assert.Empty(await Store.ScanAsync(missing, "p", "", None).ToListAsync());
        Assert.False(await Store.TryDeleteAsync(missing, "p", "1", version, None));
        Assert.False(await Store.TryReplaceAsync(missing, Row("1", "x") with { Version = version }, None));
    }

    [Fact]
    public async Task Tables_and_partitions_do_not_see_each_others_rows()
    {
        var words = new TableName("select");
        await Store.PutAsync(Table, Row("1", "here"), None);
        await Store.PutAsync(words, Row("1", "there"), None);
        await Store.PutAsync(Table, Row("1", "next door") with { Partition = "P" }, None);

        Assert.Equal("here", (await FindAsync("1"))!["text"]);
        Assert.Equal("there", (await Store.FindAsync(words, "p", "1", None))!["text"]);
        Assert.Equal(["here"], await ScanAsync(""));
    }

    [Fact]
    public async Task A_partition_is_scanned_in_ordinal_order_of_the_keys()
    {
        string[] keys = ["b", "a", "B", "A", "a ", "a-", "aa", "10", "9", "é", "z", "\uFFFD", "\uE000", "漢", "_", "~"];
        foreach (var key in keys)
            await Store.PutAsync(Table, Row(key, key), None);

        Assert.Equal(keys.Order(StringComparer.Ordinal), await ScanAsync(""), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("2026-1", new[] { "2026-1", "2026-10", "2026-11" })]
    [InlineData("2026-2", new[] { "2026-2" })]
    [InlineData("2027", new string[0])]
    [InlineData("2026%", new[] { "2026%" })]
    [InlineData("2026_", new[] { "2026_" })]
    [InlineData("a*", new[] { "a*[" })]
    public async Task A_prefix_is_taken_by_the_letter(string prefix, string[] expected)
    {
        foreach (var key in new[] { "2025", "2026-1", "2026-10", "2026-11", "2026-2", "2026%", "2026_", "a", "a*[", "ab", "A*[" })
            await Store.PutAsync(Table, Row(key, key), None);

        Assert.Equal(expected, await ScanAsync(prefix), StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_long_partition_is_scanned_whole()
    {
        foreach (var block in Enumerable.Range(0, 5))
            await Store.TryBatchAsync(
                Table,
                "p",
                [.. Enumerable.Range(block * 100, 100).Select(n => new TableChange.Put(Row($"{n:D4}", $"{n}")))],
                None);

        Assert.Equal(Enumerable.Range(0, 500).Select(n => $"{n}"), await ScanAsync(""), StringComparer.Ordinal);
        Assert.Equal(100, (await ScanAsync("02")).Count);
    }

    [Fact]
    public async Task Rows_may_be_deleted_while_they_are_scanned()
    {
        foreach (var block in Enumerable.Range(0, 3))
            await Store.TryBatchAsync(
                Table,
                "p",
                [.. Enumerable.Range(block * 100, 100).Select(n => new TableChange.Put(Row($"{n:D4}", $"{n}")))],
                None);

        var seen = 0;
        await foreach (var row in Store.ScanAsync(Table, "p", "", None))
        {
            await Store.DeleteAsync(Table, "p", row.Key, None);
            seen++;
        }

        Assert.Equal(300, seen);
        Assert.Empty(await ScanAsync(""));
    }

    [Fact]
    public async Task What_the_caller_does_to_its_dictionary_later_changes_nothing()
    {
        var properties = Properties(("text", "kept"));
        await Store.PutAsync(Table, new("p", "1", properties), None);

        properties["text"] = "changed";

        Assert.Equal("kept", (await FindAsync("1"))!["text"]);
    }

    [Fact]
    public async Task Work_that_was_cancelled_before_it_began_is_not_done()
    {
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.PutAsync(Table, Row("1", "x"), cancelled));
        Assert.Null(await FindAsync("1"));
    }

    private static TableRow Row(string key, string text) => new("p", key, Properties(("text", text)));

    private static Dictionary<string, string> Properties(params (string Name, string Text)[] properties) =>
        properties.ToDictionary(property => property.Name, property => property.Text, StringComparer.Ordinal);

    private Task<TableRow?> FindAsync(string key) => Store.FindAsync(Table, "p", key, None);

    private async Task<List<string>> ScanAsync(string prefix) =>
        await Store.ScanAsync(Table, "p", prefix, None).Select(row => row["text"]!).ToListAsync();
}
