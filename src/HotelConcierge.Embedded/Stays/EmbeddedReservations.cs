using System.Globalization;
using HotelConcierge.Messages;
using HotelConcierge.Reservations;
using HotelConcierge.Text;

namespace HotelConcierge.Embedded.Stays;

/// <summary>
/// Demo stays: those of a hotel's <c>reservations.json</c>, and for every other address a stay made up from the conversation's
/// id. It stores nothing, so there is nothing to erase. Never for real guests: only the Local host has them.
/// </summary>
/// <remarks>
/// The made-up stays of one contact follow each other without a gap, all of the same length: today is always a night of one of
/// them, tomorrow at the latest its day of departure, and between arrival and departure every read gives the same stay.
/// </remarks>
public sealed class EmbeddedReservations(DemoBooks books) : IReservations
{
    public Task<IReadOnlyList<Reservation>> FindAsync(Hotel hotel, GuestContact contact, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(hotel);
        ArgumentNullException.ThrowIfNull(contact);
        cancellationToken.ThrowIfCancellationRequested();
        var (today, book) = (hotel.Clock.Today, books.Of(hotel));
        var own = book.Arrivals.Where(arrival => contact.Key is { } key && arrival.Contacts.Contains(key, StringComparer.Ordinal)).ToList();
        IEnumerable<Reservation> found =
            own.Count > 0 ? own.Select(arrival => arrival.Reservation).Where(reservation => reservation.CheckOut >= today)
            : book.Demo is { } demo && !(contact.Key is { } nobody && demo.Nobody.Contains(nobody)) ? [MakeUp(hotel, demo, contact, today)]
            : [];
        return Task.FromResult<IReadOnlyList<Reservation>>([
            .. found.OrderBy(reservation => reservation.CheckIn).ThenBy(reservation => reservation.Id, StringComparer.Ordinal),
        ]);
    }

    public Task<IReadOnlyList<Arrival>> ArrivingAsync(Hotel hotel, DateOnly day, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(hotel);
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<Arrival>>([.. books.Of(hotel).Arrivals.Where(arrival => arrival.Reservation.CheckIn == day)]);
    }

    private static Reservation MakeUp(Hotel hotel, DemoStay demo, GuestContact contact, DateOnly today)
    {
        int Choose(string what, int from, int to) =>
            from + (int)(StableHash.Of(hotel.Key, contact.Conversation.Value, what) % (ulong)(to - from + 1));

        var nights = Choose("nights", demo.LeastNights, demo.MostNights);
        var stay = (today.DayNumber + Choose("offset", 0, nights - 1)) / nights;
        var checkIn = DateOnly.FromDayNumber((stay * nights) - Choose("offset", 0, nights - 1));
        var companions = demo.Companions.Count == 0 ? [] : demo.Companions[Choose("party", 0, demo.Companions.Count - 1)];
        var name = string.IsNullOrWhiteSpace(contact.Name) ? demo.Name : contact.Name.Trim();
        var number = StableHash.Of(hotel.Key, contact.Conversation.Value, checkIn.ToString("O", CultureInfo.InvariantCulture)) % 1_000_000;
        return new(
            string.Create(CultureInfo.InvariantCulture, $"DEMO-{number:D6}"),
            [new(name, "", demo.Born, demo.Level), .. companions],
            checkIn,
            checkIn.AddDays(nights),
            Choose("room", demo.FirstRoom, demo.LastRoom).ToString(CultureInfo.InvariantCulture));
    }
}
