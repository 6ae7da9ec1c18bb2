using Microsoft.Data.Sqlite;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary>A database as text, to compare it with itself.</summary>
internal static class StoreContents
{
    /// <summary>A line for each row of each table.</summary>
    public static IReadOnlyList<string> Read(SqliteConnection connection) =>
    [
        .. Rows(connection, "select name from sqlite_master where type = 'table' order by name")
            .SelectMany(table => Rows(connection, $"select * from \"{table}\" order by 1, 2").Select(row => $"{table}: {row}")),
    ];

    private static List<string> Rows(SqliteConnection connection, string query)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The names come from the database's own schema.
        command.CommandText = query;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(string.Join(" | ", Enumerable.Range(0, reader.FieldCount).Select(column => reader.GetValue(column))));
        return rows;
    }
}
