using System.Text.RegularExpressions;
using HotelConcierge.Local.Storage;

namespace HotelConcierge.Crash.Killed;

/// <summary>
/// Two points for every write: its transaction is open and all but committed; it is committed and nobody has been told.
/// SQLite itself says what it runs, so no write can be missing here.
/// </summary>
internal sealed partial class TransactionPoints(KillPoints points)
{
    // One thread writes, so nothing here needs a lock.
    private readonly List<string> _writes = [];
    private readonly List<string> _ended = [];

    /// <summary>Watches the one connection that writes.</summary>
    public Task WatchAsync(SqliteDatabase database) => database.WriteAsync(
        connection =>
        {
            StatementTrace.Start(connection, Begins, Ended);
            return true;
        },
        CancellationToken.None);

    private void Begins(string statement)
    {
        if (statement == "commit")
            _writes.ForEach(write => points.Pass($"before the commit of {write}"));
        else if (NameOf(statement) is { } write)
            _writes.Add(write);
        if (EndOfTurn().Match(statement) is { Success: true } end)
            _ended.Add(end.Groups["id"].Value);
    }

    private void Ended(string statement)
    {
        if (statement is not ("commit" or "rollback"))
            return;
        if (statement == "commit")
            _writes.ForEach(write => points.Pass($"after the commit of {write}"));
        _writes.Clear();
        if (statement == "commit")
            _ended.ForEach(turn => points.Tell("ended", turn));
        _ended.Clear();
    }

    /// <summary>What a statement with its values in it writes; null when it writes nothing.</summary>
    private static string? NameOf(string statement)
    {
        if (Write().Match(statement) is not { Success: true } write)
            return null;
        var (verb, table) = (write.Groups["verb"].Value, write.Groups["table"].Value);
        var row = table switch
        {
            "turn_history" => HistoryRow().Match(statement),
            ['"', ..] => StoreRow().Match(statement),
            _ => Match.Empty,
        };
        return row.Success ? $"{verb} {table} {row.Groups["row"].Value}" : $"{verb} {table}";
    }

    [GeneratedRegex(
        "^(?<verb>insert|update|delete)( into| from)? (?<table>\"?\\w+\"?)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 30_000
    )]
    private static partial Regex Write();

    // The kind, the call's number and the name of what is appended to a turn's history.
    [GeneratedRegex(
        "(?<row>'(activity|failure|timer|event)', (\\d+|NULL), ('\\w+'|NULL))",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 30_000
    )]
    private static partial Regex HistoryRow();

    // The key of a row of the table store, which comes after its partition.
    [GeneratedRegex("(values \\('[^']*', |key = )'(?<row>[^']*)'", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 30_000)]
    private static partial Regex StoreRow();

    [GeneratedRegex(
        "^update turn_instances set status .* where id = '(?<id>[^']*)'",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline,
        matchTimeoutMilliseconds: 30_000
    )]
    private static partial Regex EndOfTurn();
}
