using System.Text.Json;
using HotelConcierge.Messages;
using HotelConcierge.Orchestration;
using HotelConcierge.Storage;

namespace HotelConcierge.Spa;

/// <summary>The guests' ledgers of bookings, one a guest and hotel. Erased with everything else about the guest.</summary>
internal sealed class SpaLedgers(ITableStore store)
{
    private const string Json = "json";

    /// <summary>The ledger and the row's version; null when there is none.</summary>
    public async Task<(SpaLedger Ledger, string Version)?> FindAsync(
        string hotel,
        ConversationId guest,
        CancellationToken cancellationToken
    ) => await store.FindAsync(GuestTables.SpaBookings, guest.Value, hotel, cancellationToken) is { } row ? (Read(row), row.Version) : null;

    /// <summary>Writes a ledger that is still as it was read.</summary>
    /// <param name="version">Empty when there was none.</param>
    /// <returns>Whether it was written; false means that somebody else changed it.</returns>
    public Task<bool> TryWriteAsync(
        string hotel,
        ConversationId guest,
        SpaLedger ledger,
        string version,
        CancellationToken cancellationToken)
    {
        var properties = new Dictionary<string, string>(StringComparer.Ordinal);
        LongText.Write(properties, Json, JsonSerializer.Serialize(ledger, TurnJson.Options));
        var row = new TableRow(guest.Value, hotel, properties) { Version = version };
        return version.Length == 0
            ? store.TryInsertAsync(GuestTables.SpaBookings, row, cancellationToken)
            : store.TryReplaceAsync(GuestTables.SpaBookings, row, cancellationToken);
    }

    /// <summary>All ledgers of a guest, by hotel.</summary>
    public async Task<IReadOnlyList<(string Hotel, SpaLedger Ledger)>> AllAsync(ConversationId guest, CancellationToken cancellationToken)
    {
        var found = new List<(string, SpaLedger)>();
        await foreach (var row in store.ScanAsync(GuestTables.SpaBookings, guest.Value, keyPrefix: "", cancellationToken))
            found.Add((row.Key, Read(row)));
        return found;
    }

    private static SpaLedger Read(TableRow row) =>
        LongText.Read(row, Json) is { } json
            ? JsonSerializer.Deserialize<SpaLedger>(json, TurnJson.Options) ?? SpaLedger.Empty
            : SpaLedger.Empty;
}
