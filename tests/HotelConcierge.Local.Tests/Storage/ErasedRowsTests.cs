using System.Globalization;
using System.Text;
using HotelConcierge.Local.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace HotelConcierge.Local.Tests.Storage;

/// <summary>What SQLite leaves of rows that are deleted, and of those that it moved before.</summary>
public sealed class ErasedRowsTests : IDisposable
{
    private const int Rows = 3000;
    private const string Mark = "+34600123456";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Rows_that_moved_from_page_to_page_before_they_were_erased_are_in_no_gap_of_a_page()
    {
        await using var database = new SqliteDatabase(_folder.Path, NullLogger<SqliteDatabase>.Instance);
        var random = new Random(1);
        await database.WriteAsync(
            connection =>
            {
                connection.Execute("create table talks (id text primary key, text text) without rowid");
                for (var row = 0; row < Rows; row++)
                {
                    // Keys in no order and texts that grow have SQLite move rows to other pages all the time.
                    var id = string.Create(CultureInfo.InvariantCulture, $"{random.Next():x8}-{row % 10}");
                    var text = (row % 10 == 0 ? Mark : "somebody else") + new string('.', random.Next(20, 900));
                    connection.Execute("insert into talks values (@id, @text)", ("@id", id), ("@text", text));
                }

                return true;
            },
            CancellationToken.None);
        const string Longer = "update talks set text = text || @more where id like '%-0' or id like '%-5'";
        await database.WriteAsync(connection => connection.Execute(Longer, ("@more", new string('!', 700))), CancellationToken.None);
        database.EmptyLog();
        await database.LogEmptied;
        Assert.True(Contains(Mark));

        await database.WriteAsync(connection => connection.Execute("delete from talks where id like '%-0'"), CancellationToken.None);
        database.EmptyLog();
        await database.LogEmptied;

        Assert.False(Contains(Mark), "Something of an erased row is left.");
        Assert.Equal(
            Rows * 9 / 10,
            await database.ReadAsync(connection => connection.Number("select count(*) from talks"), CancellationToken.None));
    }

    [Fact]
    public async Task Nobody_who_reads_or_writes_meanwhile_is_refused()
    {
        const int Rounds = 20, Times = 25;
        await using var database = new SqliteDatabase(_folder.Path, NullLogger<SqliteDatabase>.Instance);
        await database.WriteAsync(
            connection => connection.Execute("create table notes (id integer primary key, text text)"),
            CancellationToken.None);

        for (var round = 0; round < Rounds; round++)
        {
            database.EmptyLog();
            await Task.WhenAll(Enumerable.Range(0, 12).Select(other => Task.Run(() => other % 3 == 0 ? WriteAsync() : ReadAsync())));
            await database.LogEmptied;
        }

        Assert.Equal(
            Rounds * Times * 4,
            await database.ReadAsync(connection => connection.Number("select count(*) from notes"), CancellationToken.None));

        async Task WriteAsync()
        {
            for (var time = 0; time < Times; time++)
                await database.WriteAsync(
                    connection => connection.Execute("insert into notes (text) values (@text)", ("@text", Mark)),
                    CancellationToken.None);
        }

        async Task ReadAsync()
        {
            for (var time = 0; time < Times; time++)
                await database.ReadAsync(
                    connection => connection.Number("select count(*) from notes where id % 100 = 1"),
                    CancellationToken.None);
        }
    }

    private bool Contains(string text) =>
        Directory.GetFiles(_folder.Path, SqliteDatabase.FileName + "*").Where(file => !file.EndsWith(".lock", StringComparison.Ordinal))
            .Any(file => Read(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0);

    private static byte[] Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
