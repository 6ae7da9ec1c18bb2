namespace HotelConcierge.Spa;

/// <summary>Where a booking is, and who gives it.</summary>
/// <param name="SecondRoom">For two people who have a room each.</param>
/// <param name="SecondTherapist">For two people.</param>
internal sealed record SpaPlace(string Room, string? SecondRoom = null, string? Therapist = null, string? SecondTherapist = null)
{
    public IEnumerable<SpaResource> Resources => SpaResource.Of(Room, SecondRoom, Therapist, SecondTherapist);

    /// <summary>The first place for a wish of which all is free; null when there is none.</summary>
    public static SpaPlace? Choose(SpaWish wish, Func<SpaResource, bool> isFree)
    {
        var rooms = wish.Rooms.Where(room => isFree(SpaResource.Room(room))).ToList();
        var therapists = wish.Therapists?.Where(name => isFree(SpaResource.Therapist(name))).ToList();
        if (rooms.Count == 0 || therapists?.Count < wish.People)
            return null;
        if (wish.People < SpaRoom.Double)
            return new(rooms[0]) { Therapist = therapists?[0] };
        return rooms.Find(room => wish.Doubles?.Contains(room) is true) is { } shared
            ? new(shared) { Therapist = therapists?[0], SecondTherapist = therapists?[1] }
            : rooms.Count >= SpaRoom.Double
                ? new(rooms[0], rooms[1]) { Therapist = therapists?[0], SecondTherapist = therapists?[1] }
                : null;
    }
}

/// <summary>What one booking at a time can have: a room or a therapist, by the end of its rows' keys.</summary>
internal readonly record struct SpaResource(string Key)
{
    public static SpaResource Room(string name) => new(SpaSlotKey.EndOf(name));

    public static SpaResource Therapist(string name) => new(SpaSlotKey.EndOf("therapist", name));

    public static IEnumerable<SpaResource> Of(string room, string? secondRoom, string? therapist, string? secondTherapist)
    {
        yield return Room(room);
        if (secondRoom is not null)
            yield return Room(secondRoom);
        if (therapist is not null)
            yield return Therapist(therapist);
        if (secondTherapist is not null)
            yield return Therapist(secondTherapist);
    }
}
