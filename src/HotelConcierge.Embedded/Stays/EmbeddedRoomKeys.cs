using System.Globalization;
using HotelConcierge.Reservations;
using HotelConcierge.Welcome;

namespace HotelConcierge.Embedded.Stays;

/// <summary>Keys that say what they would open, and open nothing: for demo stays, and none for a hotel that has imported its own.</summary>
public sealed class EmbeddedRoomKeys(TableReservations imported) : IRoomKeys
{
    public async Task<string?> IssueAsync(Hotel hotel, Reservation reservation, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(hotel);
        ArgumentNullException.ThrowIfNull(reservation);
        cancellationToken.ThrowIfCancellationRequested();
        return await imported.HasAnyAsync(hotel, cancellationToken)
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"DEMO-KEY {hotel.Key} room {reservation.Room} {reservation.Id} {reservation.CheckIn:yyyy-MM-dd}/{reservation.CheckOut:yyyy-MM-dd}"
            );
    }
}
