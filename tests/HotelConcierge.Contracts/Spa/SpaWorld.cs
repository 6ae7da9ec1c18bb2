using HotelConcierge.Messages;
using HotelConcierge.Reservations;
using HotelConcierge.Spa;
using HotelConcierge.Storage;

namespace HotelConcierge.Contracts.Spa;

/// <summary>
/// A hotel with a spa on a table store, and guests who stay there from 20 to 30 November 2026. It is Saturday, 21 November, 10:00.
/// </summary>
public sealed class SpaWorld : IDisposable, IReservations
{
    public const string Massage = "massage";

    private const string HotelJson = """
        {
          "name": "Test Hotel", "stars": 4, "url": "https://hotel.example", "timeZone": "Europe/Madrid",
          "place": { "latitude": 36.3, "longitude": -6.1, "address": "Here 1" }, "checkInFrom": "15:00", "checkOutUntil": "12:00"
        }
        """;

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("concierge-spa-");

    /// <param name="spaJson">The spa's file; null for one room, 09:00 to 16:00 every day, ten days ahead, three bookings a guest.</param>
    public SpaWorld(ITableStore store, string? spaJson = null, DateTimeOffset? now = null)
    {
        Store = store;
        Clock = new(now ?? new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.Zero));
        var folder = Directory.CreateDirectory(Path.Combine(_root.FullName, "seaside")).FullName;
        File.WriteAllText(Path.Combine(folder, "hotel.json"), HotelJson);
        File.WriteAllText(Path.Combine(folder, "spa.json"), spaJson ?? Json());
        Spas = SpaCatalog.Load(_root.FullName, HotelCatalog.Load(_root.FullName, Clock));
        Spa = Spas.All.Single();
        Stays = [new("R-1", [new("Ana", "", new(1984, 4, 17), MemberLevel.Gold)], new(2026, 11, 20), new(2026, 11, 30), "7")];
        Reborn();
    }

    public ITableStore Store { get; set; }

    public ManualTimeProvider Clock { get; }

    public SpaCatalog Spas { get; }

    public HotelSpa Spa { get; }

    /// <summary>Of every guest.</summary>
    public IReadOnlyList<Reservation> Stays { get; set; }

    public SpaBookings Bookings { get; private set; } = null!;

    public SpaAvailability Availability { get; private set; } = null!;

    public SpaSchedule Schedule { get; private set; } = null!;

    public string Folder => _root.FullName;

    /// <summary>A spa's file.</summary>
    public static string Json(
        string rooms = """[{ "name": "Blue", "treatments": ["massage"] }]""",
        string hours = """{ "from": "09:00", "to": "16:00" }""",
        int slotMinutes = 60,
        int horizonDays = 10,
        bool outsideGuests = false
    ) =>
        $$"""
            {
              "outsideGuests": {{(outsideGuests ? "true" : "false")}},
              "slotMinutes": {{slotMinutes}},
              "hours": [{ "days": ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"], {{hours.Trim()[1..]}}],
              "noticeMinutes": 10, "horizonDays": {{horizonDays}}, "mostBookings": 3, "reminderMinutes": 60,
              "treatments": [{ "name": "massage", "labels": {{Texts("massage")}} }],
              "rooms": {{rooms}},
              "words": { "more": {{Texts("More times")}}, "cancel": {{Texts("Yes, cancel it")}}, "keep": {{Texts(
                "No, keep it"
            )}}, "button": {{Texts("Times")}}, "numberHint": {{Texts("Answer with a number.")}}, "reminder": {{Texts(
                "Soon: {treatment}, {date}, {time}."
            )}}, "stayChanged": {{Texts("Cancelled with the stay: {treatment}, {date}, {time}.")}} }
            }
            """;

    /// <summary>A spa with a room for two, a room for one, three therapists, and a treatment of a slot and a half.</summary>
    public static string Rich(int slotMinutes = 60) =>
        Json(
            """
            [{ "name": "Blue", "treatments": ["massage", "long"], "capacity": 2 }, { "name": "Red", "treatments": ["massage", "long"] }]
            """,
            slotMinutes: slotMinutes)
            .Replace(
                "\"treatments\": [{ \"name\": \"massage\"",
                $$"""
                "currency": "EUR",
                "therapists": [
                  { "name": "Marta", "treatments": ["massage", "long"], "languages": ["en"] },
                  { "name": "Luis", "treatments": ["massage", "long"], "languages": ["es"] },
                  { "name": "Nora", "treatments": ["massage"], "days": ["monday"] }
                ],
                "treatments": [{ "name": "long", "labels": {{Texts("long massage")}}, "minutes": 90, "price": 120.5 },
                { "minutes": 60, "price": 85, "name": "massage"
                """,
                StringComparison.Ordinal);

    public static GuestContact Guest(int number)
    {
        var address = new ConversationAddress(new("twilio"), "whatsapp:+14155238886", $"whatsapp:+3469900{number:D4}");
        return new(ConversationId.For(address), address, "Ana");
    }

    /// <summary>A moment by the hotel's clock.</summary>
    public DateTimeOffset At(int day, int hour, int minute = 0, int month = 11) =>
        Spa.Hotel.Clock.MomentOf(new(2026, month, day), new(hour, minute))!.Value;

    public Task<SpaOutcome> BookAsync(GuestContact guest, string call, DateTimeOffset start) =>
        Bookings.BookAsync(Spa, guest, call, new(start, Massage), CancellationToken.None);

    public Task<SpaOutcome> BookAsync(GuestContact guest, string call, SpaOrder order) =>
        Bookings.BookAsync(Spa, guest, call, order, CancellationToken.None);

    public Task<SpaOutcome> ChangeAsync(GuestContact guest, string call, string booking, DateTimeOffset start) =>
        Bookings.ChangeAsync(Spa, guest, call, booking, new(start, Massage), CancellationToken.None);

    public Task<SpaOutcome> CancelAsync(GuestContact guest, string call, string booking) =>
        Bookings.CancelAsync(Spa, guest.Conversation, call, booking, CancellationToken.None);

    public async Task<IReadOnlyList<DateTimeOffset>> MineAsync(GuestContact guest) =>
        [.. (await Bookings.MineAsync(Spa, guest.Conversation, CancellationToken.None)).Select(booking => booking.Start)];

    public Task<SpaOffer> OfferAsync(DateOnly day, int most = 10, DateTimeOffset? after = null) =>
        Availability.FindAsync(Spa, Stays, day, new(Massage), most, after, CancellationToken.None);

    /// <summary>The rows of taken slots on a day.</summary>
    public async Task<int> RowsAsync(DateOnly day)
    {
        var rows = 0;
        await foreach (var row in Store.ScanAsync(new("spaslots"), $"seaside-{day:yyyy-MM-dd}", keyPrefix: "", CancellationToken.None))
            rows++;
        return rows;
    }

    /// <summary>Begins anew on the same store, as after a restart.</summary>
    public void Reborn()
    {
        Bookings = new(Store, this);
        Availability = new(Store);
        Schedule = new(Store, Spas);
    }

    public Task<IReadOnlyList<Reservation>> FindAsync(Hotel hotel, GuestContact contact, CancellationToken cancellationToken) =>
        Task.FromResult(Stays);

    public Task<IReadOnlyList<Arrival>> ArrivingAsync(Hotel hotel, DateOnly day, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Arrival>>([]);

    public void Dispose() => _root.Delete(recursive: true);

    private static string Texts(string text) =>
        $$"""{ "en": "{{text}}", "es": "{{text}}", "de": "{{text}}", "fr": "{{text}}", "pt": "{{text}}", "it": "{{text}}", "th": "{{text}}" }""";
}
