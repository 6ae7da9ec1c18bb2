using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using HotelConcierge.Messages;
using HotelConcierge.Orchestration;
using HotelConcierge.Storage;

namespace HotelConcierge.Conversations;

/// <summary>Who said it.</summary>
public enum Speaker
{
    Guest,
    Concierge,

    /// <summary>A member of staff.</summary>
    Staff,
}

/// <summary>One contribution to a conversation.</summary>
/// <param name="Turn">The number of the turn in which it was said.</param>
/// <param name="Speaker">Who said it.</param>
/// <param name="Text">The guest's words as written, or the concierge's in Markdown.</param>
public sealed partial record TranscriptEntry(long Turn, Speaker Speaker, string Text)
{
    /// <summary>What is known about the words and is none of them, such as the advertisement that led to them; null for nothing.</summary>
    public string? Context { get; init; }

    /// <summary>When it was said; known of entries that were read.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>
    /// What others may have written and the guest sent, such as a document's text: for this turn alone; null for nothing.
    /// </summary>
    public string? Enclosed { get; init; }
}

/// <summary>What was said, as the model will read it.</summary>
public sealed class Transcripts(ITableStore store, GuestTables tables)
{
    /// <summary>Keys count down so that the newest entry comes first: a long conversation costs no more to read than a short one.</summary>
    private const long HighestTurn = 9_999_999_999;

    private const string PartsName = "parts";

    /// <summary>Records an entry; the same entry again changes nothing.</summary>
    public Task RecordAsync(ConversationId conversation, TranscriptEntry entry, DateTimeOffset at, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var properties = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["speaker"] = entry.Speaker.ToString(),
            ["at"] = at.ToString("O", CultureInfo.InvariantCulture),
        };
        LongText.Write(properties, "text", entry.Text);
        if (entry.Context is { } context)
            LongText.Write(properties, "context", context);
        if (entry.Enclosed is { } enclosed)
            LongText.Write(properties, "enclosed", enclosed);
        if (entry.Parts is { } parts)
            LongText.Write(properties, PartsName, JsonSerializer.Serialize(parts, TurnJson.Options));
        return store.PutAsync(GuestTables.Transcripts, new(conversation.Value, KeyOf(entry), properties), cancellationToken);
    }

    /// <summary>The entries, newest first.</summary>
    public async IAsyncEnumerable<TranscriptEntry> NewestFirstAsync(
        ConversationId conversation, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in store.ScanAsync(GuestTables.Transcripts, conversation.Value, keyPrefix: "", cancellationToken))
        {
            var turn =
                HighestTurn - long.Parse(row.Key.AsSpan(0, row.Key.IndexOf('-', StringComparison.Ordinal)), CultureInfo.InvariantCulture);
            yield return new(turn, Enum.Parse<Speaker>(row["speaker"] ?? ""), LongText.Read(row, "text") ?? "")
            {
                At = AtOf(row),
                Context = LongText.Read(row, "context"),
                Enclosed = LongText.Read(row, "enclosed"),
                Parts = LongText.Read(row, PartsName) is { } parts
                    ? JsonSerializer.Deserialize<ImmutableList<TranscriptPart>>(parts, TurnJson.Options)
                    : null,
            };
        }
    }

    /// <summary>What the guest said in a turn; null where that is nothing, or not kept any more.</summary>
    public async Task<TranscriptEntry?> FindGuestAsync(ConversationId conversation, long turn, CancellationToken cancellationToken)
    {
        var wanted = new TranscriptEntry(turn, Speaker.Guest, "");
        return await store.FindAsync(GuestTables.Transcripts, conversation.Value, KeyOf(wanted), cancellationToken) is { } row
            && LongText.Read(row, "text") is { Length: > 0 } text
                ? wanted with { Text = text, At = AtOf(row) }
                : null;
    }

    /// <summary>Puts an entry in the place of what it was, said when that was. Of one that is not there any more nothing is kept.</summary>
    public async Task ReplaceAsync(ConversationId conversation, TranscriptEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (await store.FindAsync(GuestTables.Transcripts, conversation.Value, KeyOf(entry), cancellationToken) is { } row)
            await RecordAsync(
                conversation,
                entry,
                AtOf(row),
                cancellationToken);
    }

    /// <summary>Forgets one entry.</summary>
    public Task EraseAsync(ConversationId conversation, TranscriptEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return store.DeleteAsync(GuestTables.Transcripts, conversation.Value, KeyOf(entry), cancellationToken);
    }

    /// <summary>Begins the conversation anew: nothing said before is read any more.</summary>
    public Task EraseAsync(ConversationId conversation, CancellationToken cancellationToken) =>
        tables.EraseAsync(GuestTables.Transcripts, conversation, exceptKeyPrefix: "", cancellationToken);

    private static DateTimeOffset AtOf(TableRow row) =>
        DateTimeOffset.Parse(row["at"] ?? "", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);

    // Within a turn our answer is the newer entry, so it sorts first.
    private static string KeyOf(TranscriptEntry entry) =>
        string.Create(CultureInfo.InvariantCulture, $"{HighestTurn - entry.Turn:D10}-{(entry.Speaker is Speaker.Guest ? 1 : 0)}");
}
