using HotelConcierge.Local.Storage;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary>A disk without room for the database to grow, as SQLite's own limit plays it.</summary>
internal static class FullDisk
{
    /// <summary>Leaves not one page more than there are, and none of them free.</summary>
    public static Task FillAsync(SqliteDatabase database, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
                connection.Number(
                    $"pragma max_page_count = {connection.Number("pragma page_count") - connection.Number("pragma freelist_count")}"),
            cancellationToken);

    /// <summary>Makes room again, however often it shares the transaction of a write that finds none and is undone with it.</summary>
    public static async Task FreeAsync(SqliteDatabase database, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await database.WriteAsync(connection => connection.Number("pragma max_page_count = 1000000"), cancellationToken);
                return;
            }
            catch (DatabaseException)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }
}
