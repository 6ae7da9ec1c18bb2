using Microsoft.Data.Sqlite;

namespace HotelConcierge.Local.Storage;

/// <summary>
/// The database as a whole cannot do its work: nothing of the piece of work was kept. The message says what an operator can do.
/// </summary>
internal sealed class DatabaseException : Exception
{
    public DatabaseException()
    {
    }

    public DatabaseException(string message)
        : base(message)
    {
    }

    public DatabaseException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <returns>Null when the error is about the statement or its data, not about the database.</returns>
    public static DatabaseException? For(SqliteException exception, string path) =>
        exception.SqliteErrorCode switch
        {
            SQLitePCL.raw.SQLITE_FULL => new($"The disk is full: {path} cannot grow. Free space or move Data__Path.", exception),
            SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED => new(
                $"{path} is locked by another program. Close database tools that hold a transaction on it.",
                exception),
            SQLitePCL.raw.SQLITE_READONLY => new($"{path} cannot be written. Check the permissions of the file and its folder.", exception),
            SQLitePCL.raw.SQLITE_CANTOPEN => new($"{path} cannot be opened. Check that the folder exists and its permissions.", exception),
            SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB => new(
                $"{path} is damaged or no database. Restore a backup, or move the file away to start empty.",
                exception),
            SQLitePCL.raw.SQLITE_IOERR => new($"The disk failed under {path}. Check the disk and the system's log.", exception),
            _ => null,
        };
}
