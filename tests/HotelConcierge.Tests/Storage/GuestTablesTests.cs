using System.Reflection;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Messages;
using HotelConcierge.Storage;

namespace HotelConcierge.Tests.Storage;

public sealed class GuestTablesTests
{
    private static readonly ConversationId Guest = new("phone-abc");
    private static readonly ConversationId Another = new("phone-abcd");
    private readonly InMemoryTableStore _store = new();
    private readonly GuestTables _tables;

    public GuestTablesTests() => _tables = new(_store);

    [Fact]
    public void Every_table_that_is_named_is_erased()
    {
        var named = typeof(GuestTables).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.FieldType == typeof(TableName))
            .Select(field => (TableName)field.GetValue(null)!);

        Assert.Equal(named, GuestTables.All);
    }

    [Fact]
    public async Task Erasing_takes_all_of_one_guest_and_nothing_of_another()
    {
        foreach (var table in GuestTables.All)
        {
            await FillAsync(table, Guest, 250);
            await FillAsync(table, Another, 3);
        }

        await _tables.EraseAsync(Guest, exceptKeyPrefix: "", CancellationToken.None);

        foreach (var table in GuestTables.All)
        {
            Assert.Empty(await KeysAsync(table, Guest));
            Assert.Equal(3, (await KeysAsync(table, Another)).Count);
        }
    }

    [Fact]
    public async Task What_begins_with_the_exception_stays()
    {
        await FillAsync(GuestTables.Turns, Guest, 30);
        await _tables.EraseAsync(Guest, exceptKeyPrefix: "row-001", CancellationToken.None);

        Assert.Equal(Enumerable.Range(10, 10).Select(number => $"row-{number:D4}"), await KeysAsync(GuestTables.Turns, Guest));
    }

    [Fact]
    public async Task A_row_that_goes_while_others_are_erased_hinders_nothing()
    {
        await FillAsync(GuestTables.Turns, Guest, 150);
        var racing = new GuestTables(new RowsVanish(_store));
        await racing.EraseAsync(GuestTables.Turns, Guest, exceptKeyPrefix: "", CancellationToken.None);

        Assert.Empty(await KeysAsync(GuestTables.Turns, Guest));
    }

    [Fact]
    public async Task Erasing_what_is_not_there_is_no_error()
    {
        await _tables.EraseAsync(Guest, exceptKeyPrefix: "", CancellationToken.None);
        await _tables.EraseAsync(Guest, exceptKeyPrefix: "", CancellationToken.None);

        foreach (var table in GuestTables.All)
            Assert.Empty(await KeysAsync(table, Guest));
    }

    private async Task FillAsync(TableName table, ConversationId guest, int rows)
    {
        for (var number = 0; number < rows; number++)
            await _store.PutAsync(
                table,
                new(guest.Value, $"row-{number:D4}", new Dictionary<string, string> { ["a"] = "b" }),
                CancellationToken.None);
    }

    private async Task<List<string>> KeysAsync(TableName table, ConversationId guest)
    {
        var keys = new List<string>();
        await foreach (var row in _store.ScanAsync(table, guest.Value, keyPrefix: "", CancellationToken.None))
            keys.Add(row.Key);
        return keys;
    }

    /// <summary>Before each batch somebody else deletes its first row.</summary>
    private sealed class RowsVanish(ITableStore inner) : ITableStore
    {
        public Task<bool> TryInsertAsync(TableName table, TableRow row, CancellationToken cancellationToken) =>
            inner.TryInsertAsync(table, row, cancellationToken);

        public Task PutAsync(TableName table, TableRow row, CancellationToken cancellationToken) =>
            inner.PutAsync(table, row, cancellationToken);

        public Task<bool> TryReplaceAsync(TableName table, TableRow row, CancellationToken cancellationToken) =>
            inner.TryReplaceAsync(table, row, cancellationToken);

        public Task DeleteAsync(TableName table, string partition, string key, CancellationToken cancellationToken) =>
            inner.DeleteAsync(table, partition, key, cancellationToken);

        public Task<bool> TryDeleteAsync(
            TableName table,
            string partition,
            string key,
            string version,
            CancellationToken cancellationToken
        ) => inner.TryDeleteAsync(table, partition, key, version, cancellationToken);

        public Task<TableRow?> FindAsync(TableName table, string partition, string key, CancellationToken cancellationToken) =>
            inner.FindAsync(table, partition, key, cancellationToken);

        public IAsyncEnumerable<TableRow> ScanAsync(
            TableName table,
            string partition,
            string keyPrefix,
            CancellationToken cancellationToken
        ) => inner.ScanAsync(table, partition, keyPrefix, cancellationToken);

        public async Task<bool> TryBatchAsync(
            TableName table,
            string partition,
            IReadOnlyList<TableChange> changes,
            CancellationToken cancellationToken)
        {
            await inner.DeleteAsync(table, partition, changes[0].Key, cancellationToken);
            return await inner.TryBatchAsync(table, partition, changes, cancellationToken);
        }
    }
}
