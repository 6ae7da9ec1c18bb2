using System.Text.Json;
using HotelConcierge.Messages;
using HotelConcierge.Orchestration;
using HotelConcierge.Storage;

namespace HotelConcierge.Handoff;

/// <summary>
/// What people at the desk wrote and did in a guest's cases. It lies with the guest's own rows and is erased with them. What the guest and
/// the concierge said stands in the transcript.
/// </summary>
public sealed class CaseLog(ITableStore store)
{
    private const string Json = "json";

    /// <summary>The key of the note that ends a case.</summary>
    /// <param name="happened">How it ends.</param>
    internal static string NoteOf(string happened) => "note-" + happened;

    /// <summary>Keeps an entry, or returns the one of that key that was kept before.</summary>
    public async Task<CaseEntry> KeepAsync(ConversationId guest, string caseId, CaseEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        while (!await store.TryInsertAsync(GuestTables.CaseEntries, RowOf(guest, caseId, entry), cancellationToken))
        {
            if (await FindAsync(guest, caseId, entry.Key, cancellationToken) is { } known)
                return known;
            cancellationToken.ThrowIfCancellationRequested();
        }

        return entry;
    }

    /// <summary>An entry; null when there is none of that key.</summary>
    public async Task<CaseEntry?> FindAsync(ConversationId guest, string caseId, string key, CancellationToken cancellationToken) =>
        await store.FindAsync(GuestTables.CaseEntries, guest.Value, KeyOf(caseId, key), cancellationToken) is { } row ? Read(row) : null;

    /// <summary>All entries of a case, the oldest first.</summary>
    public async Task<IReadOnlyList<CaseEntry>> ReadAsync(ConversationId guest, string caseId, CancellationToken cancellationToken)
    {
        var entries = new List<CaseEntry>();
        await foreach (var row in store.ScanAsync(GuestTables.CaseEntries, guest.Value, caseId + "-", cancellationToken))
            entries.Add(Read(row));
        return [.. entries.OrderBy(entry => entry.At).ThenBy(entry => entry.Key, StringComparer.Ordinal)];
    }

    /// <summary>Says how far a message has come. Of one that is not there any more nothing is kept.</summary>
    public async Task SettleAsync(
        ConversationId guest, string caseId, string key, Func<CaseEntry, CaseEntry> settle, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settle);
        while (await store.FindAsync(GuestTables.CaseEntries, guest.Value, KeyOf(caseId, key), cancellationToken) is { } row)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (await store.TryReplaceAsync(
                GuestTables.CaseEntries, RowOf(guest, caseId, settle(Read(row))) with { Version = row.Version }, cancellationToken))
                return;
        }
    }

    /// <summary>The ids of the guest's cases.</summary>
    internal async Task<IReadOnlySet<string>> CasesOfAsync(ConversationId guest, CancellationToken cancellationToken)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var row in store.ScanAsync(GuestTables.CaseEntries, guest.Value, keyPrefix: "", cancellationToken))
        {
            if (row.Key.Length > DeskCase.IdLength)
                ids.Add(row.Key[..DeskCase.IdLength]);
        }

        return ids;
    }

    /// <summary>Erases the log of a case that was none.</summary>
    internal async Task EraseAsync(ConversationId guest, string caseId, CancellationToken cancellationToken)
    {
        foreach (var entry in await ReadAsync(guest, caseId, cancellationToken))
            await store.DeleteAsync(GuestTables.CaseEntries, guest.Value, KeyOf(caseId, entry.Key), cancellationToken);
    }

    private static string KeyOf(string caseId, string key) => $"{caseId}-{key}";

    private static CaseEntry Read(TableRow row) =>
        JsonSerializer.Deserialize<CaseEntry>(LongText.Read(row, Json) ?? "", TurnJson.Options)
        ?? throw new InvalidOperationException($"The entry {row.Key} is empty.");

    private static TableRow RowOf(ConversationId guest, string caseId, CaseEntry entry)
    {
        var properties = new Dictionary<string, string>(StringComparer.Ordinal);
        LongText.Write(properties, Json, JsonSerializer.Serialize(entry, TurnJson.Options));
        return new(guest.Value, KeyOf(caseId, entry.Key), properties);
    }
}
