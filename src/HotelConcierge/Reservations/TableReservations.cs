using System.Collections.Immutable;
using HotelConcierge.Channels;
using HotelConcierge.Guests;
using HotelConcierge.Messages;
using HotelConcierge.Storage;

namespace HotelConcierge.Reservations;

/// <summary>
/// The reservations that the hotel's system handed over by imports. A guest sees those made under the telephone number that their
/// channel vouches for, and those that they linked by a code.
/// </summary>
/// <remarks>
/// They are the hotel's records: a guest's "forget me" takes the link, not the reservation. One is let go
/// <see cref="KeptFor"/> after the day of departure, or when an import says <c>erased</c>.
/// </remarks>
/// <param name="elsewhere">Others who keep something under a reservation's number.</param>
/// <param name="traces">Null where the store leaves none.</param>
public sealed class TableReservations(
    ITableStore store,
    StayLinks links,
    OneTimeCodes codes,
    IEnumerable<IHoldsStayData> elsewhere,
    HotelCatalog hotels,
    ChannelCatalog channels,
    IErasedTraces? traces = null) : IReservations, IHoldsGuestData
{
    /// <summary>
    /// How long a reservation is kept after its day of departure: guests still ask about invoices and things left behind.
    /// </summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    /// <summary>Every reservation has up to six rows to change, and a batch holds 100.</summary>
    private const int BatchSize = 16;

    private readonly StayRows _rows = new(store);
    private ImmutableHashSet<string> _imported = ImmutableHashSet.Create<string>(StringComparer.Ordinal);

    public async Task<IReadOnlyList<Reservation>> FindAsync(Hotel hotel, GuestContact contact, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(hotel);
        ArgumentNullException.ThrowIfNull(contact);
        var found = new Dictionary<string, Reservation>(StringComparer.Ordinal);
        if (NumberOf(contact) is { } phone)
        {
            await foreach (var record in _rows.OfPhoneAsync(hotel, phone, cancellationToken))
                Add(record);
        }

        foreach (var number in await links.OfAsync(hotel, contact.Conversation, cancellationToken))
            Add((await _rows.FindAsync(hotel, number, cancellationToken))?.Record);

        return [.. found.Values.OrderBy(reservation => reservation.CheckIn).ThenBy(reservation => reservation.Id, StringComparer.Ordinal)];

        void Add(StayRecord? record)
        {
            if (record is { IsCancelled: false } && record.Reservation.CheckOut >= hotel.Clock.Today)
                found[record.Reservation.Id] = record.Reservation;
        }
    }

    public async Task<IReadOnlyList<Arrival>> ArrivingAsync(Hotel hotel, DateOnly day, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(hotel);
        var arrivals = new List<Arrival>();
        await foreach (var record in _rows.ArrivingAsync(hotel, day, cancellationToken))
        {
            if (record.IsCancelled)
                continue;
            List<string> contacts = [.. await links.ContactsOfAsync(hotel, record.Reservation.Id, cancellationToken)];
            if (record.Phone is { } phone)
                contacts.AddRange(
                    channels
                        .All.OrderBy(channel => channel.Name.Value, StringComparer.Ordinal)
                        .SelectMany(channel => Contacts(channel, phone)));
            arrivals.Add(new(contacts, record.Reservation));
        }

        return arrivals;
    }

    /// <summary>Whether the hotel has handed over any reservation yet.</summary>
    public async Task<bool> HasAnyAsync(Hotel hotel, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(hotel);
        if (_imported.Contains(hotel.Key))
            return true;
        var any = await _rows.HasAnyAsync(hotel, cancellationToken);
        if (any)
            ImmutableInterlocked.Update(ref _imported, (imported, key) => imported.Add(key), hotel.Key);
        return any;
    }

    /// <summary>The record of a reservation by its number; null when there is none.</summary>
    internal async Task<StayRecord?> FindAsync(Hotel hotel, string number, CancellationToken cancellationToken) =>
        (await _rows.FindAsync(hotel, number, cancellationToken))?.Record;

    /// <summary>
    /// Makes the records what the entries say, each with its indexes in one write: first what is booked, then what is cancelled and
    /// erased, so that a guest who moves to another number has both for a moment, and never none.
    /// </summary>
    /// <param name="entries">No number twice.</param>
    /// <returns>What was done about each, in the order in which it was done.</returns>
    internal async Task<IReadOnlyList<StayChange>> ApplyAsync(
        Hotel hotel,
        IReadOnlyList<StayEntry> entries,
        CancellationToken cancellationToken)
    {
        // What else has an erased number goes before the number, so that whoever repeats this after a crash finds it again.
        var erased = entries
            .Where(entry => entry.Wish is StayWish.Erased)
            .Select(entry => StayCodes.SubjectOf(hotel, entry.Number))
            .ToHashSet(StringComparer.Ordinal);
        if (erased.Count > 0)
            await codes.ForgetAsync(CodePurpose.Stay, erased, cancellationToken);

        var done = new List<StayChange>();
        foreach (var batch in entries.OrderBy(entry => entry.Wish is not StayWish.Booked).Chunk(BatchSize))
            done.AddRange(await ApplyBatchAsync(hotel, batch, cancellationToken));

        // A change may have been of the name.
        if (done.Exists(change => change is StayChange.Erased or StayChange.Changed))
            traces?.Remove();
        return done;
    }

    /// <summary>The marks of changed, cancelled and erased reservations that nobody has followed yet.</summary>
    internal IAsyncEnumerable<StayMark> ChangesAsync(Hotel hotel, CancellationToken cancellationToken) =>
        _rows.ChangesAsync(hotel, cancellationToken);

    /// <summary>Takes a mark away, unless the reservation has changed again since it was read.</summary>
    internal Task FollowedAsync(StayMark mark, CancellationToken cancellationToken) => _rows.FollowedAsync(mark, cancellationToken);

    /// <summary>Whether any of these changed a stay that was the guest's, by their number or by a link.</summary>
    internal async Task<bool> ConcernAsync(
        Hotel hotel,
        GuestContact guest,
        IReadOnlyCollection<StayMark> marks,
        CancellationToken cancellationToken
    ) =>
        NumberOf(guest) is { } phone && marks.Any(mark => mark.Phone == StayRows.DigestOf(phone))
        || await AreLinkedAsync(hotel, guest, marks, cancellationToken);

    /// <summary>Whether any of these changed a stay that the guest linked.</summary>
    internal async Task<bool> AreLinkedAsync(
        Hotel hotel,
        GuestContact guest,
        IReadOnlyCollection<StayMark> marks,
        CancellationToken cancellationToken)
    {
        if (marks.Count == 0)
            return false;
        var linked = await links.OfAsync(hotel, guest.Conversation, cancellationToken);
        return marks.Any(mark => linked.Contains(mark.Number, StringComparer.Ordinal));
    }

    /// <summary>
    /// Whether the guest's number cannot be told now, although their channel tells numbers: WhatsApp may give a business-scoped id in
    /// its place, at any message. Whoever is unknown by number may still have a stay.
    /// </summary>
    internal bool HidesNumber(GuestContact guest) =>
        guest.Address is { } address && channels.Find(address.Channel) is IProvesNumbers && NumberOf(guest) is null;

    /// <summary>Nothing: they are the hotel's records. What is the guest's are their <see cref="StayLinks"/>.</summary>
    Task IHoldsGuestData.EraseAsync(ConversationId guest, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Lets go of the reservations that were over long ago.</summary>
    async Task IHoldsGuestData.TidyAsync(CancellationToken cancellationToken)
    {
        foreach (var hotel in hotels.All)
            await TidyAsync(hotel, cancellationToken);
    }

    private async Task TidyAsync(Hotel hotel, CancellationToken cancellationToken)
    {
        var oldest = hotel.Clock.Today.AddDays(-(int)KeptFor.TotalDays);
        var over = new List<StayEntry>();
        await foreach (var record in _rows.ArrivedBeforeAsync(hotel, oldest, cancellationToken))
        {
            if (record.Reservation.CheckOut < oldest)
                over.Add(new(Line: 0, record.Reservation.Id, StayWish.Erased, Record: null));
        }

        await ApplyAsync(hotel, over, cancellationToken);
    }

    private async Task<IReadOnlyList<StayChange>> ApplyBatchAsync(
        Hotel hotel,
        IReadOnlyList<StayEntry> entries,
        CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var known = await Task.WhenAll(entries.Select(entry => _rows.FindAsync(hotel, entry.Number, cancellationToken)));
            var (done, changes) = (new List<StayChange>(), new List<TableChange>());
            foreach (var (entry, before) in entries.Zip(known))
            {
                var after = entry.Wish is StayWish.Cancelled ? Cancelled(before?.Record) : entry.Record;
                done.Add(ChangeOf(entry.Wish, before?.Record, after));
                if (done[^1] is not StayChange.Unchanged)
                    changes.AddRange(StayRows.Changes(hotel, before, after));
            }

            // A number that is erased takes its links along and the note of its welcome, which are rows of their own.
            await Task.WhenAll(entries.Where(entry => entry.Wish is StayWish.Erased).Select(async entry =>
            {
                await links.ForgetStayAsync(hotel, entry.Number, cancellationToken);
                foreach (var keeper in elsewhere)
                    await keeper.ForgetStayAsync(hotel, entry.Number, cancellationToken);
            }));
            if (changes.Count == 0 || await store.TryBatchAsync(StayRows.Table, hotel.Key, changes, cancellationToken))
                return done;
        }
    }

    private static StayRecord? Cancelled(StayRecord? record) => record is null ? null : record with { IsCancelled = true };

    private static StayChange ChangeOf(StayWish wish, StayRecord? before, StayRecord? after) => (wish, before, after) switch
    {
        (StayWish.Erased, not null, _) => StayChange.Erased,
        (_, null, null) => StayChange.Unchanged,
        (_, null, _) => StayChange.Added,
        (_, not null, not null) when before.Says(after) => StayChange.Unchanged,
        (StayWish.Cancelled, _, _) => StayChange.Cancelled,
        _ => StayChange.Changed,
    };

    private string? NumberOf(GuestContact contact) =>
        contact.Address is { } address && channels.Find(address.Channel) is IProvesNumbers channel ? channel.NumberOf(address) : null;

    private static IEnumerable<string> Contacts(IChannel channel, string phone) =>
        channel is IProvesNumbers numbers ? numbers.AddressesOf(phone).Select(address => $"{channel.Name}:{address}") : [];
}
