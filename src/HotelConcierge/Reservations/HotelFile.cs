using HotelConcierge.Assistants.Loading;
using HotelConcierge.Calendar;

namespace HotelConcierge.Reservations;

/// <summary>Reads a <c>hotel.json</c>.</summary>
internal static class HotelFile
{
    /// <returns>The hotel; null after noting what is wrong with it.</returns>
    public static Hotel? Read(string name, DataObject data, TimeProvider clock, DataErrors errors)
    {
        var before = errors.All.Count;
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
}
