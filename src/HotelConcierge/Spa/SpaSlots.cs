using System.Globalization;
using System.Runtime.CompilerServices;
using HotelConcierge.Messages;
using HotelConcierge.Storage;
using HotelConcierge.Text;

namespace HotelConcierge.Spa;

/// <summary>Who holds a slot, as its row says.</summary>
/// <param name="RemindedAt">When the guest was reminded; null when not yet.</param>
internal sealed record SpaHold(
    SpaSlotKey Key,
    ConversationId Guest,
    string Booking,
    DateTimeOffset Start,
    DateTimeOffset? RemindedAt,
    TableRow Row);

/// <summary>The row of a slot: one room at one time.</summary>
internal readonly record struct SpaSlotKey(string Partition, string Key)
{
    /// <summary>A hotel's day is a partition, so that one read shows what is taken on it.</summary>
    public static string PartitionOf(HotelSpa spa, DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"{spa.Hotel.Key}-{day:yyyy-MM-dd}");

    public static SpaSlotKey For(HotelSpa spa, DateTimeOffset start, string room) => new(
        PartitionOf(spa, spa.Hotel.Clock.DayOf(start)),
        string.Create(CultureInfo.InvariantCulture, $"{start.UtcDateTime:yyyyMMdd'T'HHmm'Z'}-{StableHash.Of(room):x16}"));
}

/// <summary>
/// The slots that are taken, a row each: inserting it is what decides between two guests. It names the guest by the
/// conversation's id only, and goes when the booking does, when the guest is forgotten, and when its day is over.
/// </summary>
internal sealed class SpaSlots(ITableStore store)
{
    private static readonly TableName Table = new("spaslots");

    /// <summary>Takes a slot that nobody has.</summary>
    public Task<bool> TryTakeAsync(
        SpaSlotKey key,
        ConversationId guest,
        string booking,
        DateTimeOffset start,
        CancellationToken cancellationToken
    ) => store.TryInsertAsync(Table, Row(key, guest, booking, start), cancellationToken);

    /// <summary>
    /// Takes a slot from whoever has it, unless the row has changed since it was read; taking one's own anew invalidates what others
    /// read.
    /// </summary>
    public Task<bool> TryTakeOverAsync(SpaHold hold, ConversationId guest, string booking, CancellationToken cancellationToken) =>
        store.TryReplaceAsync(Table, Row(hold.Key, guest, booking, hold.Start) with { Version = hold.Row.Version }, cancellationToken);

    public async Task<SpaHold?> FindAsync(SpaSlotKey key, CancellationToken cancellationToken) =>
        await store.FindAsync(Table, key.Partition, key.Key, cancellationToken) is { } row ? Read(row) : null;

    /// <summary>All slots of a day that are taken, in order of time.</summary>
    public async IAsyncEnumerable<SpaHold> OnAsync(HotelSpa spa, DateOnly day, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in store.ScanAsync(Table, SpaSlotKey.PartitionOf(spa, day), keyPrefix: "", cancellationToken))
            yield return Read(row);
    }

    /// <summary>Frees a slot if this booking still holds it.</summary>
    public async Task FreeAsync(SpaSlotKey key, ConversationId guest, string booking, CancellationToken cancellationToken)
    {
        while (await FindAsync(key, cancellationToken) is { } hold && hold.Guest == guest && hold.Booking == booking)
        {
            if (await TryFreeAsync(hold, cancellationToken))
                return;
        }
    }

    /// <summary>Frees a slot unless its row has changed since it was read.</summary>
    public Task<bool> TryFreeAsync(SpaHold hold, CancellationToken cancellationToken) =>
        store.TryDeleteAsync(Table, hold.Key.Partition, hold.Key.Key, hold.Row.Version, cancellationToken);

    /// <summary>Writes down that the guest was reminded, unless the row has changed since it was read.</summary>
    public Task<bool> TryMarkRemindedAsync(SpaHold hold, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var properties = new Dictionary<string, string>(hold.Row.Properties, StringComparer.Ordinal)
        {
            ["reminded"] = at.ToString("O", CultureInfo.InvariantCulture),
        };
        return store.TryReplaceAsync(Table, hold.Row with { Properties = properties }, cancellationToken);
    }

    private static TableRow Row(SpaSlotKey key, ConversationId guest, string booking, DateTimeOffset start) =>
        new(
            key.Partition,
            key.Key,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["guest"] = guest.Value,
                ["booking"] = booking,
                ["start"] = start.ToString("O", CultureInfo.InvariantCulture),
            }
        );

    private static SpaHold Read(TableRow row) =>
        new(
            new(row.Partition, row.Key),
            new(row["guest"] ?? ""),
            row["booking"] ?? "",
            Moment(row["start"]) ?? default,
            Moment(row["reminded"]),
            row);

    private static DateTimeOffset? Moment(string? text) =>
        text is null ? null : DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture);
}
