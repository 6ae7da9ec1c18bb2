using HotelConcierge.Assistants;
using HotelConcierge.Contracts;
using HotelConcierge.Embedded.Stays;
using HotelConcierge.Reservations;
using HotelConcierge.Tests.Assistants;

namespace HotelConcierge.Tests.Reservations;

public sealed class HotelCatalogTests
{
    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public void The_resort_ships()
    {
        var hotel = HotelCatalog.Load(Shipped.Folder, _clock).All.Single();

        Assert.Equal(("hotel", "AnyCompany Luxury Resort", 5, "Europe/Madrid"), (hotel.Key, hotel.Name, hotel.Stars, hotel.Clock.ZoneId));
        Assert.Null(HotelCatalog.Load(Shipped.Folder, _clock).Find(Shipped.EarlyYears));
    }

    [Fact]
    public void A_folder_without_hotels_has_none()
    {
        using var files = new HotelFiles();

        Assert.Empty(HotelCatalog.Load(files.Folder, _clock).All);
        Assert.Empty(HotelCatalog.Load(Path.Combine(files.Folder, "nowhere"), _clock).All);
    }

    [Fact]
    public async Task A_hotel_without_a_file_of_reservations_knows_nobody()
    {
        using var files = new HotelFiles(("hotel.json", HotelFiles.Hotel));

        Assert.Empty(
            await new EmbeddedReservations(DemoBooks.Load(files.Folder, HotelCatalog.Load(files.Folder, _clock))).FindAsync(
                files.Load(_clock),
                HotelFiles.Contact("whatsapp:+34699000001"),
                CancellationToken.None));
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once_with_file_and_field()
    {
        using var files = new HotelFiles(
            ("hotel.json", """
                {
                  "name": "", "stars": 9, "url": "seaside", "timeZone": "Europe/Cadiz", "place": { "latitude": 91, "longitude": 0, "address": "x" },
                  "checkInFrom": "3 pm", "checkOutUntil": "25:00", "country": "XX", "pool": true
                }
                """));

        Assert.Equal(
            [
                "seaside/hotel.json: name: must be the name that guests know.",
                "seaside/hotel.json: stars: must be a whole number from 1 to 7.",
                "seaside/hotel.json: url: must be an absolute address, such as https://resort.example.",
                "seaside/hotel.json: timeZone: 'Europe/Cadiz' is not in the IANA database; write a name such as Europe/Madrid.",
                "seaside/hotel.json: place.latitude: must be a number from -90 to 90.",
                "seaside/hotel.json: country: 'XX' has no emergency numbers in emergency-numbers.json; add them there, or leave it out for 112.",
                "seaside/hotel.json: checkInFrom: '3 pm' must be a time of day such as 09:30.",
                "seaside/hotel.json: checkOutUntil: '25:00' must be a time of day such as 09:30.",
                "seaside/hotel.json: pool: is unknown; remove it or use one of name, stars, url, timeZone, place, country, reception, checkInFrom, checkOutUntil.",
            ],
            files.Errors(_clock));
    }

    [Fact]
    public void Everything_that_is_wrong_with_demo_stays_is_said_at_once_with_file_and_field()
    {
        using var files = new HotelFiles(
            ("hotel.json", HotelFiles.Hotel),
            ("reservations.json", """
                {
                  "reservations": [
                    { "id": "1", "contacts": ["whatsapp"], "checkIn": "2026-02-30", "checkOut": "2026-03-01", "room": "1", "guests": [] },
                    { "id": "1", "contacts": [], "checkIn": "2026-03-02", "checkOut": "2026-03-02", "room": "1", "guests": [{ "name": "A", "born": "2000-01-01", "level": "gold" }] }
                  ],
                  "demo": { "name": "G", "born": "1800-01-01", "level": "GOLD", "leastNights": 5, "mostNights": 4, "firstRoom": 2, "lastRoom": 1, "parties": [{ "company": [] }] }
                }
                """));

        Assert.Equal(
            [
                "seaside/reservations.json: reservations[0].contacts: 'whatsapp' must be a channel, a colon and the guest's address on it, such as twilio:whatsapp:+34600000001.",
                "seaside/reservations.json: reservations[0].checkIn: '2026-02-30' must be a day that the calendar has, from 1900 to 2199, such as 2026-12-24.",
                "seaside/reservations.json: reservations[0].guests: must name at least one guest, the one who writes first.",
                "seaside/reservations.json: reservations[1].contacts: must name the address of at least one guest, such as twilio:whatsapp:+34600000001.",
                "seaside/reservations.json: reservations[1].checkOut: must be after checkIn.",
                "seaside/reservations.json: reservations[1].guests[0].level: 'gold' must be one of NON_MEMBER, WHITE, SILVER, GOLD, PLATINUM.",
                "seaside/reservations.json: reservations: '1' is the id of 2 reservations; name each once.",
                "seaside/reservations.json: demo.mostNights: must not be less than leastNights.",
                "seaside/reservations.json: demo.lastRoom: must not be less than firstRoom.",
                "seaside/reservations.json: demo.born: '1800-01-01' must be a day that the calendar has, from 1900 to 2199, such as 2026-12-24.",
                "seaside/reservations.json: demo.parties[0].company: is unknown; remove it or use one of companions.",
            ],
            Assert.Throws<AssistantDataException>(() => DemoBooks.Load(files.Folder, HotelCatalog.Load(files.Folder, _clock))).Errors);
    }
}
