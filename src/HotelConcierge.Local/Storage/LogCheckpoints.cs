using Microsoft.Data.Sqlite;

namespace HotelConcierge.Local.Storage;

/// <summary>
/// Copies what is in the write-ahead log into the database file while the writer goes on; left to itself SQLite does it in
/// the middle of a commit, and everybody waits. The writer itself only copies what came meanwhile, so that it can use the
/// log from its beginning again: without that a log that is written to all the time would grow for ever. What lies in it
/// behind its new end stays readable until it is overwritten, so when something was erased the log is emptied.
/// </summary>
/// <param name="left">How many bytes an earlier process left in the log: one that is killed again and again comes to no copy of its own.</param>
/// <param name="wakeWriter">Has <see cref="Committed"/> called soon; safe for any thread.</param>
internal sealed partial class LogCheckpoints(Func<SqliteConnection> open, long left, Action wakeWriter, ILogger log) : IDisposable
{
    // About as many pages of 4 KiB: few enough for a quick start after a crash, enough that a conversation in full swing is
    // copied once for many events.
    private const int WritesBetween = 4_000;
    private const int Page = 4096;

    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(100);

    private SqliteConnection? _aside;
    private Task _copying = Task.CompletedTask;
    private bool _isRestDue;
    private int _writes = (int)Math.Min(WritesBetween, left / Page);

    // The process that left it may have died before it could empty it.
    private volatile bool _isEmptyingDue = left > 0;

    /// <summary>Empties the log as soon as nobody reads from it. Safe for any thread.</summary>
    public void Empty()
    {
        _isEmptyingDue = true;
        wakeWriter();
    }

    /// <summary>To be called by the writer, outside of a transaction.</summary>
    /// <param name="writes">How many writes were committed since the last call.</param>
    public void Committed(SqliteConnection writing, int writes)
    {
        _writes += writes;
        if (!_copying.IsCompleted)
            return;
        if (_isRestDue)
        {
            _isRestDue = false;
            if (_isEmptyingDue)
                TryEmpty(writing);
            else
                Copy(writing);
        }
        else if (_writes >= WritesBetween || _isEmptyingDue)
        {
            (_writes, _isRestDue) = (0, true);
            _copying = Task.Run(CopyAside);
            if (_isEmptyingDue)
                _ = _copying.ContinueWith(_ => wakeWriter(), TaskScheduler.Default);
        }
    }

    /// <summary>Waits for a copy that is under way. To be called when the writer has ended.</summary>
    public void Dispose()
    {
        _copying.Wait();
        if (_aside is null)
            return;
        Statements.Forget(_aside);
        _aside.Dispose();
    }

    private void CopyAside()
    {
        try
        {
            _aside ??= open();
        }
        catch (DatabaseException trouble)
        {
            Log.NotCopied(log, trouble);
            return;
        }

        // Twice, because the second has only what came during the first, and leaves the writer next to nothing.
        Copy(_aside);
        Copy(_aside);
    }

    private void TryEmpty(SqliteConnection writing)
    {
        // Before it is done, so that what is erased from now on asks anew.
        _isEmptyingDue = false;
        if (Checkpoint(writing, "pragma wal_checkpoint(truncate)"))
            return;
        _isEmptyingDue = true;
        _ = Task.Delay(BetweenTries).ContinueWith(_ => wakeWriter(), TaskScheduler.Default);
    }

    private void Copy(SqliteConnection connection) => Checkpoint(connection, "pragma wal_checkpoint(passive)");

    /// <returns>False when a reader or another program was in the way.</returns>
    private bool Checkpoint(SqliteConnection connection, string statement)
    {
        try
        {
            return connection.Number(statement) == 0;
        }
        catch (SqliteException trouble)
        {
            // A full disk, say. What is in the log is safe there; it is copied another time.
            Log.NotCopied(log, trouble);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The write-ahead log could not be copied into the database; it grows until it can")]
        public static partial void NotCopied(ILogger logger, Exception trouble);
    }
}
