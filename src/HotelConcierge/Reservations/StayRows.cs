using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using HotelConcierge.Messages;
using HotelConcierge.Orchestration;
using HotelConcierge.Storage;
using HotelConcierge.Text;

namespace HotelConcierge.Reservations;

/// <summary>A reservation's row as read.</summary>
internal sealed record StayRow(StayRecord Record, string Version);

/// <summary>The mark of a reservation that changed, was cancelled or was erased.</summary>
/// <param name="Number">Of the reservation.</param>
/// <param name="Phone">A digest of the number of the guest who had it before the change; null for none, and in marks of before it was
/// written.</param>
/// <param name="At">When it changed; long ago in marks of before it was written.</param>
internal sealed record StayMark(TableRow Row, string Number, string? Phone, DateTimeOffset At);

/// <summary>
/// The rows of reservations: one a reservation, one for its guest's number, one for its day of arrival, and one after a change
/// that others have to follow. All of a hotel are one partition, so that a reservation and its indexes are written at once.
/// </summary>
internal sealed class StayRows(ITableStore store)
{
    public static readonly TableName Table = new("reservations");

    private const string StayPrefix = "stay-";
    private const string PhonePrefix = "phone-";
    private const string ArrivalPrefix = "arrival-";
    private const string ChangePrefix = "change-";
    private const string Json = "json";
    private const string Number = "number";
    private const string Phone = "phone";
    private const string At = "at";

    public async Task<StayRow?> FindAsync(Hotel hotel, string number, CancellationToken cancellationToken) =>
        await store.FindAsync(Table, hotel.Key, StayPrefix + TurnIds.KeyFor(number), cancellationToken) is { } row
        && Read(row) is { } record
            ? new(record, row.Version)
            : null;

    public async Task<bool> HasAnyAsync(Hotel hotel, CancellationToken cancellationToken)
    {
        await foreach (var row in store.ScanAsync(Table, hotel.Key, StayPrefix, cancellationToken))
            return row.Key.Length > 0;
        return false;
    }

    /// <summary>The reservations under a telephone number.</summary>
    public IAsyncEnumerable<StayRecord> OfPhoneAsync(Hotel hotel, string phone, CancellationToken cancellationToken) =>
        ListedAsync(hotel, PhoneKey(phone), record => record.Phone == phone, cancellationToken);

    /// <summary>The reservations that begin on a day, cancelled ones too.</summary>
    public IAsyncEnumerable<StayRecord> ArrivingAsync(Hotel hotel, DateOnly day, CancellationToken cancellationToken) =>
        ListedAsync(hotel, ArrivalKey(day), record => record.Reservation.CheckIn == day, cancellationToken);

    /// <summary>The reservations that begin before a day, the earliest first.</summary>
    public async IAsyncEnumerable<StayRecord> ArrivedBeforeAsync(
        Hotel hotel,
        DateOnly day,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var end = ArrivalKey(day);
        await foreach (var row in store.ScanAsync(Table, hotel.Key, ArrivalPrefix, cancellationToken))
        {
            if (string.CompareOrdinal(row.Key, end) >= 0)
                yield break;
            if (await FindAsync(hotel, row[Number] ?? "", cancellationToken) is { } stay)
                yield return stay.Record;
        }
    }

    /// <summary>The marks of changes that nobody has followed yet.</summary>
    public async IAsyncEnumerable<StayMark> ChangesAsync(Hotel hotel, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in store.ScanAsync(Table, hotel.Key, ChangePrefix, cancellationToken))
        {
            var at = row[At] is { } written
                ? DateTimeOffset.Parse(written, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind)
                : DateTimeOffset.MinValue;
            yield return new(row, row[Number] ?? "", row[Phone], at);
        }
    }

    /// <summary>Takes a mark away unless it was set anew since.</summary>
    public Task FollowedAsync(StayMark mark, CancellationToken cancellationToken) =>
        store.TryDeleteAsync(Table, mark.Row.Partition, mark.Row.Key, mark.Row.Version, cancellationToken);

    /// <summary>What makes of one record the other, its indexes and its mark included. One partition, each row once.</summary>
    /// <param name="after">Null to erase it.</param>
    public static IEnumerable<TableChange> Changes(Hotel hotel, StayRow? before, StayRecord? after)
    {
        var number = (after ?? before!.Record).Reservation.Id;
        var key = TurnIds.KeyFor(number);
        var (old, now) = (Indexes(before?.Record), Indexes(after));
        foreach (var gone in old.Except(now, StringComparer.Ordinal))
            yield return new TableChange.Delete(gone);
        foreach (var index in now.Except(old, StringComparer.Ordinal))
            yield return new TableChange.Put(Row(hotel, index, (Number, number)));
        if (before is not null && (after is null || before.Record.IsElsewhen(after)))
            yield return new TableChange.Put(Mark(hotel, ChangePrefix + key, before.Record));
        yield return (before, after) switch
        {
            (not null, null) => new TableChange.Delete(StayPrefix + key, before.Version),
            (null, _) => new TableChange.Insert(Row(hotel, StayPrefix + key, (Json, Write(after!)))),
            _ => new TableChange.Replace(Row(hotel, StayPrefix + key, (Json, Write(after))) with { Version = before.Version }),
        };
    }

    private static IReadOnlyList<string> Indexes(StayRecord? record)
    {
        if (record is null)
            return [];
        var key = TurnIds.KeyFor(record.Reservation.Id);
        var arrival = ArrivalKey(record.Reservation.CheckIn) + key;
        return record.Phone is { } phone ? [arrival, PhoneKey(phone) + key] : [arrival];
    }

    private async IAsyncEnumerable<StayRecord> ListedAsync(
        Hotel hotel, string prefix, Predicate<StayRecord> isMeant, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in store.ScanAsync(Table, hotel.Key, prefix, cancellationToken))
        {
            if (await FindAsync(hotel, row[Number] ?? "", cancellationToken) is { } stay && isMeant(stay.Record))
                yield return stay.Record;
        }
    }

    /// <summary>A digest of a telephone number.</summary>
    public static string DigestOf(string phone) => string.Create(CultureInfo.InvariantCulture, $"{StableHash.Of(phone):x16}");

    /// <summary>A digest, since keys stand in logs of the store; what is found by it is compared with the number itself.</summary>
    private static string PhoneKey(string phone) => $"{PhonePrefix}{DigestOf(phone)}-";

    private static string ArrivalKey(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{ArrivalPrefix}{day:yyyyMMdd}-");

    private static TableRow Mark(Hotel hotel, string key, StayRecord before) =>
        before.Phone is { } phone
            ? Row(
                hotel,
                key,
                (Number, before.Reservation.Id),
                (At, hotel.Clock.Now.ToString("O", CultureInfo.InvariantCulture)),
                (Phone, DigestOf(phone)))
            : Row(hotel, key, (Number, before.Reservation.Id), (At, hotel.Clock.Now.ToString("O", CultureInfo.InvariantCulture)));

    private static TableRow Row(Hotel hotel, string key, params (string Name, string Value)[] properties) =>
        new(hotel.Key, key, properties.ToDictionary(property => property.Name, property => property.Value, StringComparer.Ordinal));

    private static string Write(StayRecord record) => JsonSerializer.Serialize(record, TurnJson.Options);

    private static StayRecord? Read(TableRow row) =>
        row[Json] is { } json ? JsonSerializer.Deserialize<StayRecord>(json, TurnJson.Options) : null;
}
