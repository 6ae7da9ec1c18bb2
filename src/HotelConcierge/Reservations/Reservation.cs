using System.Collections.Immutable;

namespace HotelConcierge.Reservations;

/// <summary>A guest's standing with the hotel, from 0 to 4. Rooms open by phone from <see cref="Gold"/>.</summary>
public enum MemberLevel
{
    NonMember = 0,
    White = 1,
    Silver = 2,
    Gold = 3,
    Platinum = 4,
}

/// <summary>One of the people of a reservation.</summary>
/// <param name="Name">The given name, by which guests are addressed.</param>
/// <param name="Surnames">May be empty.</param>
/// <param name="Born">Null where the hotel does not know; such a guest counts as of age.</param>
public sealed record StayGuest(string Name, string Surnames, DateOnly? Born, MemberLevel Level)
{
    private const int AgeOfMajority = 18;

    /// <summary>Whether the 18th birthday is still to come. Who is born on 29 February comes of age on the 28th.</summary>
    public bool IsMinorOn(DateOnly day) => Born?.AddYears(AgeOfMajority) > day;
}

/// <summary>The booking of a room.</summary>
/// <param name="Id">The hotel's number of it.</param>
/// <param name="Guests">The one who wrote first.</param>
/// <param name="CheckIn">The day of arrival.</param>
/// <param name="CheckOut">The day of departure, after <paramref name="CheckIn"/>.</param>
/// <param name="Room">Its number; empty until one is assigned.</param>
public sealed record Reservation(string Id, ImmutableArray<StayGuest> Guests, DateOnly CheckIn, DateOnly CheckOut, string Room)
{
    /// <summary>How many nights, at least one.</summary>
    public int Nights => CheckOut.DayNumber - CheckIn.DayNumber;

    /// <summary>The highest standing among its guests: one member's standing opens the doors for all.</summary>
    public MemberLevel Level => Guests.IsEmpty ? MemberLevel.NonMember : Guests.Max(guest => guest.Level);

    /// <summary>Who is of age on a day.</summary>
    public IEnumerable<StayGuest> AdultsOn(DateOnly day) => Guests.Where(guest => !guest.IsMinorOn(day));

    /// <summary>Who is not of age on a day.</summary>
    public IEnumerable<StayGuest> MinorsOn(DateOnly day) => Guests.Where(guest => guest.IsMinorOn(day));

    /// <summary>Whether the guests are in the hotel at any time of that day, by the days of arrival and departure.</summary>
    public bool Covers(DateOnly day) => CheckIn <= day && day <= CheckOut;
}
