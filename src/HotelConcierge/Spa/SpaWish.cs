using System.Collections.Immutable;
using System.Globalization;

namespace HotelConcierge.Spa;

/// <summary>The time that a call wants.</summary>
/// <param name="Rooms">In the order in which they are tried.</param>
/// <param name="Replaces">The id of the booking to give up for it; null for none.</param>
internal sealed record SpaWish(DateTimeOffset Start, DateTimeOffset End, string Treatment, ImmutableList<string> Rooms, string? Replaces)
{
    /// <summary>For how many people.</summary>
    public int People { get; init; } = 1;

    /// <summary>Those of the rooms that take two; null for none.</summary>
    public ImmutableList<string>? Doubles { get; init; }

    /// <summary>Therapists, in the order in which they are tried; null where only rooms count.</summary>
    public ImmutableList<string>? Therapists { get; init; }

    /// <summary>As <see cref="SpaBooking.SlotMinutes"/>.</summary>
    public string? SlotMinutes { get; init; }

    public string? Price { get; init; }

    public string? Notes { get; init; }

    /// <summary>What is to be booked at a time.</summary>
    public static SpaWish For(HotelSpa spa, SpaTime time, SpaOrder order, string? replaces)
    {
        var rooms = spa.Plan.RoomsFor(order.Treatment).ToList();
        var slots = SpaTimes.Slots(spa, time)
            .Select(slot => ((int)(slot - time.Start).TotalMinutes).ToString(CultureInfo.InvariantCulture));
        var therapists = spa.Plan.TherapistsFor(order.Treatment, spa.Hotel.Clock.DayOf(time.Start).DayOfWeek)
            .OrderByDescending(therapist =>
                order.Language is { } language && therapist.Languages.Contains(language, StringComparer.Ordinal));
        return new(time.Start, time.End, order.Treatment, [.. rooms.Select(room => room.Name)], replaces)
        {
            People = order.People,
            Doubles = [.. rooms.Where(room => room.Capacity >= SpaRoom.Double).Select(room => room.Name)],
            Therapists = spa.Plan.Therapists.IsEmpty ? null : [.. therapists.Select(therapist => therapist.Name)],
            SlotMinutes = string.Join(',', slots),
            Price = spa.Plan.PriceOf(order.Treatment, order.People),
            Notes = order.Notes,
        };
    }

    /// <summary>The booking that it becomes.</summary>
    public SpaBooking At(string id, SpaPlace place) => new(id, Start, End, place.Room, Treatment)
    {
        People = People,
        SecondRoom = place.SecondRoom,
        Therapist = place.Therapist,
        SecondTherapist = place.SecondTherapist,
        Price = Price,
        Notes = Notes,
        SlotMinutes = SlotMinutes,
    };

    /// <summary>All that it may have taken.</summary>
    public IEnumerable<SpaSlotKey> KeysIn(HotelSpa spa)
    {
        var resources = Rooms.Select(SpaResource.Room).Concat((Therapists ?? []).Select(SpaResource.Therapist)).ToList();
        return At("", new("")).Slots.SelectMany(slot => resources, (slot, resource) => SpaSlotKey.For(spa, slot, resource));
    }
}
