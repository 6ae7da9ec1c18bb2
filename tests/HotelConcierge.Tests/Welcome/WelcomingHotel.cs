using HotelConcierge.Contracts;
using HotelConcierge.Reservations;
using HotelConcierge.Tests.Assistants;
using HotelConcierge.Tests.Reservations;
using HotelConcierge.Tests.Turns;
using HotelConcierge.Welcome;

namespace HotelConcierge.Tests.Welcome;

/// <summary>A hotel that welcomes as the shipped resort does, with reservations of a test's own.</summary>
internal static class WelcomingHotel
{
    /// <summary>The day that clocks of tests begin with.</summary>
    public static readonly DateOnly Today = new(2026, 6, 1);

    /// <summary>The address of the guest in a <see cref="TurnWorld"/>.</summary>
    public static string Contact => $"phone:{TurnWorld.Address.Guest}";

    public static string WelcomeJson => File.ReadAllText(Path.Combine(Shipped.Folder, "hotel", "welcome.json"));

    /// <summary>The files, one reservation in them.</summary>
    public static HotelFiles With(
        string level = "NON_MEMBER",
        string? contact = null,
        string checkIn = "2026-06-03",
        string checkOut = "2026-06-10",
        string? welcome = null)
    {
        var files = new HotelFiles(
            ("hotel.json", HotelFiles.Hotel),
            ("welcome.json", welcome ?? WelcomeJson),
            ("reservations.json", $$"""
                {
                  "reservations": [{
                    "id": "R-1", "contacts": ["{{contact
                    ?? Contact}}"], "checkIn": "{{checkIn}}", "checkOut": "{{checkOut}}", "room": "214",
                    "guests": [
                      { "name": "Ana", "surnames": "Vidal", "born": "1990-03-01", "level": "{{level}}" },
                      { "name": "Leo", "born": "2019-03-01", "level": "NON_MEMBER" }
                    ]
                  }]
                }
                """));
        var pictures = Directory.CreateDirectory(Path.Combine(files.Folder, HotelFiles.Name, "pictures"));
        File.Copy(Path.Combine(Shipped.Folder, "hotel", "pictures", "resort.png"), Path.Combine(pictures.FullName, "resort.png"));
        return files;
    }

    /// <summary>The shipped resort's welcome, on a day.</summary>
    public static HotelWelcome ShippedOn(DateOnly day)
    {
        var clock = new ManualTimeProvider(new(day, new TimeOnly(10, 0), TimeSpan.Zero));
        return WelcomeCatalog.Load(Shipped.Folder, HotelCatalog.Load(Shipped.Folder, clock)).All.Single();
    }

    public static Reservation Stay(DateOnly checkIn, int nights, params StayGuest[] guests) =>
        new("R-1", [.. guests.Length > 0 ? guests : [Adult("Ana")]], checkIn, checkIn.AddDays(nights), "214");

    public static StayGuest Adult(string name, MemberLevel level = MemberLevel.NonMember) => new(name, "", new(1990, 3, 1), level);
}
