using HotelConcierge.Tools;

namespace HotelConcierge.Reservations;

/// <summary>In which room a guest stays today, as far as that is one.</summary>
public sealed class StayRooms(HotelCatalog hotels, IReservations reservations)
{
    /// <summary>The room of the stay that the guest is in; null where they are in none, or in several rooms.</summary>
    public async Task<string?> OnlyOneAsync(ToolCall guest, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(guest);
        if (hotels.Find(guest.Assistant) is not { } hotel)
            return null;
        var rooms = (await reservations.FindAsync(hotel, guest.Guest, cancellationToken))
            .Where(stay => stay.Covers(hotel.Clock.Today) && stay.Room.Length > 0)
            .Select(stay => stay.Room)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return rooms is [var only] ? only : null;
    }
}
