using System.Globalization;
using HotelConcierge.Messages;
using HotelConcierge.Storage;

namespace HotelConcierge.Sending;

/// <summary>Where the sending of a chunk stands.</summary>
public enum ReceiptState
{
    /// <summary>We are about to hand it over, or did and never heard.</summary>
    Intended,

    /// <summary>The channel said that it did not take it.</summary>
    Refused,

    /// <summary>The channel took it.</summary>
    Accepted,
}

/// <summary>What is known about the sending of one chunk.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="IntendedAt">When it was first tried since the channel last refused it.</param>
/// <param name="MessageId">The provider's id, once accepted.</param>
public sealed record Receipt(ReceiptState State, DateTimeOffset IntendedAt, string? MessageId = null)
{
    /// <summary>
    /// Whether the channel said that the guest's message cannot be replied to any more, so that the chunk goes by itself.
    /// </summary>
    public bool ReplyIsOver { get; init; }
}

/// <summary>
/// Intents and receipts of chunks: the intent is written before the provider is called, the receipt after it answered. An
/// intent without a receipt is a send of which nobody knows whether it happened.
/// </summary>
public sealed class Receipts(ITableStore store)
{
    private const string Over = "replyIsOver";
    private const string HoldName = "hold";
    private const string BesideName = "beside";

    public async Task<Receipt?> FindAsync(ChunkRef chunk, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(chunk);
        var row = await store.FindAsync(GuestTables.Receipts, chunk.Turn.Conversation.Value, KeyOf(chunk), cancellationToken);
        return row is null ? null : Read(row);
    }

    public Task RecordAsync(ChunkRef chunk, Receipt receipt, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(chunk);
        ArgumentNullException.ThrowIfNull(receipt);
        var properties = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["state"] = receipt.State.ToString(),
            ["intendedAt"] = receipt.IntendedAt.ToString("O", CultureInfo.InvariantCulture),
        };
        if (receipt.MessageId is not null)
            properties["messageId"] = receipt.MessageId;
        if (receipt.ReplyIsOver)
            properties[Over] = "true";
        return store.PutAsync(GuestTables.Receipts, new(chunk.Turn.Conversation.Value, KeyOf(chunk), properties), cancellationToken);
    }

    /// <summary>The provider's ids of all messages this conversation is known to have had from us.</summary>
    public async Task<IReadOnlySet<string>> KnownMessageIdsAsync(ConversationId conversation, CancellationToken cancellationToken)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var row in store.ScanAsync(GuestTables.Receipts, conversation.Value, keyPrefix: "", cancellationToken))
        {
            if (Read(row).MessageId is { } id)
                known.Add(id);
        }

        return known;
    }

    /// <summary>The provider's ids of what it took of a turn.</summary>
    /// <param name="turn">The turn's number.</param>
    public async Task<IReadOnlyList<string>> MessageIdsOfAsync(
        ConversationId conversation, long turn, CancellationToken cancellationToken)
    {
        var ids = new List<string>();
        await foreach (var row in store.ScanAsync(
            GuestTables.Receipts, conversation.Value, TurnIds.KeyPrefix(turn), cancellationToken))
        {
            if (Read(row).MessageId is { } id)
                ids.Add(id);
        }

        return ids;
    }

    /// <summary>Which chunk of ours the channel knows by that id.</summary>
    /// <returns>Null when it is none of ours, or not known any more.</returns>
    public async Task<SentChunk?> FindSentAsync(ConversationId conversation, string messageId, CancellationToken cancellationToken)
    {
        await foreach (var row in store.ScanAsync(GuestTables.Receipts, conversation.Value, keyPrefix: "", cancellationToken))
        {
            if (row["messageId"] == messageId)
                return new(conversation, TurnOf(row.Key), ChunkOf(row.Key));
        }

        return null;
    }

    private static long TurnOf(string key) =>
        long.Parse(key.AsSpan(0, key.IndexOf('-', StringComparison.Ordinal)), CultureInfo.InvariantCulture);

    private static int ChunkOf(string key)
    {
        var name = key.AsSpan(key.IndexOf('-', StringComparison.Ordinal) + 1);
        return name is HoldName ? ChunkRef.Hold
            : name.StartsWith(BesideName) ? -int.Parse(name[BesideName.Length..], CultureInfo.InvariantCulture)
            : int.Parse(key.AsSpan(key.LastIndexOf('-') + 1), CultureInfo.InvariantCulture);
    }

    private static Receipt Read(TableRow row) => new(
        Enum.Parse<ReceiptState>(row["state"] ?? ""),
        DateTimeOffset.Parse(row["intendedAt"] ?? "", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
        row["messageId"])
    {
        ReplyIsOver = row[Over] is not null,
    };

    private static string KeyOf(ChunkRef chunk) =>
        TurnIds.KeyPrefix(chunk.Turn.Number)
        + chunk.Chunk switch
        {
            ChunkRef.Hold => HoldName,
            < ChunkRef.Hold => string.Create(CultureInfo.InvariantCulture, $"{BesideName}{-chunk.Chunk}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"chunk-{chunk.Chunk:D3}"),
        };
}
