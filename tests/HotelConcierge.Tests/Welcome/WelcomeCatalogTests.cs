using HotelConcierge.Assistants;
using HotelConcierge.Contracts;
using HotelConcierge.Reservations;
using HotelConcierge.Tests.Assistants;
using HotelConcierge.Tests.Reservations;
using HotelConcierge.Welcome;

namespace HotelConcierge.Tests.Welcome;

public sealed class WelcomeCatalogTests
{
    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public void The_resorts_welcome_ships_with_its_picture_and_comes_a_day_before_the_guest()
    {
        var catalog = WelcomeCatalog.Load(Shipped.Folder, HotelCatalog.Load(Shipped.Folder, _clock));
        var welcome = catalog.All.Single();

        Assert.Equal("pictures/resort.png", welcome.Plan.Picture);
        Assert.Equal(TimeSpan.FromHours(24), welcome.Plan.BeforeCheckIn);
        Assert.Null(catalog.Find(Shipped.EarlyYears));
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once_with_file_and_field()
    {
        var wrong = WelcomingHotel.WelcomeJson
            .Replace("\"hoursBeforeCheckIn\": 24", "\"hoursBeforeCheckIn\": 1000, \"hurry\": true", StringComparison.Ordinal)
            .Replace("pictures/resort.png", "../secret.png", StringComparison.Ordinal)
            .Replace("Your room is number {room}.", "Your room is {number}.", StringComparison.Ordinal)
            .Replace("\"th\": \"ห้องของคุณคือหมายเลข {room} ค่ะ\"", "\"xx\": \"?\"", StringComparison.Ordinal);
        using var files = new HotelFiles(("hotel.json", HotelFiles.Hotel), ("welcome.json", wrong));

        var errors = Assert
            .Throws<AssistantDataException>(() => WelcomeCatalog.Load(files.Folder, HotelCatalog.Load(files.Folder, _clock)))
            .Errors;

        Assert.Equal(
            string.Join('\n', [
                "seaside/welcome.json: hoursBeforeCheckIn: must be a whole number from 0 to 336.",
                "seaside/welcome.json: picture: '../secret.png' is not in this folder; put it there, or name one that is.",
                "seaside/welcome.json: texts.room.en: '{number}' is filled with nothing here; use {room}.",
                "seaside/welcome.json: texts.room.th: is missing; it must be a text in that language.",
                "seaside/welcome.json: texts.room.xx: is unknown; remove it or use one of en, es, de, fr, pt, it, th.",
                "seaside/welcome.json: hurry: is unknown; remove it or use one of hoursBeforeCheckIn, picture, texts.",
            ]),
            string.Join('\n', errors));
    }
}
