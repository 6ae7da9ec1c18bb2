using System.Globalization;
using System.Runtime.CompilerServices;
using HotelConcierge.Messages;
using HotelConcierge.Storage;
using HotelConcierge.Text;

namespace HotelConcierge.Spa;

/// <summary>Who holds a slot, as its row says.</summary>
/// <param name="Start">When the booking begins; some of its slots begin later.</param>
/// <param name="RemindedAt">When the guest was reminded; null when not yet.</param>
internal sealed record SpaHold(
    SpaSlotKey Key,
    ConversationId Guest,
    string Booking,
    DateTimeOffset Start,
    DateTimeOffset? RemindedAt,
    TableRow Row)
{
    /// <summary>When the booking ends; null in rows of before it was kept.</summary>
    public DateTimeOffset? End { get; init; }

    /// <summary>What is held.</summary>
    public SpaResource Resource => new(Key.Key[(Key.Key.IndexOf('-', StringComparison.Ordinal) + 1)..]);
}

/// <summary>The row of a slot: one room, or one therapist, at one time.</summary>
internal readonly record struct SpaSlotKey(string Partition, string Key)
{
    /// <summary>The end of the keys of a thing that is held.</summary>
    public static string EndOf(params ReadOnlySpan<string> names) =>
        StableHash.Of(names).ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>A hotel's day is a partition, so that one read shows what is taken on it.</summary>
    public static string PartitionOf(HotelSpa spa, DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"{spa.Hotel.Key}-{day:yyyy-MM-dd}");

    public static SpaSlotKey For(HotelSpa spa, DateTimeOffset start, string room) => For(spa, start, SpaResource.Room(room));

    public static SpaSlotKey For(HotelSpa spa, DateTimeOffset start, SpaResource resource) => new(
        PartitionOf(spa, spa.Hotel.Clock.DayOf(start)),
        string.Create(CultureInfo.InvariantCulture, $"{start.UtcDateTime:yyyyMMdd'T'HHmm'Z'}-{resource.Key}"));
}

/// <summary>
/// The slots that are taken, a row each: inserting them, all or none, is what decides between two guests. It names the guest by the
/// conversation's id only, and goes when the booking does, when the guest is forgotten, and when its day is over.
/// </summary>
internal sealed class SpaSlots(ITableStore store)
{
    private static readonly TableName Table = new("spaslots");

    /// <summary>
    /// Takes all slots that a booking needs, or none: those that nobody has, and those of a hold unless its row has changed since it was
    /// read. Taking one's own anew invalidates what others read.
    /// </summary>
    /// <param name="slots">All of one day, each with the hold that it is taken over from; null for none.</param>
    public async Task<bool> TryTakeAsync(
        IReadOnlyList<(SpaSlotKey Key, SpaHold? From)> slots,
        ConversationId guest,
        string booking,
        SpaTime time,
        CancellationToken cancellationToken)
    {
        if (slots is [var (key, from)])
        {
            return from is null
                ? await store.TryInsertAsync(Table, Row(key, guest, booking, time), cancellationToken)
                : await store.TryReplaceAsync(
                    Table, Row(key, guest, booking, time) with { Version = from.Row.Version }, cancellationToken);
        }

        var changes = slots.Select(slot => slot.From is { } hold
            ? (TableChange)new TableChange.Replace(Row(slot.Key, guest, booking, time) with { Version = hold.Row.Version })
            : new TableChange.Insert(Row(slot.Key, guest, booking, time)));
        return await store.TryBatchAsync(Table, slots[0].Key.Partition, [.. changes], cancellationToken);
    }

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

    private static TableRow Row(SpaSlotKey key, ConversationId guest, string booking, SpaTime time) =>
        new(
            key.Partition,
            key.Key,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["guest"] = guest.Value,
                ["booking"] = booking,
                ["start"] = time.Start.ToString("O", CultureInfo.InvariantCulture),
                ["end"] = time.End.ToString("O", CultureInfo.InvariantCulture),
            }
        );

    private static SpaHold Read(TableRow row) =>
        new(
            new(row.Partition, row.Key),
            new(row["guest"] ?? ""),
            row["booking"] ?? "",
            Moment(row["start"]) ?? default,
            Moment(row["reminded"]),
            row)
        {
            End = Moment(row["end"]),
        };

    private static DateTimeOffset? Moment(string? text) =>
        text is null ? null : DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture);
}
