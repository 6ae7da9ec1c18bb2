using System.Globalization;
using System.Text.Json.Nodes;
using HotelConcierge.Assistants;
using HotelConcierge.Tools;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Reservations;

/// <summary>
/// Tells the model about the stays of the guest who writes, and of nobody else: it takes no argument. It changes nothing.
/// </summary>
public sealed class MyReservation(IReservations reservations, HotelCatalog hotels, LinkCatalog? links = null) : ITool
{
    public string Name => "my_reservation";

    public AIFunctionDeclaration DeclarationFor(Assistant assistant) =>
        ToolJson.Declare(
            Name,
            "Reads the guest's own reservations: days, nights, room, who comes, member level. Answer questions about their stay from this alone."
        );

    public async Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (hotels.Find(call.Assistant) is not { } hotel)
            return "This assistant knows no hotel. Say so.";
        var found = await reservations.FindAsync(hotel, call.Guest, cancellationToken);
        var today = hotel.Clock.Today;
        return new JsonObject
        {
            ["hotel"] = hotel.Name,
            ["today"] = Day(today),
            ["todayIs"] = today.DayOfWeek.ToString(),
            ["note"] = found.Count switch
            {
                0 =>
                    $"No reservation was found for this address. Say so kindly and name {hotel.Url} and reception; never guess one.{CodeHint(call.Assistant)}",
                1 => $"This is the guest's reservation. What it does not say, you do not know.{RoomHint(found)}",
                _ =>
                    $"The guest has several reservations; the first is the next one. What they do not say, you do not know.{RoomHint(found)}",
            },
            ["reservations"] = new JsonArray([.. found.Select(reservation => Json(hotel, reservation, today))]),
        }.ToJsonString(ToolJson.Options);
    }

    private static string RoomHint(IReadOnlyList<Reservation> found) =>
        found.All(reservation => reservation.Room.Length > 0)
            ? ""
            : " One without a room has none assigned yet: say so, and that reception tells it at arrival.";

    private string CodeHint(Assistant assistant) =>
        links?.Find(assistant) is null
            ? ""
            : " Who has a code of the form HC-XXXX-XXXX-XXXX from the hotel can send it here, and then their stay is known.";

    private static JsonObject Json(Hotel hotel, Reservation reservation, DateOnly today)
    {
        // Who turns 18 before the stay comes as an adult.
        var day = reservation.CheckIn > today ? reservation.CheckIn : today;
        return new()
        {
            ["number"] = reservation.Id,
            ["checkIn"] = Day(reservation.CheckIn),
            ["checkInIs"] = reservation.CheckIn.DayOfWeek.ToString(),
            ["checkInFrom"] = Time(hotel.CheckInFrom),
            ["checkOut"] = Day(reservation.CheckOut),
            ["checkOutIs"] = reservation.CheckOut.DayOfWeek.ToString(),
            ["checkOutUntil"] = Time(hotel.CheckOutUntil),
            ["nights"] = reservation.Nights,
            ["isNow"] = reservation.Covers(today),
            ["room"] = reservation.Room.Length > 0 ? reservation.Room : null,
            ["adults"] = Names(reservation.AdultsOn(day)),
            ["minors"] = Names(reservation.MinorsOn(day)),
            ["memberLevel"] = HotelValues.NameOf(reservation.Level),
        };
    }

    private static JsonArray Names(IEnumerable<StayGuest> guests) => new([.. guests.Select(guest => JsonValue.Create(guest.Name))]);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Time(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
