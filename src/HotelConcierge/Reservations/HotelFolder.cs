using System.Collections.Frozen;
using HotelConcierge.Assistants.Loading;
using HotelConcierge.Calendar;

namespace HotelConcierge.Reservations;

/// <summary>Reads the hotel of one assistant's folder.</summary>
internal sealed class HotelFolder(string folder, string name, TimeProvider clock, DataErrors errors)
{
    private const string HotelFile = "hotel.json";
    private const string ReservationFile = "reservations.json";

    /// <returns>The hotel; null after noting what is wrong with it.</returns>
    public Hotel? Read()
    {
        var before = errors.All.Count;
        if (DataFile.Json(Path.Combine(folder, HotelFile), $"{name}/{HotelFile}", errors) is not { } data)
            return null;

        var title = data.Text("name", "the name that guests know");
        var stars = data.Whole("stars", 1, 7);
        var url = data.Text("url", "the address of its website");
        if (url.Length > 0 && !(Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "https" or "http"))
            data.Add("url", "must be an absolute address, such as https://resort.example");
        var zone = data.Text("timeZone", "a name of the IANA database, such as Europe/Madrid");
        var hotelClock = HotelClock.For(zone, clock);
        if (hotelClock is null && zone.Length > 0)
            data.Add("timeZone", $"'{zone}' is not in the IANA database; write a name such as Europe/Madrid");
        var place = Place(data);
        var checkInFrom = data.Time("checkInFrom");
        var checkOutUntil = data.Time("checkOutUntil");
        data.NothingElse();
        var book = Book();
        if (errors.All.Count > before || hotelClock is null || place is null)
            return null;
        return new Hotel
        {
            Key = name,
            Name = title,
            Stars = stars,
            Url = url,
            Place = place,
            Clock = hotelClock,
            CheckInFrom = checkInFrom,
            CheckOutUntil = checkOutUntil,
            Book = book,
        };
    }

    private static HotelPlace? Place(DataObject data)
    {
        if (data.Object("place", "an object with latitude, longitude and address") is not { } place)
            return null;
        var where = new HotelPlace(place.Number("latitude", -90, 90), place.Number("longitude", -180, 180), place.Text("address", "street and town"));
        place.NothingElse();
        return where;
    }

    private ReservationBook Book()
    {
        var path = Path.Combine(folder, ReservationFile);
        if (!File.Exists(path) || DataFile.Json(path, $"{name}/{ReservationFile}", errors) is not { } data)
            return ReservationBook.Empty;
        var arrivals = data.Objects("reservations", "reservations").Select(Arrival).ToList();
        foreach (var twice in arrivals.GroupBy(arrival => arrival.Reservation.Id, StringComparer.Ordinal).Where(group => group.Key.Length > 0 && group.Count() > 1))
            data.Add("reservations", $"'{twice.Key}' is the id of {twice.Count()} reservations; name each once");
        var demo = data.Object("demo", "an object that describes the stay of unknown contacts", optional: true) is { } stay ? Demo(stay) : null;
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
        foreach (var wrong in contacts.Where(contact => contact.IndexOf(':', StringComparison.Ordinal) is var colon && (colon <= 0 || colon == contact.Length - 1)))
            data.Add(field, $"'{wrong}' must be a channel, a colon and the guest's address on it, such as twilio:whatsapp:+34600000001");
        return contacts;
    }
}
