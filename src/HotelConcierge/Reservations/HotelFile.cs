using HotelConcierge.Assistants.Loading;
using HotelConcierge.Calendar;
using HotelConcierge.Languages;
using HotelConcierge.Safety;

namespace HotelConcierge.Reservations;

/// <summary>Reads the <c>hotel.json</c> of an assistant's folder.</summary>
/// <param name="folder">Of all assistants.</param>
internal sealed class HotelFile(string folder, TimeProvider clock, LanguageCatalog languages, DataErrors errors)
{
    /// <returns>The hotel; null after noting what is wrong with it.</returns>
    public Hotel? Read(string name, DataObject data)
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
        var country = data.OptionalText("country", "the ISO 3166 code of its country, such as ES");
        if (country is { Length: > 0 } && !EmergencyNumbers.Countries.Contains(country, StringComparer.OrdinalIgnoreCase))
            data.Add("country", $"'{country}' has no emergency numbers in emergency-numbers.json; add them there, or leave it out for 112");
        var reception = data.OptionalText("reception", "the telephone number that is answered day and night");
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
            Country = country,
            Reception = reception,
            Clock = hotelClock,
            Languages = languages,
            Spoken = AssistantFacts.LanguagesOf(Path.Combine(folder, name), languages),
            CheckInFrom = checkInFrom,
            CheckOutUntil = checkOutUntil,
        };
    }

    private static HotelPlace? Place(DataObject data)
    {
        if (data.Object("place", "an object with latitude, longitude and address") is not { } place)
            return null;
        var where = new HotelPlace(
            place.Number("latitude", -90, 90),
            place.Number("longitude", -180, 180),
            place.Text("address", "street and town"));
        place.NothingElse();
        return where;
    }
}
