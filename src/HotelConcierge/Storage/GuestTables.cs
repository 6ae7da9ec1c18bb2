using HotelConcierge.Messages;

namespace HotelConcierge.Storage;

/// <summary>
/// The tables that hold what we know of guests. Each uses the conversation's id as its partition key, so that erasing a
/// guest is deleting those partitions; a test holds every repository to that.
/// </summary>
/// <param name="elsewhere">What else speaks of guests, in tables that are not theirs.</param>
/// <param name="traces">Null where the store leaves none.</param>
public sealed class GuestTables(ITableStore store, IEnumerable<IHoldsGuestData>? elsewhere = null, IErasedTraces? traces = null)
{
    public static readonly TableName Transcripts = new("transcripts");
    public static readonly TableName Profiles = new("profiles");
    public static readonly TableName Turns = new("turns");
    public static readonly TableName Receipts = new("receipts");
    public static readonly TableName Deliveries = new("deliveries");
    public static readonly TableName SpaBookings = new("spabookings");
    public static readonly TableName SpaChoices = new("spachoices");
    public static readonly TableName SpaWaiting = new("spawaiting");
    public static readonly TableName StayLinks = new("staylinks");
    public static readonly TableName Proposals = new("proposals");
    public static readonly TableName Requests = new("guestrequests");
    public static readonly TableName Ideas = new("ideas");
    public static readonly TableName Files = new("guestfiles");
    public static readonly TableName Feedback = new("feedback");
    public static readonly TableName CaseEntries = new("caseentries");
    public static readonly TableName Carts = new("carts");
    public static readonly TableName ShopQuestions = new("shopquestions");
    public static readonly TableName ShopOrders = new("shoporders");
    public static readonly TableName ShopCustomers = new("shopcustomers");

    public static IReadOnlyList<TableName> All { get; } =
    [
        Transcripts, Profiles, Turns, Receipts, Deliveries, SpaBookings, SpaChoices, SpaWaiting, StayLinks, Proposals, Requests, Ideas,
        Files, Feedback, CaseEntries, Carts, ShopQuestions, ShopOrders, ShopCustomers,
    ];

    /// <summary>Those that hold what we asked a guest and they have not answered.</summary>
    public static IReadOnlyList<TableName> Questions { get; } = [SpaChoices, Proposals, ShopQuestions];

    private const int BatchSize = 100;

    /// <summary>Deletes all rows of a conversation; running it again deletes what has come since.</summary>
    /// <param name="exceptKeyPrefix">Rows whose key starts so stay: the turn that does the erasing needs its own. Empty for none.</param>
    public async Task EraseAsync(ConversationId conversation, string exceptKeyPrefix, CancellationToken cancellationToken)
    {
        // First what lies elsewhere, because the guest's own rows say where.
        foreach (var place in elsewhere ?? [])
            await place.EraseAsync(conversation, cancellationToken);
        foreach (var table in All)
            await DeleteAsync(table, conversation, exceptKeyPrefix, cancellationToken);
        traces?.Remove();
    }

    /// <summary>The rows of a conversation as they stand, for <see cref="TryEraseAsync"/>.</summary>
    public async Task<IReadOnlyList<GuestRow>> ListAsync(ConversationId conversation, CancellationToken cancellationToken)
    {
        var rows = new List<GuestRow>();
        foreach (var table in All)
        {
            await foreach (var row in store.ScanAsync(table, conversation.Value, keyPrefix: "", cancellationToken))
                rows.Add(new(table, row.Key, row.Version));
        }

        return rows;
    }

    /// <summary>Deletes the rows of a conversation that are still as they were listed; what has come or changed since stays.</summary>
    /// <returns>Whether all of them are gone.</returns>
    public async Task<bool> TryEraseAsync(ConversationId conversation, IReadOnlyList<GuestRow> listed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(listed);
        foreach (var place in elsewhere ?? [])
            await place.EraseAsync(conversation, cancellationToken);
        var areGone = true;
        foreach (var table in listed.GroupBy(row => row.Table))
        {
            foreach (var batch in table.Chunk(BatchSize))
            {
                var deletes = batch.Select(row => new TableChange.Delete(row.Key, row.Version)).ToList<TableChange>();
                if (await store.TryBatchAsync(table.Key, conversation.Value, deletes, cancellationToken))
                    continue;
                foreach (var row in batch)
                {
                    areGone &= await store.TryDeleteAsync(table.Key, conversation.Value, row.Key, row.Version, cancellationToken)
                        || await store.FindAsync(table.Key, conversation.Value, row.Key, cancellationToken) is null;
                }
            }
        }

        return areGone;
    }

    /// <summary>Lets go of what is over in the tables that are not the guests'.</summary>
    public async Task TidyAsync(CancellationToken cancellationToken)
    {
        foreach (var place in elsewhere ?? [])
            await place.TidyAsync(cancellationToken);
    }

    /// <summary>Deletes the rows of a conversation in one table.</summary>
    public async Task EraseAsync(TableName table, ConversationId conversation, string exceptKeyPrefix, CancellationToken cancellationToken)
    {
        await DeleteAsync(table, conversation, exceptKeyPrefix, cancellationToken);
        traces?.Remove();
    }

    private async Task DeleteAsync(
        TableName table,
        ConversationId conversation,
        string exceptKeyPrefix,
        CancellationToken cancellationToken)
    {
        var keys = new List<string>();
        await foreach (var row in store.ScanAsync(table, conversation.Value, keyPrefix: "", cancellationToken))
        {
            if (exceptKeyPrefix.Length == 0 || !row.Key.StartsWith(exceptKeyPrefix, StringComparison.Ordinal))
                keys.Add(row.Key);
        }

        foreach (var batch in keys.Chunk(BatchSize))
        {
            var deletes = batch.Select(key => new TableChange.Delete(key)).ToList<TableChange>();
            if (await store.TryBatchAsync(table, conversation.Value, deletes, cancellationToken))
                continue;

            // One of the rows went meanwhile, and a batch is all or nothing.
            foreach (var key in batch)
                await store.DeleteAsync(table, conversation.Value, key, cancellationToken);
        }
    }
}

/// <summary>A row of a conversation as it was seen.</summary>
public sealed record GuestRow(TableName Table, string Key, string Version);

/// <summary>Something about a guest that is kept outside <see cref="GuestTables"/>, because many guests share the place.</summary>
public interface IHoldsGuestData
{
    /// <summary>
    /// Erases it, or makes it speak of nobody. Runs again when it was interrupted, and while the guest's own rows are still there.
    /// </summary>
    Task EraseAsync(ConversationId guest, CancellationToken cancellationToken);

    /// <summary>Lets go of what is over. Done twice, it changes nothing.</summary>
    Task TidyAsync(CancellationToken cancellationToken);
}
