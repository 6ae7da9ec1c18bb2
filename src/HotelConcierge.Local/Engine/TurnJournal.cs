using System.Globalization;
using HotelConcierge.Local.Storage;
using HotelConcierge.Orchestration;
using Microsoft.Data.Sqlite;

namespace HotelConcierge.Local.Engine;

/// <summary>
/// The instances of orchestrations and what happened to them, as the file holds it. Every method belongs into the caller's
/// transaction (<see cref="SqliteDatabase.WriteAsync{T}"/>), so that a turn starts exactly when what asked for it is saved.
/// Whoever starts an instance or raises an event calls <see cref="TurnEngine.Wake(string)"/> after the commit.
/// </summary>
internal static class TurnJournal
{
    // No foreign key and no strict tables: the first costs a look-up at every write, the second would keep an
    // older release, whose SQLite is older than 3.37, from opening the file again.
    public const string Schema = """
        create table turn_instances (
            id text not null primary key,
            orchestration text not null,
            input text not null,
            status text not null check (status in ('running', 'completed', 'failed')),
            created_at text not null,
            finished_at text,
            failure text
        ) without rowid;
        create index turn_instances_by_status on turn_instances (status, finished_at);
        create table turn_history (
            instance text not null,
            position integer not null,
            kind text not null check (kind in ('activity', 'failure', 'timer', 'event')),
            sequence integer,
            name text,
            payload text,
            at text not null,
            primary key (instance, position)
        ) without rowid;
        """;

    private const string Running = "running";

    /// <summary>Starts an instance. An id starts once, ever: a finished instance still counts until it is purged.</summary>
    /// <param name="input">As <see cref="TurnJson"/> writes it.</param>
    /// <returns>False when the id was started before.</returns>
    public static bool StartInTransaction(
        SqliteConnection connection,
        string instance,
        string orchestration,
        string input,
        DateTimeOffset at
    ) =>
        connection.Execute(
            """
            insert into turn_instances (id, orchestration, input, status, created_at)
            values (@id, @orchestration, @input, 'running', @at)
            on conflict do nothing
            """,
            ("@id", instance),
            ("@orchestration", orchestration),
            ("@input", input),
            ("@at", Text(at))) == 1;

    /// <summary>Raises an event for an instance, whether it waits for it yet or not.</summary>
    /// <returns>False when no such instance runs; the event is dropped then.</returns>
    public static bool RaiseEventInTransaction(
        SqliteConnection connection,
        string instance,
        string name,
        string payload,
        DateTimeOffset at
    ) => Append(connection, instance, new TurnEvent.EventRaised(name, payload, at));

    /// <summary>Writes down what happened, behind what happened before.</summary>
    /// <returns>False when the instance no longer runs and nothing was written.</returns>
    /// <exception cref="NotSupportedException">The journal does not know the event.</exception>
    public static bool Append(SqliteConnection connection, string instance, TurnEvent turnEvent)
    {
        var (kind, sequence, name, payload) = turnEvent switch
        {
            TurnEvent.ActivityCompleted done => ("activity", done.Sequence, done.Name, done.Result),
            TurnEvent.ActivityFailed failed => ("failure", failed.Sequence, failed.Name, failed.Message),
            TurnEvent.TimerFired fired => ("timer", fired.Sequence, null, null),
            TurnEvent.EventRaised raised => ("event", (int?)null, raised.Name, (string?)raised.Payload),
            _ => throw new NotSupportedException($"The journal does not know the event {turnEvent.GetType().Name}."),
        };
        return connection.Execute(
                """
                insert into turn_history (instance, position, kind, sequence, name, payload, at)
                select id, (select coalesce(max(position), 0) + 1 from turn_history where instance = @instance), @kind, @sequence, @name, @payload, @at
                from turn_instances where id = @instance and status = 'running'
                """,
                ("@instance", instance),
                ("@kind", kind),
                ("@sequence", sequence),
                ("@name", name),
                ("@payload", payload),
                ("@at", Text(turnEvent.At))
            ) == 1;
    }

    /// <returns>False when it was not running.</returns>
    public static bool Finish(SqliteConnection connection, FinishedInstance finished) =>
        connection.Execute(
            "update turn_instances set status = @status, finished_at = @at, failure = @failure where id = @id and status = 'running'",
            ("@id", finished.Id),
            ("@status", finished.Failure is null ? "completed" : "failed"),
            ("@at", Text(finished.At)),
            ("@failure", finished.Failure)) == 1;

    /// <returns>Null when there is no such instance or it is finished.</returns>
    public static RunningInstance? FindRunning(SqliteConnection connection, string instance) =>
        connection.Query(
            "select id, orchestration, input, created_at from turn_instances where id = @id and status = @status",
            ReadRunning,
            ("@id", instance),
            ("@status", Running)).SingleOrDefault();

    /// <summary>What an instance was started with, whatever became of it; null when there is none.</summary>
    public static string? FindInput(SqliteConnection connection, string instance) =>
        connection.Query("select input from turn_instances where id = @id", row => row.GetString(0), ("@id", instance)).SingleOrDefault();

    /// <returns>Null when there is no such instance or it still runs.</returns>
    public static FinishedInstance? FindFinished(SqliteConnection connection, string instance) =>
        connection.Query(
            "select id, orchestration, finished_at, failure from turn_instances where id = @id and status <> @status",
            row => new FinishedInstance(row.GetString(0), row.GetString(1), Instant(row, 2), row.IsDBNull(3) ? null : row.GetString(3)),
            ("@id", instance),
            ("@status", Running)).SingleOrDefault();

    /// <summary>What happened to an instance after the given position, in order.</summary>
    public static List<JournalEntry> ReadHistory(SqliteConnection connection, string instance, long after) =>
        connection.Query(
            """
            select position, kind, sequence, name, payload, at from turn_history
            where instance = @instance and position > @after order by position
            """,
            ReadEntry,
            ("@instance", instance),
            ("@after", after));

    /// <summary>The ids of all running instances, oldest first.</summary>
    public static List<string> RunningIds(SqliteConnection connection) =>
        connection.Query("select id from turn_instances where status = 'running' order by created_at, id", row => row.GetString(0));

    /// <summary>Forgets some of the instances that finished before; their ids could start anew.</summary>
    /// <returns>How many; fewer than <paramref name="most"/> when none are left.</returns>
    public static int Purge(SqliteConnection connection, DateTimeOffset before, int most)
    {
        var ids = connection.Query(
            "select id from turn_instances where status in ('completed', 'failed') and finished_at < @before limit @most",
            row => row.GetString(0),
            ("@before", Text(before)),
            ("@most", most));
        foreach (var id in ids)
        {
            connection.Execute("delete from turn_history where instance = @id", ("@id", id));
            connection.Execute("delete from turn_instances where id = @id", ("@id", id));
        }

        return ids.Count;
    }

    /// <summary>Forgets what happened in ended instances whose ids begin so, and why they failed; their ids stay used.</summary>
    /// <param name="prefix">Ends with a hyphen.</param>
    public static void EraseStories(SqliteConnection connection, string prefix)
    {
        // The sign after the hyphen, so that this is a range of the index.
        (string, object?)[] ids = [("@from", prefix), ("@to", prefix[..^1] + '.')];
        connection.Execute(
            """
            delete from turn_history where instance >= @from and instance < @to
            and instance in (select id from turn_instances where id >= @from and id < @to and status <> 'running')
            """,
            ids);
        connection.Execute(
            "update turn_instances set failure = 'erased with the guest' where id >= @from and id < @to and failure is not null",
            ids);
    }

    private static RunningInstance ReadRunning(SqliteDataReader row) =>
        new(row.GetString(0), row.GetString(1), row.GetString(2), Instant(row, 3));

    private static JournalEntry ReadEntry(SqliteDataReader row)
    {
        var at = Instant(row, 5);
        return new(row.GetInt64(0), row.GetString(1) switch
        {
            "activity" => new TurnEvent.ActivityCompleted(row.GetInt32(2), row.GetString(3), row.GetString(4), at),
            "failure" => new TurnEvent.ActivityFailed(row.GetInt32(2), row.GetString(3), row.GetString(4), at),
            "timer" => new TurnEvent.TimerFired(row.GetInt32(2), at),
            _ => new TurnEvent.EventRaised(row.GetString(3), row.GetString(4), at),
        });
    }

    /// <summary>In UTC and of one length, so that instants sort as texts do.</summary>
    private static string Text(DateTimeOffset instant) => instant.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private static DateTimeOffset Instant(SqliteDataReader row, int column) =>
        DateTimeOffset.ParseExact(row.GetString(column), "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}

/// <summary>An instance as it was started.</summary>
/// <param name="Input">As <see cref="TurnJson"/> wrote it.</param>
internal sealed record RunningInstance(string Id, string Orchestration, string Input, DateTimeOffset CreatedAt);

/// <summary>One line of an instance's history.</summary>
internal sealed record JournalEntry(long Position, TurnEvent Event);
