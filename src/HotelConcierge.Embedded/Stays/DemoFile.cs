using System.Collections.Frozen;
using HotelConcierge.Assistants.Loading;
using HotelConcierge.Reservations;

namespace HotelConcierge.Embedded.Stays;

/// <summary>Reads a <c>reservations.json</c> of demo stays.</summary>
internal static class DemoFile
{
    /// <returns>The book, as far as it can be read; what is wrong with it is noted.</returns>
    public static ReservationBook Read(DataObject data)
    {
        var arrivals = data.Objects("reservations", "reservations").Select(Arrival).ToList();
        foreach (var twice in arrivals
                .GroupBy(arrival => arrival.Reservation.Id, StringComparer.Ordinal)
                .Where(group => group.Key.Length > 0 && group.Count() > 1))
            data.Add("reservations", $"'{twice.Key}' is the id of {twice.Count()} reservations; name each once");
        var demo = data.Object("demo", "an object that describes the stay of unknown contacts", optional: true) is { } stay
            ? Demo(stay)
            : null;
        data.NothingElse();
        return new(arrivals, demo);
    }

    private static Arrival Arrival(DataObject data)
    {
        var id = data.Text("id", "the hotel's number of the reservation");
        var contacts = Contacts(data, "contacts");
        if (contacts.Count == 0)
            data.Add("contacts", "must name the address of at least one guest, such as twilio:whatsapp:+34600000001");
        var checkIn = data.Day("checkIn");
        var checkOut = data.Day("checkOut");
        if (checkOut <= checkIn && checkOut != default && checkIn != default)
            data.Add("checkOut", "must be after checkIn");
        var room = data.Text("room", "the number of the room");
        var guests = Guests(data, "guests");
        if (guests.Count == 0)
            data.Add("guests", "must name at least one guest, the one who writes first");
        data.NothingElse();
        return new(contacts, new(id, [.. guests], checkIn, checkOut, room));
    }

    private static DemoStay Demo(DataObject data)
    {
        var leastNights = data.Whole("leastNights", 2, 30);
        var mostNights = data.Whole("mostNights", 2, 30);
        if (mostNights < leastNights)
            data.Add("mostNights", "must not be less than leastNights");
        var firstRoom = data.Whole("firstRoom", 1, 99_999);
        var lastRoom = data.Whole("lastRoom", 1, 99_999);
        if (lastRoom < firstRoom)
            data.Add("lastRoom", "must not be less than firstRoom");
        var stay = new DemoStay(
            data.Text("name", "the name of a guest whose channel tells none"),
            data.Day("born"),
            data.Level("level"),
            [.. data.Objects("parties", "objects with companions").Select(Companions)],
            leastNights,
            mostNights,
            firstRoom,
            lastRoom,
            Contacts(data, "nobody").ToFrozenSet(StringComparer.Ordinal));
        data.NothingElse();
        return stay;
    }

    private static IReadOnlyList<StayGuest> Companions(DataObject data)
    {
        var companions = Guests(data, "companions");
        data.NothingElse();
        return companions;
    }

    private static IReadOnlyList<StayGuest> Guests(DataObject data, string field) => [.. data.Objects(field, "guests").Select(guest =>
    {
        var one = new StayGuest(
            guest.Text("name", "the guest's given name"),
            guest.OptionalText("surnames", "the guest's surnames") ?? "",
            guest.Day("born"),
            guest.Level("level"));
        guest.NothingElse();
        return one;
    })];

    private static IReadOnlyList<string> Contacts(DataObject data, string field)
    {
        var contacts = data.Texts(field, "addresses");
        foreach (var wrong in contacts.Where(contact =>
                contact.IndexOf(':', StringComparison.Ordinal) is var colon && (colon <= 0 || colon == contact.Length - 1)))
            data.Add(field, $"'{wrong}' must be a channel, a colon and the guest's address on it, such as twilio:whatsapp:+34600000001");
        return contacts;
    }
}
