using System.Runtime.CompilerServices;
using System.Text.Json;
using HotelConcierge.Messages;
using HotelConcierge.Orchestration;
using HotelConcierge.Storage;

namespace HotelConcierge.Handoff;

/// <summary>
/// The cases of all guests: those that are open in one list, which everybody at the desk reads, and those that are over in another. What
/// was said in them lies with the guests (<see cref="CaseLog"/>).
/// </summary>
public sealed class DeskCases(ITableStore store, CaseLog log, DeskSignals signals, TimeProvider clock) : IHoldsGuestData
{
    /// <summary>The table. Its rows name guests, and are erased with them.</summary>
    public static readonly TableName Table = new("deskcases");

    /// <summary>A closed case is kept for so long, so that who still has it before them is told that it is closed.</summary>
    public static readonly TimeSpan ClosedKeptFor = TimeSpan.FromDays(7);

    private const string Open = "open";
    private const string Closed = "closed";
    private const string Json = "json";

    /// <summary>Opens a case; one of that id which is open already, or was, stays as it is.</summary>
    /// <remarks>
    /// Its log gets an entry first, so that whoever erases the guest finds the case by it.
    /// </remarks>
    public async Task<DeskCase> OpenAsync(DeskCase opened, CaseEntry because, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(opened);
        await log.KeepAsync(opened.Conversation, opened.Id, because, cancellationToken);
        if (await FindAsync(opened.Id, cancellationToken) is { } known)
            return known;
        if (!await store.TryInsertAsync(Table, RowOf(Open, opened), cancellationToken))
            return await FindAsync(opened.Id, cancellationToken) ?? opened;
        signals.Raise();
        return opened;
    }

    /// <summary>A case, open or not; null when there is none of that id.</summary>
    public async Task<DeskCase?> FindAsync(string id, CancellationToken cancellationToken) =>
        DeskCase.IsId(id)
        && (await store.FindAsync(Table, Open, id, cancellationToken)
            ?? await store.FindAsync(Table, Closed, id, cancellationToken)) is { } row
            ? Read(row)
            : null;

    /// <summary>The open cases, in no order.</summary>
    public async IAsyncEnumerable<DeskCase> OpenAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in store.ScanAsync(Table, Open, keyPrefix: "", cancellationToken))
        {
            if (Read(row) is { } found)
                yield return found;
        }
    }

    /// <summary>Changes an open case as it is now; <paramref name="change"/> runs again when somebody else changed it meanwhile.</summary>
    /// <param name="change">Null, or the same again, to leave it as it is.</param>
    /// <returns>The case afterwards; null when it is not open.</returns>
    public async Task<DeskCase?> ChangeAsync(string id, Func<DeskCase, DeskCase?> change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        while (DeskCase.IsId(id) && await store.FindAsync(Table, Open, id, cancellationToken) is { } row && Read(row) is { } current)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (change(current) is not { } next || next == current)
                return current;
            next = next with { Changes = current.Changes + 1 };
            if (!await store.TryReplaceAsync(Table, RowOf(Open, next) with { Version = row.Version }, cancellationToken))
                continue;
            signals.Raise();
            return next;
        }

        return null;
    }

    /// <summary>The ids of a guest's cases, open or not, as far as they are kept.</summary>
    internal Task<IReadOnlySet<string>> OfAsync(ConversationId guest, CancellationToken cancellationToken) =>
        log.CasesOfAsync(guest, cancellationToken);

    /// <summary>Closes a case; one that is closed already stays so.</summary>
    public async Task<DeskCase?> CloseAsync(string id, CancellationToken cancellationToken)
    {
        while (DeskCase.IsId(id) && await store.FindAsync(Table, Open, id, cancellationToken) is { } row && Read(row) is { } current)
        {
            var closed = current with
            {
                Status = CaseStatus.Closed,
                ClosedAt = clock.GetUtcNow(),
                Changes = current.Changes + 1,
                Unread = 0,

                // What a model made of the chat goes with what the guest takes back, which is looked for in open cases only.
                WantsSummary = false,
                ModelSummary = null,
            };

            // First there, so that between the two it is in both lists and not in none.
            await store.PutAsync(Table, RowOf(Closed, closed), cancellationToken);
            if (!await store.TryDeleteAsync(Table, Open, id, row.Version, cancellationToken))
                continue;
            signals.Raise();
            return closed;
        }

        return await FindAsync(id, cancellationToken);
    }

    /// <summary>Takes back a case that no desk took.</summary>
    public async Task WithdrawAsync(DeskCase withdrawn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(withdrawn);
        await store.DeleteAsync(Table, Open, withdrawn.Id, cancellationToken);
        await log.EraseAsync(withdrawn.Conversation, withdrawn.Id, cancellationToken);
        signals.Raise();
    }

    /// <summary>Erases the guest's cases; what was said in them are the guest's own rows, which go after this.</summary>
    async Task IHoldsGuestData.EraseAsync(ConversationId guest, CancellationToken cancellationToken)
    {
        foreach (var id in await log.CasesOfAsync(guest, cancellationToken))
        {
            await store.DeleteAsync(Table, Open, id, cancellationToken);
            await store.DeleteAsync(Table, Closed, id, cancellationToken);
            signals.Raise();
        }
    }

    /// <summary>Lets go of cases that were closed long ago.</summary>
    async Task IHoldsGuestData.TidyAsync(CancellationToken cancellationToken)
    {
        await foreach (var row in store.ScanAsync(Table, Closed, keyPrefix: "", cancellationToken))
        {
            if (Read(row) is not { ClosedAt: { } closed } || clock.GetUtcNow() - closed >= ClosedKeptFor)
                await store.DeleteAsync(Table, Closed, row.Key, cancellationToken);
        }
    }

    private static DeskCase? Read(TableRow row) =>
        LongText.Read(row, Json) is { } json ? JsonSerializer.Deserialize<DeskCase>(json, TurnJson.Options) : null;

    private static TableRow RowOf(string partition, DeskCase one)
    {
        var properties = new Dictionary<string, string>(StringComparer.Ordinal);
        LongText.Write(properties, Json, JsonSerializer.Serialize(one, TurnJson.Options));
        return new(partition, one.Id, properties);
    }
}
