using Microsoft.Data.Sqlite;

namespace HotelConcierge.Local.Storage;

/// <summary>The file <c>concierge.db</c> in a folder, taken for this host as long as this lives, and connections to it.</summary>
internal sealed class DatabaseFile : IDisposable
{
    /// <summary>The file's name in the data folder.</summary>
    public const string FileName = "concierge.db";

    // What the systems call a file that somebody else has open for themselves.
    private const int LockedOnLinux = 11;
    private const int LockedOnMac = 35;
    private const int LockedOnWindows = unchecked((int)0x80070020);

    // Of a connection that writes, in kibibytes: what is written again and again should not be read from the file each time.
    private const int WriterCache = 16 * 1024;

    // In the file's header since what is deleted in it is overwritten: "HCs1".
    private const long WithoutTraces = 0x48437331;

    private readonly FileStream _ownership;

    /// <param name="folder">Created when it does not exist.</param>
    /// <param name="patience">How long to wait for another program's lock.</param>
    /// <exception cref="DatabaseException">The file cannot be used; the message says why and what to do.</exception>
    public DatabaseFile(string folder, TimeSpan patience)
    {
        Path = System.IO.Path.Combine(System.IO.Path.GetFullPath(folder), FileName);
        Patience = patience;
        CreateFolder();
        _ownership = TakeOwnership();
        IsNew = new FileInfo(Path) is not { Exists: true, Length: > 0 };
    }

    public string Path { get; }

    public TimeSpan Patience { get; }

    /// <summary>Whether there was no database before this.</summary>
    public bool IsNew { get; }

    /// <summary>Of the write-ahead log, in bytes; 0 when there is none.</summary>
    public long LogLength => new FileInfo(Path + "-wal") is { Exists: true } log ? log.Length : 0;

    /// <summary>Lets another host have it.</summary>
    public void Dispose() => _ownership.Dispose();

    /// <summary>A connection of its own to the file.</summary>
    /// <exception cref="DatabaseException">The file cannot be used; the message says why and what to do.</exception>
    public SqliteConnection Open(SqliteOpenMode mode)
    {
        // Pooling off: connections live as long as this object, and closing it has to close the file.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = Path,
            Mode = mode,
            Pooling = false,
            // The package, too, repeats what finds a lock; to it 0 would mean for ever.
            DefaultTimeout = Math.Max(1, (int)Patience.TotalSeconds),
        }.ToString());
        try
        {
            connection.Open();
            // Zero: whoever finds a lock tries again here or in the package; emptying the log must not keep the writer waiting.
            connection.Execute("pragma busy_timeout = 0");
            if (mode != SqliteOpenMode.ReadOnly)
            {
                // A webhook is thanked for once its message is written: full, so that the write survives a power cut.
                connection.Execute("pragma journal_mode = wal");
                connection.Execute("pragma synchronous = full");
                connection.Execute($"pragma cache_size = -{WriterCache}");
                connection.Execute("pragma wal_autocheckpoint = 0");
                // What is deleted is overwritten: a guest who was forgotten must not be read in a free page.
                connection.Execute("pragma secure_delete = on");
                DatabaseSchema.Apply(connection, Path);
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

    /// <summary>Until a release that overwrites what is deleted opened the file, deleted rows stayed readable in its free places.</summary>
    /// <returns>Why they still are, which is no reason not to answer guests: the next start tries again. Null when none is left.</returns>
    public Exception? RemoveOldTraces(SqliteConnection writing)
    {
        if (writing.Number("pragma application_id") == WithoutTraces)
            return null;
        try
        {
            if (!IsNew)
                writing.Execute("vacuum");
            writing.Execute($"pragma application_id = {WithoutTraces}");
            return null;
        }
        catch (SqliteException exception)
        {
            return Explain(exception);
        }
    }

    /// <summary>Closes a connection and releases what was compiled for it.</summary>
    public static void Close(SqliteConnection connection)
    {
        Statements.Forget(connection);
        connection.Dispose();
    }

    /// <summary>What an operator is told of an error, or the error itself.</summary>
    public Exception Explain(Exception exception) =>
        exception is SqliteException sqlite ? DatabaseException.For(sqlite, Path) ?? exception : exception;

    private void CreateFolder()
    {
        var folder = System.IO.Path.GetDirectoryName(Path)!;
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseException(
                $"{folder} cannot be made the data folder. Set Data__Path to a folder that can be written.",
                exception);
        }
    }

    /// <summary>Two hosts on one folder would run every turn twice; SQLite's own locks would let them.</summary>
    private FileStream TakeOwnership()
    {
        try
        {
            return new(Path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (exception.HResult is LockedOnLinux or LockedOnMac or LockedOnWindows)
        {
            throw new DatabaseException($"{Path} is in use by another host. Stop it, or give this one a Data__Path of its own.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseException(
                $"{Path} cannot be written: {exception.Message.TrimEnd('.')}. Check the permissions and the free space of the folder, "
                    + "or set Data__Path to another.",
                exception);
        }
    }
}
