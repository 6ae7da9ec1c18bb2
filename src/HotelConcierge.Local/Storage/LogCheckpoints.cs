using Microsoft.Data.Sqlite;

namespace HotelConcierge.Local.Storage;

/// <summary>
/// Copies what is in the write-ahead log into the database file while the writer goes on; left to itself SQLite does it in
/// the middle of a commit, and everybody waits. The writer itself only copies what came meanwhile, so that it can use the
/// log from its beginning again: without that a log that is written to all the time would grow for ever. What lies in it
/// behind its new end stays readable until it is overwritten, so when something was erased the log is emptied. In the file itself
/// deleted rows are overwritten, but not the copies of them that SQLite leaves in the gaps of pages when it moves rows to others;
/// so the file is rebuilt first.
/// </summary>
/// <param name="left">How many bytes an earlier process left in the log: one that is killed again and again comes to no copy of its
/// own.</param>
/// <param name="wakeWriter">Has <see cref="Committed"/> called soon; safe for any thread.</param>
internal sealed partial class LogCheckpoints(Func<SqliteConnection> open, long left, Action wakeWriter, TimeProvider clock, ILogger log)
    : IDisposable
{
    // About as many pages of 4 KiB: few enough for a quick start after a crash, enough that a conversation in full swing is
    // copied once for many events.
    private const int WritesBetween = 4_000;
    private const int Page = 4096;

    /// <summary>After a reader was in the way: they read for milliseconds.</summary>
    internal static readonly TimeSpan AfterReader = TimeSpan.FromMilliseconds(100);

    /// <summary>After trouble, a full disk say, which takes a person to end it: doubled each time.</summary>
    internal static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(1);

    internal static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    /// <summary>In bytes. A file as large as this is rebuilt in some tenths of a second, in which nobody writes.</summary>
    internal const long LargestRebuilt = 64 * 1024 * 1024;

    private SqliteConnection? _aside;
    private Task<Exception?> _copying = Task.FromResult<Exception?>(null);
    private Task _pause = Task.CompletedTask;
    private TimeSpan _nextPause = AfterTrouble;
    private bool _isRestDue;
    private bool _isInTrouble;
    private bool _isTooLargeSaid;
    private int _rebuiltFor = -1;
    private int _writes = (int)Math.Min(WritesBetween, left / Page);

    // There while the log has to be emptied. The process that left one may have died before it could do it.
    private TaskCompletionSource? _emptying = left > 0 ? NewEmptying() : null;
    private int _asked;

    /// <summary>Completes when the log was emptied of all that was asked for until now; is cancelled when it is closed first.</summary>
    public Task Emptied => Volatile.Read(ref _emptying)?.Task ?? Task.CompletedTask;

    private bool IsEmptyingDue => Volatile.Read(ref _emptying) is not null;

    /// <summary>Empties the log as soon as nobody reads from it. Safe for any thread.</summary>
    public void Empty()
    {
        Interlocked.Increment(ref _asked);
        Interlocked.CompareExchange(ref _emptying, NewEmptying(), null);
        wakeWriter();
    }

    /// <summary>To be called by the writer, outside of a transaction.</summary>
    /// <param name="writes">How many writes were committed since the last call.</param>
    public void Committed(SqliteConnection writing, int writes)
    {
        _writes += writes;
        if (!_copying.IsCompleted || !_pause.IsCompleted)
            return;
        if (_isRestDue)
        {
            _isRestDue = false;
            CopyRest(writing);
        }
        else if (_writes >= WritesBetween || IsEmptyingDue)
        {
            (_writes, _isRestDue) = (0, true);
            _copying = Task.Run(CopyAside);

            // Asked when it is over, since it may become due meanwhile.
            _ = _copying.ContinueWith(_ => WakeIfDue(), TaskScheduler.Default);
        }
    }

    /// <summary>Waits for a copy that is under way. To be called when the writer has ended.</summary>
    public void Dispose()
    {
        _copying.Wait();
        Volatile.Read(ref _emptying)?.TrySetCanceled();
        if (_aside is null)
            return;
        Statements.Forget(_aside);
        _aside.Dispose();
    }

    private Exception? CopyAside()
    {
        try
        {
            _aside ??= open();
        }
        catch (Exception trouble)
        {
            // Whatever it is, it must not end the writer, which looks at it.
            return trouble;
        }

        // Twice, because the second has only what came during the first, and leaves the writer next to nothing.
        Checkpoint(_aside, "pragma wal_checkpoint(passive)", out var first);
        Checkpoint(_aside, "pragma wal_checkpoint(passive)", out var second);
        return second ?? first;
    }

    private void CopyRest(SqliteConnection writing)
    {
        // The writer is here, so nothing is erased while the log is emptied: whoever asks meanwhile asks for what was.
        var emptying = Volatile.Read(ref _emptying);
        SqliteException? unbuilt = null;
        if (emptying is not null && _copying.Result is null)
            unbuilt = Rebuild(writing);
        var isDone =
            Checkpoint(writing, emptying is null ? "pragma wal_checkpoint(passive)" : "pragma wal_checkpoint(truncate)", out var trouble)
            && unbuilt is null;
        Heed(trouble ?? unbuilt ?? _copying.Result);
        if (emptying is null)
            return;
        if (isDone)
        {
            Volatile.Write(ref _emptying, null);
            emptying.TrySetResult();
        }
        else if (!_isInTrouble)
        {
            Pause(AfterReader);
        }
    }

    /// <summary>Writes all that is in the file anew, once for whoever asked until now.</summary>
    /// <returns>Why it could not be; null when it was, or is too large.</returns>
    private SqliteException? Rebuild(SqliteConnection writing)
    {
        var asked = Volatile.Read(ref _asked);
        if (asked == _rebuiltFor)
            return null;
        try
        {
            if (writing.Number("pragma page_count") * writing.Number("pragma page_size") <= LargestRebuilt)
            {
                writing.Execute("vacuum");
            }
            else if (!_isTooLargeSaid)
            {
                _isTooLargeSaid = true;
                Log.TooLarge(log, DatabaseFile.FileName);
            }

            _rebuiltFor = asked;
            return null;
        }
        catch (SqliteException trouble)
        {
            return trouble;
        }
    }

    /// <summary>Says when trouble begins and ends, and leaves the disk alone meanwhile.</summary>
    private void Heed(Exception? trouble)
    {
        if (trouble is null)
        {
            if (_isInTrouble)
                Log.CopiedAgain(log);
            (_isInTrouble, _nextPause) = (false, AfterTrouble);
            return;
        }

        // What is in the log is safe there; it is copied another time.
        if (!_isInTrouble)
            Log.NotCopied(log, trouble);
        _isInTrouble = true;
        _writes = WritesBetween;
        Pause(_nextPause);
        _nextPause = _nextPause * 2 < LongestPause ? _nextPause * 2 : LongestPause;
    }

    private void Pause(TimeSpan length)
    {
        _pause = Task.Delay(length, clock);
        _ = _pause.ContinueWith(_ => WakeIfDue(), TaskScheduler.Default);
    }

    private void WakeIfDue()
    {
        if (IsEmptyingDue)
            wakeWriter();
    }

    /// <returns>False when a reader or another program was in the way, or there is trouble.</returns>
    private static bool Checkpoint(SqliteConnection connection, string statement, out Exception? trouble)
    {
        trouble = null;
        try
        {
            return connection.Number(statement) == 0;
        }
        catch (SqliteException exception)
        {
            trouble = exception;
            return false;
        }
    }

    private static TaskCompletionSource NewEmptying() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "The write-ahead log could not be copied into the database; it grows until it can, which is tried again within a minute and said here"
        )]
        public static partial void NotCopied(ILogger logger, Exception trouble);

        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "{File} is too large to be rebuilt while guests write; copies of what was erased may stay in gaps of its pages. "
                + "Stop the host at a quiet time and run sqlite3's vacuum on it"
        )]
        public static partial void TooLarge(ILogger logger, string file);

        [LoggerMessage(Level = LogLevel.Information, Message = "The write-ahead log is copied into the database again")]
        public static partial void CopiedAgain(ILogger logger);
    }
}
