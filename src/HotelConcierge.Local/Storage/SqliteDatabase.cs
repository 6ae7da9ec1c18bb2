using System.Collections.Concurrent;
using System.Diagnostics;
using HotelConcierge.Storage;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace HotelConcierge.Local.Storage;

/// <summary>
/// The one file that holds what this host knows, <c>concierge.db</c>. Writes are queued to one thread, which runs all that
/// wait in one transaction: whoever awaits a write knows that it is on the disk, and many share one sync of it.
/// </summary>
internal sealed partial class SqliteDatabase : IErasedTraces, IAsyncDisposable, IDisposable
{
    /// <inheritdoc cref="DatabaseFile.FileName"/>
    public const string FileName = DatabaseFile.FileName;

    private const int MaxGroup = 1000;
    private const int MaxReaders = 8;

    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(20);

    private readonly ILogger<SqliteDatabase> _log;
    private readonly DatabaseFile _file;
    private readonly BlockingCollection<QueuedWrite> _queue = [];
    private readonly ConcurrentBag<SqliteConnection> _readers = [];
    private readonly SemaphoreSlim _readersFree = new(MaxReaders);
    private readonly SqliteConnection _writing;
    private readonly LogCheckpoints _checkpoints;
    private readonly Thread _writer;

    private volatile bool _closed;

    /// <param name="folder">Created when it does not exist.</param>
    /// <param name="patience">How long to wait for another program's lock; 5 seconds when null.</param>
    /// <exception cref="DatabaseException">The file cannot be used; the message says why and what to do.</exception>
    public SqliteDatabase(string folder, ILogger<SqliteDatabase> log, TimeSpan? patience = null)
    {
        Batteries_V2.Init();
        _log = log;
        _file = new(folder, patience ?? TimeSpan.FromSeconds(5));
        try
        {
            _writing = _file.Open(SqliteOpenMode.ReadWriteCreate);
            if (_file.RemoveOldTraces(_writing) is { } trouble)
                Log.TracesLeft(_log, trouble);
            // A machine's own time: another host's clock, or a test's, says nothing about a disk.
            _checkpoints = new(() => _file.Open(SqliteOpenMode.ReadWrite), _file.LogLength, WakeWriter, TimeProvider.System, log);
            _writer = new Thread(WriteQueued) { IsBackground = true, Name = "concierge.db writer" };
            _writer.Start();
            WakeWriter();
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Raised by the writer, before it runs anything else, when work that had begun was undone: what such work kept in memory
    /// may not be in the file.
    /// </summary>
    public event EventHandler? Undone;

    /// <summary>Runs the work on the writer's connection, in a transaction that is on the disk when the task completes.</summary>
    /// <param name="work">Runs once and must not wait for anything. If it throws, only what it did itself is undone.</param>
    /// <param name="cancellationToken">Takes back what has not begun; what has begun is completed.</param>
    /// <exception cref="DatabaseException">The database could not keep it; nothing of it was kept.</exception>
    /// <exception cref="ObjectDisposedException">The database was closed.</exception>
    public Task<T> WriteAsync<T>(Func<SqliteConnection, T> work, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        var write = new QueuedWrite<T>(work, cancellationToken);
        try
        {
            _queue.Add(write, CancellationToken.None);
        }
        catch (InvalidOperationException exception)
        {
            // Closed since it was looked at; to the caller that is no different from a moment earlier.
            throw new ObjectDisposedException($"{_file.Path} was closed.", exception);
        }

        return write.Completion;
    }

    /// <summary>Runs the work on a connection that sees everything written so far, and nothing that is written meanwhile.</summary>
    /// <exception cref="DatabaseException">The database cannot be read.</exception>
    public async Task<T> ReadAsync<T>(Func<SqliteConnection, T> work, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        await _readersFree.WaitAsync(cancellationToken);
        try
        {
            // Closed while it waited for its turn.
            ObjectDisposedException.ThrowIf(_closed, this);
            if (!_readers.TryTake(out var connection))
                connection = _file.Open(SqliteOpenMode.ReadOnly);
            try
            {
                return Read(connection, work);
            }
            finally
            {
                _readers.Add(connection);
            }
        }
        catch (SqliteException exception)
        {
            if (DatabaseException.For(exception, _file.Path) is { } explained)
                throw explained;
            throw;
        }
        finally
        {
            _readersFree.Release();
        }
    }

    /// <summary>
    /// Has the log and the file give up what was deleted, soon. To be called when somebody was erased, also from within the
    /// transaction that erases.
    /// </summary>
    public void EmptyLog() => _checkpoints.Empty();

    /// <summary>Completes when the log has given up all that <see cref="EmptyLog"/> was asked for until now.</summary>
    public Task LogEmptied => _checkpoints.Emptied;

    void IErasedTraces.Remove() => EmptyLog();

    /// <summary>Completes what is queued, then closes the file.</summary>
    public async ValueTask DisposeAsync() => await Task.Run(Dispose);

    /// <inheritdoc cref="DisposeAsync"/>
    public void Dispose()
    {
        if (_closed)
            return;

        _closed = true;
        _queue.CompleteAdding();
        _writer.Join();
        // A reader still at work has its connection; with all places taken, none is.
        for (var place = 0; place < MaxReaders; place++)
            _readersFree.Wait();
        while (_readers.TryTake(out var reader))
            DatabaseFile.Close(reader);
        _checkpoints.Dispose();
        // Last, because only a connection that may write can tidy the write-ahead log away.
        DatabaseFile.Close(_writing);
        _queue.Dispose();
        _file.Dispose();
        // Whoever still waits for a place is told that there is nothing to read any more.
        _readersFree.Release(MaxReaders);
    }

    private void WakeWriter()
    {
        try
        {
            _ = WriteAsync(_ => true, CancellationToken.None);
        }
        catch (ObjectDisposedException)
        {
            // Closing empties the log by itself.
        }
    }

    private static T Read<T>(SqliteConnection connection, Func<SqliteConnection, T> work)
    {
        try
        {
            connection.Execute("begin");
            connection.Number("select 1 from sqlite_master limit 1");
            return work(connection);
        }
        finally
        {
            // Also when it could not begin as it should: a connection that is left in a transaction would fail every reader after this one.
            if (InTransaction(connection))
                connection.Execute("commit");
        }
    }

    private void WriteQueued()
    {
        var group = new List<QueuedWrite>();
        foreach (var first in _queue.GetConsumingEnumerable())
        {
            var next = first;
            do
            {
                if (next.TryBegin())
                    group.Add(next);
            }
            while (group.Count < MaxGroup && _queue.TryTake(out next));

            if (group.Count > 0)
                Commit(group);
            _checkpoints.Committed(_writing, group.Count);
            group.Clear();
        }
    }

    private void Commit(List<QueuedWrite> group)
    {
        try
        {
            Begin();
            foreach (var write in group)
                RunAlone(write);
            _writing.Execute("commit");
        }
        catch (Exception exception)
        {
            var told = _file.Explain(exception);
            Log.GroupLost(_log, told, group.Count);
            Undo();
            group.ForEach(write => write.Fail(told));
            return;
        }

        group.ForEach(write => write.Complete());
    }

    /// <summary>Waits for another program that writes.</summary>
    private void Begin()
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            var result = raw.sqlite3_exec(_writing.Handle, "begin immediate");
            if (result == raw.SQLITE_OK)
                return;
            if (result != raw.SQLITE_BUSY || Stopwatch.GetElapsedTime(started) > _file.Patience)
                SqliteException.ThrowExceptionForRC(result, _writing.Handle);
            Thread.Sleep(BetweenTries);
        }
    }

    private void Undo()
    {
        try
        {
            if (InTransaction(_writing))
                _writing.Execute("rollback");
        }
        catch (SqliteException exception)
        {
            // The next group's begin fails while this transaction is open, and comes here again.
            Log.NotUndone(_log, exception);
        }

        Undone?.Invoke(this, EventArgs.Empty);
    }

    private void RunAlone(QueuedWrite write)
    {
        _writing.Execute("savepoint work");
        try
        {
            write.Run(_writing);
        }
        catch (Exception exception) when (InTransaction(_writing))
        {
            // Only this caller's; it is told when the others are, and nothing of it is kept.
            _writing.Execute("rollback to work");
            Undone?.Invoke(this, EventArgs.Empty);
            write.Failure = _file.Explain(exception);
        }

        _writing.Execute("release work");
    }

    /// <summary>After some errors, a full disk among them, SQLite has rolled back the whole transaction by itself.</summary>
    private static bool InTransaction(SqliteConnection connection) => raw.sqlite3_get_autocommit(connection.Handle) == 0;

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Error,
            Message = "The database could not keep {Count} writes; all of them were undone and their callers told."
        )]
        public static partial void GroupLost(ILogger logger, Exception exception, int count);

        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "What was deleted in the database before could not be overwritten; the next start tries again."
        )]
        public static partial void TracesLeft(ILogger logger, Exception exception);

        [LoggerMessage(Level = LogLevel.Critical, Message = "The database could not undo a transaction; nothing is written until it can.")]
        public static partial void NotUndone(ILogger logger, Exception exception);
    }
}
