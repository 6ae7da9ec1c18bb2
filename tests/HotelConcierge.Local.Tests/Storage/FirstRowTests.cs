using System.Globalization;
using HotelConcierge.Local.Storage;
using HotelConcierge.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace HotelConcierge.Local.Tests.Storage;

/// <summary>Whoever reads while a table's first row is written sees the row or nothing, and never that there is no such table.</summary>
public sealed class FirstRowTests
{
    private const int Tables = 300;
    private const int Readers = 12;

    [Fact]
    public async Task A_table_that_comes_into_being_while_it_is_read_is_empty_or_has_its_row()
    {
        using var folder = new TemporaryFolder();
        await using var database = new SqliteDatabase(folder.Path, NullLogger<SqliteDatabase>.Instance);
        var store = new SqliteTableStore(database);
        for (var number = 0; number < Tables; number++)
        {
            var table = new TableName(string.Create(CultureInfo.InvariantCulture, $"table{number}"));
            var row = new TableRow("guest", "row", new Dictionary<string, string>(StringComparer.Ordinal) { ["says"] = "hello" });
            var readers = Enumerable
                .Range(0, Readers)
                .Select(reader => Task.Run(() => reader % 2 == 0 ? FindAsync() : ScanAsync()))
                .ToList();
            await Task.WhenAll([Task.Run(() => store.PutAsync(table, row, CancellationToken.None)), .. readers]);

            Assert.All(await Task.WhenAll(readers), said => Assert.Contains(said, new[] { null, "hello" }));
            Assert.Equal("hello", await FindAsync());
            Assert.Equal("hello", await ScanAsync());

            async Task<string?> FindAsync() => (await store.FindAsync(table, "guest", "row", CancellationToken.None))?["says"];

            async Task<string?> ScanAsync() =>
                (await store.ScanAsync(table, "guest", keyPrefix: "", CancellationToken.None).SingleOrDefaultAsync())?["says"];
        }
    }
}
