using System.Globalization;
using HotelConcierge.Reservations;

namespace HotelConcierge.Welcome;

/// <summary>The hotel's door locks, as far as a guest's phone can open them.</summary>
public interface IRoomKeys
{
    /// <summary>What the lock's reader has to read, as the text of a QR code. Asking again gives a key that opens the same door.</summary>
    Task<string> IssueAsync(Hotel hotel, Reservation reservation, CancellationToken cancellationToken);
}

/// <summary>Keys that say what they would open, and open nothing: for a hotel whose locks are not connected.</summary>
public sealed class EmbeddedRoomKeys : IRoomKeys
{
    public Task<string> IssueAsync(Hotel hotel, Reservation reservation, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(hotel);
        ArgumentNullException.ThrowIfNull(reservation);
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(string.Create(
            CultureInfo.InvariantCulture,
            $"DEMO-KEY {hotel.Key} room {reservation.Room} {reservation.Id} {reservation.CheckIn:yyyy-MM-dd}/{reservation.CheckOut:yyyy-MM-dd}"));
    }
}
