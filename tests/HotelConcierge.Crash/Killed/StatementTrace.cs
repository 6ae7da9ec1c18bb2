using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace HotelConcierge.Crash.Killed;

/// <summary>
/// Lets SQLite say which statements a connection begins and has ended, with their values in them (sqlite.org/c3ref/trace_v2.html).
/// The package offers only the older form, in which one of the two takes the place of the other.
/// </summary>
internal static class StatementTrace
{
    private const string Library = "e_sqlite3";
    private const uint Begun = 1;
    private const uint Done = 2;

    // Kept for as long as the process lives: SQLite calls it.
    private static readonly List<Callback> Kept = [];

    private delegate int Callback(uint happened, IntPtr context, IntPtr statement, IntPtr detail);

    /// <param name="begins">Called on the connection's thread before the statement runs.</param>
    /// <param name="ended">Called on the connection's thread when it has run.</param>
    public static void Start(SqliteConnection connection, Action<string> begins, Action<string> ended)
    {
        int Called(uint happened, IntPtr context, IntPtr statement, IntPtr detail)
        {
            (happened == Begun ? begins : ended)(TextOf(statement));
            return 0;
        }

        Callback callback = Called;
        lock (Kept)
            Kept.Add(callback);
        if (sqlite3_trace_v2(connection.Handle!.DangerousGetHandle(), Begun | Done, callback, IntPtr.Zero) != 0)
            throw new InvalidOperationException("SQLite does not let its statements be traced.");
    }

    private static string TextOf(IntPtr statement)
    {
        var text = sqlite3_expanded_sql(statement);
        try
        {
            return Marshal.PtrToStringUTF8(text) ?? "";
        }
        finally
        {
            sqlite3_free(text);
        }
    }

    [DllImport(Library)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int sqlite3_trace_v2(IntPtr connection, uint what, Callback callback, IntPtr context);

    [DllImport(Library)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern IntPtr sqlite3_expanded_sql(IntPtr statement);

    [DllImport(Library)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern void sqlite3_free(IntPtr text);
}
