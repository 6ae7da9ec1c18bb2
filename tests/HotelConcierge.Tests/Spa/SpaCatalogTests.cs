using HotelConcierge.Assistants;
using HotelConcierge.Contracts;
using HotelConcierge.Contracts.Spa;
using HotelConcierge.Reservations;
using HotelConcierge.Spa;
using HotelConcierge.Tests.Assistants;
using HotelConcierge.Tests.Reservations;

namespace HotelConcierge.Tests.Spa;

public sealed class SpaCatalogTests
{
    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public void The_resorts_spa_ships_with_seven_slots_a_day()
    {
        var spa = SpaCatalog.Load(Shipped.Folder, HotelCatalog.Load(Shipped.Folder, _clock)).All.Single();

        Assert.Equal([9, 10, 11, 12, 13, 14, 15], SpaTimes.On(spa, new(2026, 6, 2), SpaWorld.Massage).Select(time => time.Start.Hour));
        Assert.Equal("massage", spa.Plan.Treatment(null)!.Name);
        Assert.Equal("facial", spa.Plan.Treatment(" Facial ")!.Name);
        Assert.Null(spa.Plan.Treatment("surgery"));
        Assert.Null(SpaCatalog.Load(Shipped.Folder, HotelCatalog.Load(Shipped.Folder, _clock)).Find(Shipped.EarlyYears));
    }

    [Fact]
    public void Days_on_which_the_spa_is_closed_have_no_times()
    {
        using var files = new HotelFiles(
            ("hotel.json", HotelFiles.Hotel),
            (
                "spa.json",
                SpaWorld.Json().Replace("\"noticeMinutes\"", "\"closed\": [\"2026-12-25\"], \"noticeMinutes\"", StringComparison.Ordinal)));
        var spa = SpaCatalog.Load(files.Folder, HotelCatalog.Load(files.Folder, _clock)).All.Single();

        Assert.Empty(SpaTimes.On(spa, new(2026, 12, 25), SpaWorld.Massage));
        Assert.Equal(7, SpaTimes.On(spa, new(2026, 12, 26), SpaWorld.Massage).Count);
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once_with_file_and_field()
    {
        const string Label = """{ "en": "x", "es": "x", "de": "x", "fr": "x", "pt": "x", "it": "x" }""";
        const string Words = """{ "en": "x", "es": "x", "de": "x", "fr": "x", "pt": "x", "it": "x", "th": "x" }""";
        using var files = new HotelFiles(
            ("hotel.json", HotelFiles.Hotel),
            ("spa.json", $$"""
                {
                  "slotMinutes": 60,
                  "hours": [
                    { "days": ["monday"], "from": "09:00", "to": "12:00" },
                    { "days": ["monday", "Sunday"], "from": "11:00", "to": "11:30" }
                  ],
                  "closed": ["christmas"],
                  "noticeMinutes": -1, "horizonDays": 400, "mostBookings": 0, "reminderMinutes": "1", "outsideGuests": "yes",
                  "treatments": [{ "name": "massage", "labels": {{Label}} }, { "name": "facial", "labels": {{Words}} }],
                  "rooms": [{ "name": "Blue", "treatments": ["massage", "sauna"] }, { "name": "blue", "treatments": [] }],
                  "words": { "more": {{Words}}, "cancel": {{Words}}, "keep": {{Words.Replace(
                    "\"en\": \"x\"",
                    "\"en\": \"far too long for any button\"",
                    StringComparison.Ordinal
                )}}, "button": {{Words}}, "numberHint": {{Words}}, "reminder": {{Words}}, "stayChanged": {{Words}} }
                }
                """));

        var errors = Assert
            .Throws<AssistantDataException>(() => SpaCatalog.Load(files.Folder, HotelCatalog.Load(files.Folder, _clock)))
            .Errors;

        Assert.Equal(
            [
                "seaside/spa.json: hours[1].days: 'Sunday' must be one of sunday, monday, tuesday, wednesday, thursday, friday, saturday.",
                "seaside/spa.json: hours[1].to: must leave room for at least one slot after from; 00:00 is the end of the day.",
                "seaside/spa.json: hours: has openings on monday that overlap; a slot can belong to one only.",
                "seaside/spa.json: treatments[0].labels.th: is missing; it must be a text in that language.",
                "seaside/spa.json: rooms[0].treatments: 'sauna' is no treatment; use one of massage, facial.",
                "seaside/spa.json: rooms: 'Blue' is named twice; name each once.",
                "seaside/spa.json: rooms: 'facial' is given in no room; name it in the treatments of at least one.",
                "seaside/spa.json: closed: 'christmas' must be a day that the calendar has, such as 2026-12-25.",
                "seaside/spa.json: noticeMinutes: must be a whole number from 0 to 10080.",
                "seaside/spa.json: horizonDays: must be a whole number from 0 to 365.",
                "seaside/spa.json: mostBookings: must be a whole number from 1 to 50.",
                "seaside/spa.json: reminderMinutes: must be a whole number from 0 to 1440.",
                "seaside/spa.json: outsideGuests: must be true or false.",
                "seaside/spa.json: words.keep.en: must be short enough to show: at most 24 characters.",
            ],
            errors);
    }

    [Fact]
    public void What_is_wrong_with_lengths_prices_rooms_and_therapists_is_said_with_a_remedy()
    {
        const string Words = """{ "en": "x", "es": "x", "de": "x", "fr": "x", "pt": "x", "it": "x", "th": "x" }""";
        using var files = new HotelFiles(
            ("hotel.json", HotelFiles.Hotel),
            (
                "spa.json",
                SpaWorld.Json("""[{ "name": "Blue", "treatments": ["massage"], "capacity": 3 }]""")
                    .Replace(
                        "\"treatments\": [{",
                        $$"""
                        "waitingMinutes": 1,
                        "therapists": [
                          { "name": "Marta", "treatments": ["sauna"], "languages": ["english"], "days": ["someday"] },
                          { "name": "marta", "treatments": [] }
                        ],
                        "treatments": [
                          { "name": "wrap", "labels": {{Words}}, "minutes": 480, "price": 9.999 },
                          { "price": -1, "minutes": 1,
                        """,
                        StringComparison.Ordinal)));

        var errors = Assert
            .Throws<AssistantDataException>(() => SpaCatalog.Load(files.Folder, HotelCatalog.Load(files.Folder, _clock)))
            .Errors;

        Assert.Equal(
            [
                "seaside/spa.json: treatments[0].price: must have at most two decimals.",
                "seaside/spa.json: treatments[0].price: needs the currency beside treatments, such as \"currency\": \"EUR\".",
                "seaside/spa.json: treatments[1].minutes: must be a whole number from 5 to 480.",
                "seaside/spa.json: treatments[1].price: must be a number from 0 to 1000000.",
                "seaside/spa.json: treatments[1].price: needs the currency beside treatments, such as \"currency\": \"EUR\".",
                "seaside/spa.json: treatments: 'wrap' takes longer than the spa is ever open; shorten its minutes or lengthen an opening.",
                "seaside/spa.json: rooms[0].capacity: must be a whole number from 1 to 2.",
                "seaside/spa.json: therapists[0].treatments: 'sauna' is no treatment; use one of wrap, massage.",
                "seaside/spa.json: therapists[0].days: 'someday' must be one of sunday, monday, tuesday, wednesday, thursday, friday, saturday.",
                "seaside/spa.json: therapists[0].languages: 'english' must be a two-letter code of a language, such as en.",
                "seaside/spa.json: therapists: 'Marta' is named twice; name each once.",
                "seaside/spa.json: rooms: 'wrap' is given in no room; name it in the treatments of at least one.",
                "seaside/spa.json: therapists: 'wrap' is given by no therapist; name it in the treatments of at least one, or leave therapists out.",
                "seaside/spa.json: therapists: 'massage' is given by no therapist; name it in the treatments of at least one, or leave therapists out.",
                "seaside/spa.json: waitingMinutes: must be a whole number from 5 to 1440.",
            ],
            errors);
    }
}
