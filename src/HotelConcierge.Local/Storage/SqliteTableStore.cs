using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using HotelConcierge.Storage;
using Microsoft.Data.Sqlite;

namespace HotelConcierge.Local.Storage;

/// <summary>Tables in the host's database: a SQLite table each, so that whoever opens the file sees them by name.</summary>
internal sealed class SqliteTableStore(SqliteDatabase database) : ITableStore
{
    private const int PageRows = 200;

    private readonly ConcurrentDictionary<TableName, TableStatements> _tables = [];

    public Task<bool> TryInsertAsync(TableName table, TableRow row, CancellationToken cancellationToken)
    {
        TableLimits.CheckRow(row);
        return ChangeAsync(table, new TableChange.Insert(row), row.Partition, cancellationToken);
    }

    public Task PutAsync(TableName table, TableRow row, CancellationToken cancellationToken)
    {
        TableLimits.CheckRow(row);
        return ChangeAsync(table, new TableChange.Put(row), row.Partition, cancellationToken);
    }

    public Task<bool> TryReplaceAsync(TableName table, TableRow row, CancellationToken cancellationToken)
    {
        TableLimits.CheckRow(row);
        TableLimits.CheckVersion(row.Version);
        return ChangeAsync(table, new TableChange.Replace(row), row.Partition, cancellationToken);
    }

    public Task DeleteAsync(TableName table, string partition, string key, CancellationToken cancellationToken)
    {
        TableLimits.CheckKey(partition, nameof(partition));
        TableLimits.CheckKey(key, nameof(key));
        return ChangeAsync(table, new TableChange.Delete(key), partition, cancellationToken);
    }

    public Task<bool> TryDeleteAsync(TableName table, string partition, string key, string version, CancellationToken cancellationToken)
    {
        TableLimits.CheckKey(partition, nameof(partition));
        TableLimits.CheckKey(key, nameof(key));
        TableLimits.CheckVersion(version);
        return ChangeAsync(table, new TableChange.Delete(key, version), partition, cancellationToken);
    }

    public Task<TableRow?> FindAsync(TableName table, string partition, string key, CancellationToken cancellationToken)
    {
        TableLimits.CheckKey(partition, nameof(partition));
        TableLimits.CheckKey(key, nameof(key));
        return ReadAsync(
            table,
            (connection, sql) =>
                connection.Query(sql.Find, row => ReadRow(partition, row), ("@partition", partition), ("@key", key)).SingleOrDefault(),
            whenNoTable: null,
            cancellationToken);
    }

    public IAsyncEnumerable<TableRow> ScanAsync(TableName table, string partition, string keyPrefix, CancellationToken cancellationToken)
    {
        TableLimits.CheckKey(partition, nameof(partition));
        TableLimits.CheckKeyPrefix(keyPrefix, nameof(keyPrefix));
        return ScanPagesAsync(table, partition, keyPrefix, cancellationToken);
    }

    public Task<bool> TryBatchAsync(
        TableName table,
        string partition,
        IReadOnlyList<TableChange> changes,
        CancellationToken cancellationToken)
    {
        TableLimits.CheckBatch(partition, changes);
        return WriteAsync(table, connection => TryApply(connection, Sql(table), partition, changes), cancellationToken);
    }

    /// <summary>Reads a row in the caller's transaction.</summary>
    public TableRow? Find(SqliteConnection connection, TableName table, string partition, string key)
    {
        var sql = Sql(table);
        return sql.TableExists || Exists(connection, table)
            ? connection.Query(sql.Find, row => ReadRow(partition, row), ("@partition", partition), ("@key", key)).SingleOrDefault()
            : null;
    }

    /// <summary>Writes a row in the caller's transaction, whatever was there.</summary>
    public void Put(SqliteConnection connection, TableName table, TableRow row)
    {
        TableLimits.CheckRow(row);
        var sql = Sql(table);

        // Whether the table is there to stay is known only after the commit, which is the caller's.
        if (!sql.TableExists)
            connection.Execute(sql.Create);
        Apply(connection, sql, row.Partition, new TableChange.Put(row));
    }

    private Task<bool> ChangeAsync(TableName table, TableChange change, string partition, CancellationToken cancellationToken) =>
        WriteAsync(table, connection => Apply(connection, Sql(table), partition, change), cancellationToken);

    private async Task<bool> WriteAsync(TableName table, Func<SqliteConnection, bool> change, CancellationToken cancellationToken)
    {
        var sql = Sql(table);
        var changed = await database.WriteAsync(
            connection =>
            {
                if (!sql.TableExists)
                    connection.Execute(sql.Create);
                return change(connection);
            },
            cancellationToken);
        // Only now: until the commit, a failure of the group would take the table away again.
        sql.TableExists = true;
        return changed;
    }

    private static bool TryApply(SqliteConnection connection, TableStatements sql, string partition, IReadOnlyList<TableChange> changes)
    {
        connection.Execute("savepoint batch");
        var applied = changes.All(change => Apply(connection, sql, partition, change));
        if (!applied)
            connection.Execute("rollback to batch");
        connection.Execute("release batch");
        return applied;
    }

    private static bool Apply(SqliteConnection connection, TableStatements sql, string partition, TableChange change) => 1 == change switch
    {
        TableChange.Insert insert => connection.Execute(
            sql.Insert, ("@partition", partition), ("@key", change.Key), ("@properties", RowJson.Write(insert.Row.Properties))),
        TableChange.Put put => connection.Execute(
            sql.Put, ("@partition", partition), ("@key", change.Key), ("@properties", RowJson.Write(put.Row.Properties))),
        TableChange.Replace replace => connection.Execute(
            sql.Replace,
            ("@partition", partition),
            ("@key", change.Key),
            ("@version", replace.Row.Version),
            ("@properties", RowJson.Write(replace.Row.Properties))),
        TableChange.Delete delete => connection.Execute(
            sql.Delete, ("@partition", partition), ("@key", change.Key), ("@version", delete.Version)),
        _ => throw new NotSupportedException($"The table store does not know the change {change.GetType().Name}."),
    };

    /// <summary>In pages, so that a slow reader holds neither a connection nor an old state of the file.</summary>
    private async IAsyncEnumerable<TableRow> ScanPagesAsync(
        TableName table, string partition, string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var after = "";
        List<TableRow> page;
        do
        {
            var last = after;
            page = await ReadAsync(
                table, (connection, sql) => ReadPage(connection, sql, partition, prefix, last), whenNoTable: [], cancellationToken);
            foreach (var row in page)
            {
                if (!row.Key.StartsWith(prefix, StringComparison.Ordinal))
                    yield break;

                yield return row;
                after = row.Key;
            }
        }
        while (page.Count == PageRows);
    }

    private static List<TableRow> ReadPage(
        SqliteConnection connection,
        TableStatements sql,
        string partition,
        string prefix,
        string after
    ) =>
        connection.Query(
            sql.Scan,
            row => ReadRow(partition, row),
            ("@partition", partition),
            ("@prefix", prefix),
            ("@after", after),
            ("@page", PageRows));

    private Task<T> ReadAsync<T>(
        TableName table, Func<SqliteConnection, TableStatements, T> read, T whenNoTable, CancellationToken cancellationToken)
    {
        var sql = Sql(table);
        // Before the reading begins: a table that comes into being after that is not in the state of the file that is read.
        var exists = sql.TableExists;
        return database.ReadAsync(
            connection => exists || Exists(connection, table, sql) ? read(connection, sql) : whenNoTable,
            cancellationToken);
    }

    private static bool Exists(SqliteConnection connection, TableName table, TableStatements sql)
    {
        var exists = Exists(connection, table);
        if (exists)
            sql.TableExists = true;
        return exists;
    }

    private static bool Exists(SqliteConnection connection, TableName table) =>
        connection.Number("select 1 from sqlite_master where type = 'table' and name = @name", ("@name", table.Value)) == 1;

    private TableStatements Sql(TableName table) => _tables.GetOrAdd(table, static name => new(name));

    private static TableRow ReadRow(string partition, SqliteDataReader row) =>
        new(partition, row.GetString(0), RowJson.Read(row.GetString(2))) { Version = row.GetString(1) };
}
