using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace HotelConcierge.Local.Storage;

/// <summary>Runs statements on a connection, each compiled once for as long as the connection lives.</summary>
internal static class Statements
{
    private static readonly ConditionalWeakTable<SqliteConnection, Dictionary<string, SqliteCommand>> Compiled = [];

    /// <summary>Runs a statement that returns no rows.</summary>
    /// <param name="sql">A constant or one of few texts: every one is kept.</param>
    /// <returns>How many rows it changed.</returns>
    public static int Execute(this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        Bind(connection, sql, parameters).ExecuteNonQuery();

    /// <summary>Reads all rows of a query.</summary>
    public static List<T> Query<T>(
        this SqliteConnection connection,
        string sql,
        Func<SqliteDataReader, T> read,
        params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var reader = Bind(connection, sql, parameters).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }

    /// <summary>Reads a number, 0 when the query finds nothing.</summary>
    public static long Number(this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        Bind(connection, sql, parameters).ExecuteScalar() as long? ?? 0;

    /// <summary>Releases what the connection has compiled; to be called before it is closed.</summary>
    public static void Forget(SqliteConnection connection)
    {
        if (!Compiled.TryGetValue(connection, out var commands))
            return;

        foreach (var command in commands.Values)
            command.Dispose();
        Compiled.Remove(connection);
    }

    private static SqliteCommand Bind(SqliteConnection connection, string sql, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var commands = Compiled.GetOrCreateValue(connection);
        if (!commands.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            // Every caller's SQL is its own constant text or has a checked table name in it; values are parameters.
#pragma warning disable CA2100
            command.CommandText = sql;
#pragma warning restore CA2100
            commands.Add(sql, command);
        }

        // The same text is always given the same parameters, so only their values change.
        var bound = command.Parameters;
        for (var index = bound.Count; index < parameters.Length; index++)
            bound.Add(new SqliteParameter { ParameterName = parameters[index].Name });
        for (var index = 0; index < parameters.Length; index++)
            bound[index].Value = parameters[index].Value ?? DBNull.Value;
        return command;
    }
}
