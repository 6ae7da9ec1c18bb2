using System.Runtime.CompilerServices;
using System.Text.Json;
using HotelConcierge.Messages;
using HotelConcierge.Orchestration;
using HotelConcierge.Storage;

namespace HotelConcierge.Spa;

/// <summary>
/// Who waits for a time of a day. A guest's own row says for what; a row of the day's names the guest by the conversation's id only, so
/// that one read shows who waits. Both go with the day, when the guest leaves the list or has what they waited for, and when they are
/// forgotten.
/// </summary>
public sealed class SpaWaitingList(ITableStore store, SpaCatalog spas) : IHoldsGuestData
{
    /// <summary>Days so long ago have gone in any case, unless nobody tidied for all that time.</summary>
    private const int TidiesDaysBack = 31;

    private const string Json = "json";
    private const string Guest = "guest";

    private static readonly TableName Days = new("spawaitdays");

    /// <summary>What a guest waits for, by day.</summary>
    public async Task<IReadOnlyList<SpaWait>> MineAsync(HotelSpa spa, ConversationId guest, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(spa);
        var mine = new List<SpaWait>();
        await foreach (var row in store.ScanAsync(GuestTables.SpaWaiting, guest.Value, Prefix(spa), cancellationToken))
        {
            if (Read(row) is { } wait && wait.Day >= spa.Hotel.Clock.Today)
                mine.Add(wait);
        }

        return [.. mine.OrderBy(wait => wait.Day).ThenBy(wait => wait.JoinedAt)];
    }

    /// <summary>A guest's place by its id; null when they have none such.</summary>
    public async Task<SpaWait?> FindAsync(HotelSpa spa, ConversationId guest, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(spa);
        var row = await store.FindAsync(GuestTables.SpaWaiting, guest.Value, Prefix(spa) + id, cancellationToken);
        return row is null ? null : Read(row);
    }

    /// <summary>
    /// Puts a guest on the list. Who is on it for that day and treatment already waits for the new times from then on, in the place that
    /// they had. Done twice, it changes nothing.
    /// </summary>
    public async Task JoinAsync(HotelSpa spa, ConversationId guest, SpaWait wait, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(spa);
        ArgumentNullException.ThrowIfNull(wait);
        while (!await store.TryInsertAsync(GuestTables.SpaWaiting, RowOf(spa, guest, wait), cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (await store.FindAsync(GuestTables.SpaWaiting, guest.Value, Prefix(spa) + wait.Id, cancellationToken) is not { } row)
                continue;
            var joined = Read(row) is { } known ? known with { People = wait.People, From = wait.From, Until = wait.Until } : wait;
            if (await store.TryReplaceAsync(
                GuestTables.SpaWaiting, RowOf(spa, guest, joined) with { Version = row.Version }, cancellationToken))
                break;
        }

        var day = new Dictionary<string, string>(StringComparer.Ordinal) { [Guest] = guest.Value };
        await store.PutAsync(Days, new(SpaSlotKey.PartitionOf(spa, wait.Day), wait.Id, day), cancellationToken);
    }

    /// <summary>Takes a guest off the list. Done twice, it changes nothing.</summary>
    public async Task LeaveAsync(HotelSpa spa, ConversationId guest, SpaWait wait, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(spa);
        ArgumentNullException.ThrowIfNull(wait);
        await store.DeleteAsync(Days, SpaSlotKey.PartitionOf(spa, wait.Day), wait.Id, cancellationToken);
        await store.DeleteAsync(GuestTables.SpaWaiting, guest.Value, Prefix(spa) + wait.Id, cancellationToken);
    }

    /// <summary>A guest who has booked what they waited for does not wait any more.</summary>
    internal async Task SettleAsync(HotelSpa spa, ConversationId guest, SpaBooking booking, CancellationToken cancellationToken)
    {
        var id = SpaWait.IdFor(guest, spa.Hotel.Clock.DayOf(booking.Start), booking.Treatment);
        if (await FindAsync(spa, guest, id, cancellationToken) is { } wait)
            await LeaveAsync(spa, guest, wait, cancellationToken);
    }

    /// <summary>Who waits on a day, who came first first.</summary>
    internal async Task<IReadOnlyList<(ConversationId Guest, SpaWait Wait)>> OnAsync(
        HotelSpa spa, DateOnly day, CancellationToken cancellationToken)
    {
        var waiting = new List<(ConversationId Guest, SpaWait Wait)>();
        await foreach (var row in store.ScanAsync(Days, SpaSlotKey.PartitionOf(spa, day), keyPrefix: "", cancellationToken))
        {
            var guest = new ConversationId(row[Guest] ?? "");
            if (await FindAsync(spa, guest, row.Key, cancellationToken) is { } wait)
                waiting.Add((guest, wait));
        }

        return [.. waiting.OrderBy(one => one.Wait.JoinedAt).ThenBy(one => one.Wait.Id, StringComparer.Ordinal)];
    }

    /// <summary>Writes down until when a guest is asked about a time. Of a time that was offered before, the later word counts.</summary>
    internal async Task OfferAsync(HotelSpa spa, ConversationId guest, string id, SpaFreed freed, CancellationToken cancellationToken)
    {
        while (await store.FindAsync(GuestTables.SpaWaiting, guest.Value, Prefix(spa) + id, cancellationToken) is { } row
            && Read(row) is { } wait)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var offered = wait with { Offered = wait.Offered.RemoveAll(one => one.Start == freed.Start).Add(freed) };
            if (await store.TryReplaceAsync(
                GuestTables.SpaWaiting, RowOf(spa, guest, offered) with { Version = row.Version }, cancellationToken))
                return;
        }
    }

    /// <summary>Deletes the rows of the days that name a guest; their own rows are still there, and say which.</summary>
    async Task IHoldsGuestData.EraseAsync(ConversationId guest, CancellationToken cancellationToken)
    {
        foreach (var spa in spas.All)
        {
            await foreach (var row in store.ScanAsync(GuestTables.SpaWaiting, guest.Value, Prefix(spa), cancellationToken))
            {
                if (Read(row) is { } wait)
                    await store.DeleteAsync(Days, SpaSlotKey.PartitionOf(spa, wait.Day), wait.Id, cancellationToken);
            }
        }
    }

    /// <summary>Deletes the places of past days.</summary>
    async Task IHoldsGuestData.TidyAsync(CancellationToken cancellationToken)
    {
        foreach (var spa in spas.All)
        {
            var today = spa.Hotel.Clock.Today;
            for (var day = today.AddDays(-TidiesDaysBack); day < today; day = day.AddDays(1))
            {
                var partition = SpaSlotKey.PartitionOf(spa, day);
                await foreach (var row in ReadAllAsync(partition, cancellationToken))
                {
                    await store.DeleteAsync(GuestTables.SpaWaiting, row[Guest] ?? "", Prefix(spa) + row.Key, cancellationToken);
                    await store.DeleteAsync(Days, partition, row.Key, cancellationToken);
                }
            }
        }
    }

    private async IAsyncEnumerable<TableRow> ReadAllAsync(string partition, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rows = new List<TableRow>();
        await foreach (var row in store.ScanAsync(Days, partition, keyPrefix: "", cancellationToken))
            rows.Add(row);
        foreach (var row in rows)
            yield return row;
    }

    private static string Prefix(HotelSpa spa) => $"{spa.Hotel.Key}-";

    private static TableRow RowOf(HotelSpa spa, ConversationId guest, SpaWait wait)
    {
        var properties = new Dictionary<string, string>(StringComparer.Ordinal);
        LongText.Write(properties, Json, JsonSerializer.Serialize(wait, TurnJson.Options));
        return new(guest.Value, Prefix(spa) + wait.Id, properties);
    }

    private static SpaWait? Read(TableRow row) =>
        LongText.Read(row, Json) is { } json ? JsonSerializer.Deserialize<SpaWait>(json, TurnJson.Options) : null;
}
