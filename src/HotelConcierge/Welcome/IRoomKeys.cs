using System.Globalization;
using HotelConcierge.Reservations;

namespace HotelConcierge.Welcome;

/// <summary>The hotel's door locks, as far as a guest's phone can open them.</summary>
public interface IRoomKeys
{
    /// <summary>What the lock's reader has to read, as the text of a QR code. Asking again gives a key that opens the same door.</summary>
    /// <returns>Null where this stay's door has no such key.</returns>
    Task<string?> IssueAsync(Hotel hotel, Reservation reservation, CancellationToken cancellationToken);
}

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
                $"DEMO-KEY {hotel.Key} room {reservation.Room} {reservation.Id} {reservation.CheckIn:yyyy-MM-dd}/{reservation.CheckOut:yyyy-MM-dd}");
    }
}
