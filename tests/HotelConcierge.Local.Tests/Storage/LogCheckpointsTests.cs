using HotelConcierge.Contracts;
using HotelConcierge.Local.Storage;
using Microsoft.Data.Sqlite;

namespace HotelConcierge.Local.Tests.Storage;

public sealed class LogCheckpointsTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder _folder = new();
    private readonly ManualTimeProvider _clock = new();
    private readonly RecordedLogs _logs = new();
    private readonly SemaphoreSlim _woken = new(0);
    private readonly SqliteConnection _writing;

    public LogCheckpointsTests()
    {
        SQLitePCL.Batteries_V2.Init();
        _writing = Open(SqliteOpenMode.ReadWriteCreate);
        _writing.Execute("pragma journal_mode = wal");
        _writing.Execute("pragma wal_autocheckpoint = 0");
        _writing.Execute("create table notes (text text)");
    }

    public void Dispose()
    {
        DatabaseFile.Close(_writing);
        _woken.Dispose();
        _logs.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task While_the_disk_takes_nothing_it_is_tried_ever_more_rarely_and_said_once_and_once_when_it_works_again()
    {
        // What cannot write to the file fails as on a full disk.
        var full = Open(SqliteOpenMode.ReadOnly);
        full.Number("select count(*) from notes");
        var (isFull, tries) = (true, 0);
        using var checkpoints = new LogCheckpoints(Aside, left: 0, () => _woken.Release(), _clock, _logs);
        checkpoints.Empty();
        var emptied = checkpoints.Emptied;
        var pauses = new List<double>();
        for (var round = 1; round <= 8; round++)
        {
            await RoundAsync(full);
            Assert.Equal(round, tries);

            // A host in full swing commits all the time.
            for (var write = 0; write < 10_000; write++)
                checkpoints.Committed(full, 1);
            Assert.Equal(round, tries);
            var pause = await _clock.WaitForTimerAsync();
            pauses.Add(pause.TotalSeconds);
            _clock.Advance(pause);
        }

        Assert.Equal([1, 2, 4, 8, 16, 32, 60, 60], pauses);
        Assert.StartsWith("Warning: The write-ahead log could not be copied", Assert.Single(_logs.Lines), StringComparison.Ordinal);
        Assert.False(emptied.IsCompleted);

        isFull = false;
        await RoundAsync(_writing);

        await emptied.WaitAsync(Patience);
        Assert.True(checkpoints.Emptied.IsCompletedSuccessfully);
        Assert.Equal(["Information: The write-ahead log is copied into the database again"], _logs.Lines.Skip(1));
        Assert.Equal(0, LogLength);
        DatabaseFile.Close(full);

        SqliteConnection Aside()
        {
            tries++;
            return isFull ? throw new DatabaseException("The disk is full.") : Open(SqliteOpenMode.ReadWrite);
        }

        async Task RoundAsync(SqliteConnection writing)
        {
            await WokenAsync();
            checkpoints.Committed(writing, 1);
            await WokenAsync();
            checkpoints.Committed(writing, 1);
        }
    }

    [Fact]
    public async Task A_reader_in_the_way_is_waited_for_a_moment_and_nothing_is_said_of_it()
    {
        var reader = Open(SqliteOpenMode.ReadOnly);
        reader.Execute("begin");
        reader.Number("select count(*) from notes");
        using var checkpoints = new LogCheckpoints(() => Open(SqliteOpenMode.ReadWrite), left: 0, () => _woken.Release(), _clock, _logs);
        checkpoints.Empty();
        for (var round = 0; round < 3; round++)
        {
            await WokenAsync();
            checkpoints.Committed(_writing, 1);
            await WokenAsync();
            checkpoints.Committed(_writing, 1);
            Assert.Equal(LogCheckpoints.AfterReader, await _clock.WaitForTimerAsync());
            if (round == 2)
                DatabaseFile.Close(reader);
            _clock.Advance(LogCheckpoints.AfterReader);
        }

        Assert.NotEqual(0, LogLength);
        await WokenAsync();
        checkpoints.Committed(_writing, 1);
        await WokenAsync();
        checkpoints.Committed(_writing, 1);

        await checkpoints.Emptied.WaitAsync(Patience);
        Assert.Equal(0, LogLength);
        Assert.Empty(_logs.Lines);
    }

    [Fact]
    public async Task What_is_asked_for_during_a_copy_is_done_after_it()
    {
        var inCopy = new TaskCompletionSource();
        using var goOn = new ManualResetEventSlim();
        using var checkpoints = new LogCheckpoints(Aside, left: 0, () => _woken.Release(), _clock, _logs);
        checkpoints.Committed(_writing, 100_000);
        await inCopy.Task.WaitAsync(Patience);

        checkpoints.Empty();
        await WokenAsync();
        checkpoints.Committed(_writing, 1);
        goOn.Set();
        await WokenAsync();
        checkpoints.Committed(_writing, 1);

        await checkpoints.Emptied.WaitAsync(Patience);
        Assert.Equal(0, LogLength);

        SqliteConnection Aside()
        {
            inCopy.SetResult();
            goOn.Wait(Patience);
            return Open(SqliteOpenMode.ReadWrite);
        }
    }

    private long LogLength => new FileInfo(Path.Combine(_folder.Path, SqliteDatabase.FileName + "-wal")).Length;

    private async Task WokenAsync() => Assert.True(await _woken.WaitAsync(Patience), "The writer was not woken.");

    private SqliteConnection Open(SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(_folder.Path, SqliteDatabase.FileName),
            Mode = mode,
            Pooling = false,
        }.ToString());
        connection.Open();
        connection.Execute("pragma busy_timeout = 0");
        return connection;
    }
}
