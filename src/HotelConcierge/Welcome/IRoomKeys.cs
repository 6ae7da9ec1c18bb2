using HotelConcierge.Reservations;

namespace HotelConcierge.Welcome;

/// <summary>The hotel's door locks, as far as a guest's phone can open them.</summary>
public interface IRoomKeys
{
    /// <summary>What the lock's reader has to read, as the text of a QR code. Asking again gives a key that opens the same door.</summary>
    /// <returns>Null where this stay's door has no such key.</returns>
    Task<string?> IssueAsync(Hotel hotel, Reservation reservation, CancellationToken cancellationToken);
}
