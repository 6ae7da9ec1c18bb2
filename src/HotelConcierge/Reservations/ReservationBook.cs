using System.Collections.Frozen;

namespace HotelConcierge.Reservations;

/// <summary>What <c>reservations.json</c> holds.</summary>
/// <param name="Arrivals">Reservations with the addresses of the guests who made them.</param>
/// <param name="Demo">The stay that unknown contacts get; null for none.</param>
internal sealed record ReservationBook(IReadOnlyList<Arrival> Arrivals, DemoStay? Demo)
{
    public static ReservationBook Empty { get; } = new([], null);
}

/// <summary>Of what the stay of an unknown contact is made, so that the concierge can be tried without a hotel's system.</summary>
/// <param name="Name">Of the guest, when the channel gives none.</param>
/// <param name="Born">The guest's birthday.</param>
/// <param name="Companions">Parties of which each contact always gets the same one; empty for a guest alone.</param>
/// <param name="LeastNights">At least one.</param>
/// <param name="Nobody">Addresses without any reservation, to see what they are told.</param>
internal sealed record DemoStay(
    string Name,
    DateOnly Born,
    MemberLevel Level,
    IReadOnlyList<IReadOnlyList<StayGuest>> Companions,
    int LeastNights,
    int MostNights,
    int FirstRoom,
    int LastRoom,
    FrozenSet<string> Nobody);
