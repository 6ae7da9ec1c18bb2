using HotelConcierge.Assistants;
using HotelConcierge.Contracts;
using HotelConcierge.Requests;
using HotelConcierge.Reservations;
using HotelConcierge.Tests.Assistants;
using HotelConcierge.Tests.Reservations;

namespace HotelConcierge.Tests.Requests;

public sealed class RequestCatalogTests
{
    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public void The_resort_takes_requests_and_the_other_assistant_does_not()
    {
        var catalog = RequestCatalog.Load(Shipped.Folder, HotelCatalog.Load(Shipped.Folder, _clock));

        Assert.NotNull(catalog.Find(Shipped.Hotel));
        Assert.Null(catalog.Find(Shipped.EarlyYears));
    }

    [Fact]
    public void Whom_to_call_is_said_where_the_hotel_says_it()
    {
        var plan = RequestCatalog.Load(Shipped.Folder, HotelCatalog.Load(Shipped.Folder, _clock)).Find(Shipped.Hotel)!;

        Assert.Equal("Noted. Wenn es nicht warten kann, rufen Sie die Rezeption an: +34 956 000 100.", plan.WithCall("Noted.", "de"));
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once_with_file_and_field()
    {
        using var files = new HotelFiles(
            ("hotel.json", HotelFiles.Hotel),
            ("requests.json", """{ "complaint": { "en": "{time}" }, "extra": [] }"""));

        var errors = Assert.Throws<AssistantDataException>(
            () => RequestCatalog.Load(files.Folder, HotelCatalog.Load(files.Folder, _clock))).Errors;

        Assert.Contains(errors, error => error.Contains("complaint.en: '{time}' is filled with nothing here", StringComparison.Ordinal));
        Assert.Contains(errors, error => error.Contains("complaint.th", StringComparison.Ordinal));
        Assert.Contains(errors, error => error.Contains("whetherToNote", StringComparison.Ordinal));
        Assert.Contains(errors, error => error.Contains("extra", StringComparison.Ordinal));
    }
}
