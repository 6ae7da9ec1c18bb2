using HotelConcierge.Local.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using SQLitePCL;

namespace HotelConcierge.Local.Tests.Storage;

public sealed class SqliteDatabaseTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TemporaryFolder _folder = new();
    private SqliteDatabase _database;

    public SqliteDatabaseTests()
    {
        _database = Open();
        _database.WriteAsync(connection => connection.Execute("create table test_notes (n integer not null primary key, text text)"), None)
            .GetAwaiter().GetResult();
    }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_commit_survives_a_power_cut_because_every_one_is_synced_to_a_write_ahead_log()
    {
        // 2 is FULL.
        Assert.Equal(2, await _database.WriteAsync(connection => connection.Number("pragma synchronous"), None));
        Assert.Equal(
            ["wal"],
            await _database.ReadAsync(connection => connection.Query("pragma journal_mode", row => row.GetString(0)), None));
    }

    [Fact]
    public async Task Writes_that_wait_share_one_transaction()
    {
        using var busy = new ManualResetEventSlim();
        using var begun = new SemaphoreSlim(0);
        var first = _database.WriteAsync(_ => { begun.Release(); busy.Wait(); return 0; }, None);

        // From then on nothing joins the first one's transaction.
        await begun.WaitAsync();

        // Each sees what an earlier one wrote, and no reader sees any of it before they are committed together.
        var waiting = Enumerable.Range(0, 50).Select(n => _database.WriteAsync(
            connection =>
            {
                Insert(connection, n);
                return (Inside: Count(connection), Outside: _database.ReadAsync(Count, None).GetAwaiter().GetResult());
            },
            None)).ToList();
        busy.Set();
        await first;
        var seen = await Task.WhenAll(waiting);

        Assert.Equal(Enumerable.Range(1, 50).Select(n => ((long)n, 0L)), seen);
        Assert.Equal(50, await _database.ReadAsync(Count, None));
    }

    [Fact]
    public async Task A_write_that_fails_undoes_only_itself()
    {
        using var busy = new ManualResetEventSlim();
        var first = _database.WriteAsync(_ => { busy.Wait(); return 0; }, None);
        var before = _database.WriteAsync(connection => Insert(connection, 1), None);
        var failing = _database.WriteAsync<int>(
            connection =>
            {
                Insert(connection, 2);
                throw new InvalidOperationException("changed its mind");
            },
            None);
        var twice = _database.WriteAsync(connection => Insert(connection, 3) + Insert(connection, 1), None);
        var behind = _database.WriteAsync(connection => Insert(connection, 4), None);
        busy.Set();
        await first;

        await Assert.ThrowsAsync<InvalidOperationException>(() => failing);
        await Assert.ThrowsAsync<SqliteException>(() => twice);
        Assert.Equal((1, 1), (await before, await behind));
        Assert.Equal([1, 4], await _database.ReadAsync(Numbers, None));
    }

    [Fact]
    public async Task Cancelling_takes_back_only_what_has_not_begun()
    {
        using var busy = new ManualResetEventSlim();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var cancellation = new CancellationTokenSource();
        var working = _database.WriteAsync(
            connection =>
            {
                begun.SetResult();
                busy.Wait();
                return Insert(connection, 1);
            },
            cancellation.Token);
        await begun.Task;
        var waiting = _database.WriteAsync(connection => Insert(connection, 2), cancellation.Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        busy.Set();
        Assert.Equal(1, await working);
        Assert.Equal([1], await _database.ReadAsync(Numbers, None));
    }

    [Fact]
    public async Task A_full_disk_is_told_to_the_caller_and_the_next_write_works()
    {
        var pages = await _database.WriteAsync(connection => connection.Number("pragma page_count"), None);
        await _database.WriteAsync(connection => connection.Number($"pragma max_page_count = {pages}"), None);

        var error = await Assert.ThrowsAsync<DatabaseException>(() => _database.WriteAsync(
            connection => connection.Execute("insert into test_notes values (1, @text)", ("@text", new string('x', 100_000))), None));
        await _database.WriteAsync(connection => connection.Number("pragma max_page_count = 1000000"), None);

        Assert.Contains("disk is full", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, await _database.WriteAsync(connection => Insert(connection, 2), None));
        Assert.Equal([2], await _database.ReadAsync(Numbers, None));
    }

    [Fact]
    public async Task A_lock_of_another_program_is_told_to_the_caller_and_the_next_write_works()
    {
        await ReopenAsync(patience: TimeSpan.Zero);
        await using var tool = new SqliteConnection($"Data Source={File()};Pooling=False");
        tool.Open();
        tool.Execute("begin immediate");

        var error = await Assert.ThrowsAsync<DatabaseException>(() => _database.WriteAsync(connection => Insert(connection, 1), None));
        tool.Execute("rollback");
        Statements.Forget(tool);

        Assert.Contains("locked by another program", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, await _database.WriteAsync(connection => Insert(connection, 2), None));
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_told_to_the_caller_and_reading_goes_on()
    {
        await _database.WriteAsync(connection => connection.Execute("pragma query_only = 1"), None);

        var error = await Assert.ThrowsAsync<DatabaseException>(() => _database.WriteAsync(connection => Insert(connection, 1), None));

        Assert.Contains("cannot be written", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, await _database.ReadAsync(Count, None));
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_and_left_alone()
    {
        await _database.DisposeAsync();
        var letter = new string('x', 5000);
        await System.IO.File.WriteAllTextAsync(File(), letter);

        var error = Assert.Throws<DatabaseException>(() => Open());

        Assert.Contains("damaged or no database", error.Message, StringComparison.Ordinal);
        Assert.Equal(letter, await System.IO.File.ReadAllTextAsync(File()));
    }

    [Fact]
    public async Task A_file_of_a_newer_release_is_refused()
    {
        await _database.WriteAsync(connection => connection.Execute("pragma user_version = 999"), None);
        await _database.DisposeAsync();

        var error = Assert.Throws<DatabaseException>(() => Open());

        Assert.Contains("newer release (schema 999", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_host_on_the_same_folder_is_refused()
    {
        var error = Assert.Throws<DatabaseException>(() => Open());

        Assert.Contains("in use by another host", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Closing_completes_what_was_queued_and_takes_nothing_more()
    {
        using var busy = new ManualResetEventSlim();
        var first = _database.WriteAsync(_ => { busy.Wait(); return 0; }, None);
        var queued = Enumerable.Range(0, 20).Select(n => _database.WriteAsync(connection => Insert(connection, n), None)).ToList();

        var closing = _database.DisposeAsync();
        busy.Set();
        await closing;
        await first;

        Assert.All(await Task.WhenAll(queued), rows => Assert.Equal(1, rows));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => _database.WriteAsync(connection => Insert(connection, 99), None));
        _database = Open();
        Assert.Equal(20, await _database.ReadAsync(Count, None));
    }

    [Fact]
    public async Task Closing_lets_readers_at_work_end_and_keeps_nobody_waiting()
    {
        const int Places = 8;
        using var busy = new ManualResetEventSlim();
        using var begun = new CountdownEvent(Places);
        // On threads of their own: so many that wait would hold up every other test.
        var atWork = Enumerable.Range(0, Places).Select(_ => Task.Factory.StartNew(
            () => _database.ReadAsync(
                connection =>
                {
                    begun.Signal();
                    busy.Wait();
                    return Count(connection);
                },
                None),
            None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap()).ToList();
        await Task.Factory.StartNew(begun.Wait, None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        var waiting = Enumerable.Range(0, 3 * Places).Select(_ => _database.ReadAsync(Count, None)).ToList();

        var closing = _database.DisposeAsync();
        busy.Set();
        await closing;

        Assert.All(await Task.WhenAll(atWork), count => Assert.Equal(0, count));
        foreach (var reader in waiting)
            Assert.True(await Record.ExceptionAsync(() => reader) is null or ObjectDisposedException);
    }

    [Fact]
    public async Task A_reader_that_could_not_begin_does_not_fail_those_after_it()
    {
        var refusals = 1;
        // In place of a lock, which cannot be had at a moment of a test's choice.
        await _database.ReadAsync(
            connection =>
                raw.sqlite3_set_authorizer(
                    connection.Handle,
                    (_, action, table, _, _, _) =>
                        action == raw.SQLITE_READ && table == "sqlite_master" && refusals-- > 0 ? raw.SQLITE_DENY : raw.SQLITE_OK,
                    null),
            None);

        await Assert.ThrowsAsync<SqliteException>(() => _database.ReadAsync(Count, None));

        Assert.Equal(0, await _database.ReadAsync(Count, None));
    }

    [Fact]
    public async Task Many_write_and_read_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 500).Select(n => Task.Run(async () =>
        {
            await _database.WriteAsync(connection => Insert(connection, n), None);
            // Whoever awaited a write reads it.
            Assert.Equal(1, await _database.ReadAsync(
                connection => connection.Number("select count(*) from test_notes where n = @n", ("@n", n)), None));
        })));

        Assert.Equal(500, await _database.ReadAsync(Count, None));
    }

    [Fact]
    public async Task The_write_ahead_log_is_used_again_from_its_beginning_while_writes_go_on()
    {
        const int Batch = 1_000, Row = 1_000;
        await _database.WriteAsync(connection => connection.Execute("create table test_rows (n integer primary key, text text)"), None);
        var log = new FileInfo(File() + "-wal");
        var written = 0L;
        do
        {
            await Task.WhenAll(Enumerable.Range(0, Batch).Select(_ => _database.WriteAsync(
                connection => connection.Execute("insert into test_rows (text) values (@text)", ("@text", new string('x', Row))), None)));
            written += Batch * Row;
            log.Refresh();
            Assert.True(written < 200_000_000, $"{written} bytes were written and the log has {log.Length}.");
        }
        while (log.Length > written / 2);
    }

    [Fact]
    public async Task A_log_that_a_killed_process_left_is_copied_soon_after_the_next_start()
    {
        // As a process leaves it that had no time for a copy: the files of one that still runs.
        await _database.WriteAsync(connection => connection.Execute("create table test_rows (n integer primary key, text text)"), None);

        // A copy that the start asked for may come late on a busy machine: it takes nothing that a reader from before does not see.
        await using var reader = new SqliteConnection($"Data Source={File()};Pooling=False");
        reader.Open();
        reader.Execute("begin");
        Assert.Equal(0, reader.Number("select count(*) from test_rows"));
        for (var row = 0; row < 25; row++)
            await _database.WriteAsync(
                connection => connection.Execute("insert into test_rows (text) values (@text)", ("@text", new string('x', 1_000_000))),
                None);
        using var killed = new TemporaryFolder();
        foreach (var name in new[] { File(), File() + "-wal" })
            System.IO.File.Copy(name, Path.Combine(killed.Path, Path.GetFileName(name)));
        var file = new FileInfo(Path.Combine(killed.Path, SqliteDatabase.FileName));
        Assert.True(file.Length < 1_000_000, $"The log was copied before: the file has {file.Length} bytes.");

        await using var next = new SqliteDatabase(killed.Path, NullLogger<SqliteDatabase>.Instance);
        await next.WriteAsync(connection => connection.Execute("update test_rows set text = '' where n = 0"), None);

        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (file.Length < 25_000_000)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), patience.Token);
            file.Refresh();
        }

        Assert.Equal(25, await next.ReadAsync(connection => connection.Number("select count(*) from test_rows"), None));
    }

    private SqliteDatabase Open(TimeSpan? patience = null) => new(_folder.Path, NullLogger<SqliteDatabase>.Instance, patience);

    private async Task ReopenAsync(TimeSpan patience)
    {
        await _database.DisposeAsync();
        _database = Open(patience);
    }

    private string File() => Path.Combine(_folder.Path, SqliteDatabase.FileName);

    private static int Insert(SqliteConnection connection, int n) =>
        connection.Execute("insert into test_notes values (@n, null)", ("@n", n));

    private static long Count(SqliteConnection connection) => connection.Number("select count(*) from test_notes");

    private static List<int> Numbers(SqliteConnection connection) =>
        connection.Query("select n from test_notes order by n", row => row.GetInt32(0));
}
