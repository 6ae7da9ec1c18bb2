using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using HotelConcierge.Conversations;
using HotelConcierge.Local.Engine;
using HotelConcierge.Local.Storage;
using HotelConcierge.Messages;
using HotelConcierge.Orchestration;
using HotelConcierge.Settings;
using HotelConcierge.Storage;
using HotelConcierge.Turns;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Local.Conversations;

/// <summary>
/// Conversations as rows. An event, the new state, the turn it starts, the wish it keeps and the timer it sets are one transaction,
/// so there is no moment at which a message is thanked for and not yet safe, or a turn is promised and not yet started.
/// </summary>
internal sealed class ConversationRows
{
    public const string Schema = """
        create table guest_conversations (
            id text not null primary key,
            state text not null,
            timer_due_at text,
            last_heard_at text
        ) without rowid;
        create index guest_conversations_by_timer on guest_conversations (timer_due_at) where timer_due_at is not null;
        create index guest_conversations_by_age on guest_conversations (last_heard_at) where last_heard_at is not null;
        """;

    /// <summary>
    /// When the guest was forgotten, or rather when a message that may be repeated last came. Those who were forgotten before it was
    /// kept count as forgotten long ago, so that they are looked at.
    /// </summary>
    public const string ForgottenSchema = """
        alter table guest_conversations add column forgotten_at text;
        update guest_conversations set forgotten_at = '2000-01-01T00:00:00.0000000Z' where last_heard_at is null;
        create index guest_conversations_by_forgetting on guest_conversations (forgotten_at) where forgotten_at is not null;
        """;

    // Some kilobytes each.
    private const int MostRecent = 8_192;

    private readonly IOptions<ConversationOptions> _options;
    private readonly GuestCommands _commands;
    private readonly SqliteTableStore _tables;

    // As the writer left them, who alone changes states: a conversation in full swing is not read from the file at each event.
    private readonly RecentValues<ConversationId, ConversationState> _recent = new(MostRecent);

    public ConversationRows(
        IOptions<ConversationOptions> options, GuestCommands commands, SqliteDatabase database, SqliteTableStore tables)
    {
        _options = options;
        _commands = commands;
        _tables = tables;
        database.Undone += (_, _) => _recent.Clear();
    }

    private ConversationPacing Pacing => new(_options.Value.QuietPeriod, _options.Value.LongestPause);

    /// <summary>Applies an event in the caller's transaction.</summary>
    /// <returns>What was set off; the caller wakes the turns among it after the commit.</returns>
    public ImmutableList<ConversationEffect> Apply(SqliteConnection connection, ConversationId conversation, ConversationEvent happened)
    {
        var before = _recent.TryGet(conversation, out var recent) ? recent : Read(connection, conversation) ?? new ConversationState();
        var (after, effects) = Conversation.Apply(conversation, before, happened, Pacing, _commands);
        if (ReferenceEquals(before, after))
            return effects;

        Write(connection, conversation, after);
        _recent.Keep(conversation, after);
        string? answeredBefore = null;
        foreach (var effect in effects)
            effect.CarryOut(StartTurn, InterruptTurn, change => KeepWish(connection, change), TimerStandsInTheRow);
        return answeredBefore is null
            ? effects
            : Apply(connection, conversation, new ConversationEvent.TurnEnded(answeredBefore, NextStep.WaitForMessage, happened.At));

        void StartTurn(TurnStart turn)
        {
            // A message so old that its id was let go, while its turn's history is still kept: it was answered then.
            var input = JsonSerializer.Serialize(turn, TurnJson.Options);
            if (!TurnJournal.StartInTransaction(connection, turn.TurnId, TurnOrchestration.Name, input, happened.At))
                answeredBefore = turn.TurnId;
        }

        void InterruptTurn(string turnId) =>
            TurnJournal.RaiseEventInTransaction(connection, turnId, TurnOrchestration.InterruptEvent, "", happened.At);

        static void TimerStandsInTheRow(DateTimeOffset dueAt)
        {
        }
    }

    public static ConversationState? Read(SqliteConnection connection, ConversationId conversation) =>
        connection.Query("select state from guest_conversations where id = @id", ReadState, ("@id", conversation.Value)).SingleOrDefault();

    /// <summary>
    /// Conversations whose timer is due, longest due first. One that is further away than any is ever set was set before the clock
    /// went back.
    /// </summary>
    public IReadOnlyList<ConversationId> Due(SqliteConnection connection, DateTimeOffset now) =>
        [
            .. Ids(connection, "select id from guest_conversations where timer_due_at <= @at order by timer_due_at limit 1000", now),
            .. Ids(
                connection,
                "select id from guest_conversations where timer_due_at > @at order by timer_due_at limit 1000",
                now + (2 * Pacing.LongestPause)),
        ];

    /// <summary>Conversations that had nothing to do with their guest since that instant, to the hour, oldest first.</summary>
    public static IReadOnlyList<ConversationId> HeardBefore(SqliteConnection connection, DateTimeOffset instant) =>
        Ids(connection, "select id from guest_conversations where last_heard_at < @at order by last_heard_at limit 1000", instant);

    /// <summary>
    /// Conversations whose guest was forgotten and that no message came to since that instant, to the hour, oldest first.
    /// </summary>
    public static IReadOnlyList<ConversationId> ForgottenBefore(SqliteConnection connection, DateTimeOffset instant) =>
        Ids(connection, "select id from guest_conversations where forgotten_at < @at order by forgotten_at limit 1000", instant);

    /// <summary>When the next timer is due; null when none is out.</summary>
    public static DateTimeOffset? NextTimer(SqliteConnection connection) =>
        connection.Query("select min(timer_due_at) from guest_conversations where timer_due_at is not null", ReadInstant).Single();

    /// <summary>As <see cref="OptOuts.RecordAsync"/>, in the conversation's transaction.</summary>
    private void KeepWish(SqliteConnection connection, OptOutChange change)
    {
        var pair = change.Pair;
        var row = Find(pair);
        while (OptOuts.PairIn(row) is { } other)
            (pair, row) = (other, Find(other));
        if (OptOuts.RowAfter(pair, row, change.Wish) is { } next)
            _tables.Put(connection, OptOuts.Table, next);

        TableRow? Find(PairId pair) => _tables.Find(connection, OptOuts.Table, pair.Value, OptOuts.Key);
    }

    private static void Write(SqliteConnection connection, ConversationId conversation, ConversationState state)
    {
        if (state.IsBlank)
        {
            connection.Execute("delete from guest_conversations where id = @id", ("@id", conversation.Value));
            return;
        }

        var silence = Silence.Of(state);
        connection.Execute(
            """
            insert into guest_conversations (id, state, timer_due_at, last_heard_at, forgotten_at)
            values (@id, @state, @timer_due_at, @last_heard_at, @forgotten_at)
            on conflict (id) do update
            set state = excluded.state, timer_due_at = excluded.timer_due_at, last_heard_at = excluded.last_heard_at, forgotten_at = excluded.forgotten_at
            """,
            ("@id", conversation.Value),
            ("@state", JsonSerializer.Serialize(state, TurnJson.Options)),
            ("@timer_due_at", Text(state.TimerDueAt)),
            ("@last_heard_at", Text(EndOfHour(silence is { IsForgotten: false } ? silence.Since : null))),
            ("@forgotten_at", Text(EndOfHour(silence is { IsForgotten: true } ? silence.Since : null))));
    }

    /// <summary>Who is erased an hour late is none the worse, and an index that need not change with every message costs less.</summary>
    private static DateTimeOffset? EndOfHour(DateTimeOffset? instant) =>
        instant is { } at ? new DateTimeOffset(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero).AddHours(1) : null;

    private static List<ConversationId> Ids(SqliteConnection connection, string query, DateTimeOffset at) =>
        connection.Query(query, row => new ConversationId(row.GetString(0)), ("@at", Text(at)));

    private static ConversationState? ReadState(SqliteDataReader row) =>
        JsonSerializer.Deserialize<ConversationState>(row.GetString(0), TurnJson.Options);

    private static DateTimeOffset? ReadInstant(SqliteDataReader row) => row.IsDBNull(0)
        ? null
        : DateTimeOffset.Parse(row.GetString(0), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);

    // Sorts as text in the order of time: always UTC, always seven decimals.
    private static string? Text(DateTimeOffset? instant) => instant?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
