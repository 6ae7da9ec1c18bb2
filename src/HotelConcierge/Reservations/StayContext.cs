using System.Text.Json.Nodes;
using HotelConcierge.Tools;

namespace HotelConcierge.Reservations;

/// <summary>Tells the model when the guest stays and how many come, so that "the day before we leave" has a date. No names.</summary>
public sealed class StayContext(IReservations reservations, HotelCatalog hotels) : IModelContext
{
    public async Task DescribeAsync(ToolCall guest, JsonObject known, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(guest);
        ArgumentNullException.ThrowIfNull(known);
        if (hotels.Find(guest.Assistant) is not { } hotel)
            return;
        var stays = await reservations.FindAsync(hotel, guest.Guest, cancellationToken);
        known["stays"] = new JsonArray([.. stays.Select(stay => new JsonObject
        {
            ["check_in"] = ToolJson.Day(stay.CheckIn),
            ["check_in_weekday"] = stay.CheckIn.DayOfWeek.ToString(),
            ["check_out"] = ToolJson.Day(stay.CheckOut),
            ["check_out_weekday"] = stay.CheckOut.DayOfWeek.ToString(),
            ["guests"] = stay.Guests.Length,
        })]);
    }
}
