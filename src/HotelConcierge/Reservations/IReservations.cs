using HotelConcierge.Messages;

namespace HotelConcierge.Reservations;

/// <summary>The hotel's reservations. What a guest is told about a stay comes from here and from nowhere else.</summary>
public interface IReservations
{
    /// <summary>
    /// The reservations of the guest who writes, the earliest arrival first, without those whose day of departure is past.
    /// The same at every read, until somebody changes them. Never those of another address.
    /// </summary>
    Task<IReadOnlyList<Reservation>> FindAsync(Hotel hotel, GuestContact contact, CancellationToken cancellationToken);

    /// <summary>The reservations that begin on a day, each with the addresses to which the hotel may write about it.</summary>
    Task<IReadOnlyList<Arrival>> ArrivingAsync(Hotel hotel, DateOnly day, CancellationToken cancellationToken);
}

/// <summary>A reservation and its guest's addresses: the channel, a colon, the address on it.</summary>
public sealed record Arrival(IReadOnlyList<string> Contacts, Reservation Reservation);
