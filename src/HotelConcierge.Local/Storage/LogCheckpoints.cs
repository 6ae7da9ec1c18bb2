using Microsoft.Data.Sqlite;

namespace HotelConcierge.Local.Storage;

/// <summary>
/// Copies what is in the write-ahead log into the database file while the writer goes on; left to itself SQLite does it in
/// the middle of a commit, and everybody waits. The writer itself only copies what came meanwhile, so that it can use the
/// log from its beginning again: without that a log that is written to all the time would grow for ever.
/// </summary>
/// <param name="left">How many bytes an earlier process left in the log: one that is killed again and again comes to no copy of its own.</param>
internal sealed partial class LogCheckpoints(Func<SqliteConnection> open, long left, ILogger log) : IDisposable
{
    // About as many pages of 4 KiB: few enough for a quick start after a crash, enough that a conversation in full swing is
    // copied once for many events.
    private const int WritesBetween = 4_000;
    private const int Page = 4096;

    private SqliteConnection? _aside;
    private Task _copying = Task.CompletedTask;
    private bool _isRestDue;
    private int _writes = (int)Math.Min(WritesBetween, left / Page);

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
            Copy(writing);
        }
        else if (_writes >= WritesBetween)
        {
            (_writes, _isRestDue) = (0, true);
            _copying = Task.Run(CopyAside);
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

    private void Copy(SqliteConnection connection)
    {
        try
        {
            connection.Execute("pragma wal_checkpoint(passive)");
        }
        catch (SqliteException trouble)
        {
            // A full disk, say. What is in the log is safe there; it is copied another time.
            Log.NotCopied(log, trouble);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The write-ahead log could not be copied into the database; it grows until it can")]
        public static partial void NotCopied(ILogger logger, Exception trouble);
    }
}
