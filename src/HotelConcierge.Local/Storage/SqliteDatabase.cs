using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace HotelConcierge.Local.Storage;

/// <summary>
/// The one file that holds what this host knows, <c>concierge.db</c>. Writes are queued to one thread, which runs all that
/// wait in one transaction: whoever awaits a write knows that it is on the disk, and many share one sync of it.
/// </summary>
internal sealed partial class SqliteDatabase : IAsyncDisposable, IDisposable
{
    /// <summary>The file's name in the data folder.</summary>
    public const string FileName = "concierge.db";

    // What the systems call a file that somebody else has open for themselves.
    private const int LockedOnLinux = 11;
    private const int LockedOnMac = 35;
    private const int LockedOnWindows = unchecked((int)0x80070020);

    private const int MaxGroup = 1000;
    private const int MaxReaders = 8;

    private readonly ILogger<SqliteDatabase> _log;
    private readonly string _path;
    private readonly TimeSpan _patience;
    private readonly FileStream _ownership;
    private readonly BlockingCollection<QueuedWrite> _queue = [];
    private readonly ConcurrentBag<SqliteConnection> _readers = [];
    private readonly SemaphoreSlim _readersFree = new(MaxReaders);
    private readonly SqliteConnection _writing;
    private readonly Thread _writer;
    private volatile bool _closed;

    /// <param name="folder">Created when it does not exist.</param>
    /// <param name="patience">How long to wait for another program's lock; 5 seconds when null.</param>
    /// <exception cref="DatabaseException">The file cannot be used; the message says why and what to do.</exception>
    public SqliteDatabase(string folder, ILogger<SqliteDatabase> log, TimeSpan? patience = null)
    {
        SQLitePCL.Batteries_V2.Init();
        _log = log;
        _patience = patience ?? TimeSpan.FromSeconds(5);
        _path = Path.Combine(Path.GetFullPath(folder), FileName);
        CreateFolder();
        _ownership = TakeOwnership();
        try
        {
            _writing = Open(SqliteOpenMode.ReadWriteCreate);
            _writer = new Thread(WriteQueued) { IsBackground = true, Name = "concierge.db writer" };
            _writer.Start();
        }
        catch
        {
            _ownership.Dispose();
            throw;
        }
    }

    /// <summary>Runs the work on the writer's connection, in a transaction that is on the disk when the task completes.</summary>
    /// <param name="work">Runs once and must not wait for anything. If it throws, only what it did itself is undone.</param>
    /// <param name="cancellationToken">Takes back what has not begun; what has begun is completed.</param>
    /// <exception cref="DatabaseException">The database could not keep it; nothing of it was kept.</exception>
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
            throw new ObjectDisposedException($"{_path} was closed.", exception);
        }

        return write.Completion;
    }

    /// <summary>Runs the work on a connection that sees everything written so far.</summary>
    /// <exception cref="DatabaseException">The database cannot be read.</exception>
    public async Task<T> ReadAsync<T>(Func<SqliteConnection, T> work, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        await _readersFree.WaitAsync(cancellationToken);
        try
        {
            if (!_readers.TryTake(out var connection))
                connection = Open(SqliteOpenMode.ReadOnly);
            try
            {
                return work(connection);
            }
            finally
            {
                _readers.Add(connection);
            }
        }
        catch (SqliteException exception)
        {
            if (DatabaseException.For(exception, _path) is { } explained)
                throw explained;
            throw;
        }
        finally
        {
            _readersFree.Release();
        }
    }

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
            Close(reader);
        // Last, because only a connection that may write can tidy the write-ahead log away.
        Close(_writing);
        _queue.Dispose();
        _readersFree.Dispose();
        _ownership.Dispose();
    }

    private void CreateFolder()
    {
        var folder = Path.GetDirectoryName(_path)!;
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseException($"{folder} cannot be made the data folder. Set Data__Path to a folder that can be written.", exception);
        }
    }

    /// <summary>Two hosts on one folder would run every turn twice; SQLite's own locks would let them.</summary>
    private FileStream TakeOwnership()
    {
        try
        {
            return new(_path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (exception.HResult is LockedOnLinux or LockedOnMac or LockedOnWindows)
        {
            throw new DatabaseException($"{_path} is in use by another host. Stop it, or give this one a Data__Path of its own.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseException($"{_path} cannot be written: {exception.Message.TrimEnd('.')}. Check the permissions and the free space of the folder, or set Data__Path to another.", exception);
        }
    }

    private SqliteConnection Open(SqliteOpenMode mode)
    {
        // Pooling off: connections live as long as this object, and closing it has to close the file.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = _path,
            Mode = mode,
            Pooling = false,
            // The package, too, repeats what finds a lock; to it 0 would mean for ever.
            DefaultTimeout = Math.Max(1, (int)_patience.TotalSeconds),
        }.ToString());
        try
        {
            connection.Open();
            connection.Execute($"pragma busy_timeout = {(int)_patience.TotalMilliseconds}");
            if (mode != SqliteOpenMode.ReadOnly)
            {
                // A webhook is thanked for once its message is written: full, so that the write survives a power cut.
                connection.Execute("pragma journal_mode = wal");
                connection.Execute("pragma synchronous = full");
                DatabaseSchema.Apply(connection, _path);
            }

            return connection;
        }
        catch (Exception exception)
        {
            Close(connection);
            if (Explain(exception) is DatabaseException explained)
                throw explained;
            throw;
        }
    }

    private static void Close(SqliteConnection connection)
    {
        Statements.Forget(connection);
        connection.Dispose();
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
            group.Clear();
        }
    }

    private void Commit(List<QueuedWrite> group)
    {
        try
        {
            _writing.Execute("begin immediate");
            foreach (var write in group)
                RunAlone(write);
            _writing.Execute("commit");
        }
        catch (Exception exception)
        {
            var told = Explain(exception);
            Log.GroupLost(_log, told, group.Count);
            Undo();
            group.ForEach(write => write.Fail(told));
            return;
        }

        group.ForEach(write => write.Complete());
    }

    private void Undo()
    {
        try
        {
            if (InTransaction())
                _writing.Execute("rollback");
        }
        catch (SqliteException exception)
        {
            // The next group's begin fails while this transaction is open, and comes here again.
            Log.NotUndone(_log, exception);
        }
    }

    private void RunAlone(QueuedWrite write)
    {
        _writing.Execute("savepoint work");
        try
        {
            write.Run(_writing);
        }
        catch (Exception exception) when (InTransaction())
        {
            // Only this caller's; it is told when the others are, and nothing of it is kept.
            _writing.Execute("rollback to work");
            write.Failure = Explain(exception);
        }

        _writing.Execute("release work");
    }

    private Exception Explain(Exception exception) =>
        exception is SqliteException sqlite ? DatabaseException.For(sqlite, _path) ?? exception : exception;

    /// <summary>After some errors, a full disk among them, SQLite has rolled back the whole transaction by itself.</summary>
    private bool InTransaction() => SQLitePCL.raw.sqlite3_get_autocommit(_writing.Handle) == 0;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The database could not keep {Count} writes; all of them were undone and their callers told.")]
        public static partial void GroupLost(ILogger logger, Exception exception, int count);

        [LoggerMessage(Level = LogLevel.Critical, Message = "The database could not undo a transaction; nothing is written until it can.")]
        public static partial void NotUndone(ILogger logger, Exception exception);
    }
}
