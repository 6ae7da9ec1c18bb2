using System.Text.Json;
using System.Text.Json.Nodes;
using HotelConcierge.Tools;

namespace HotelConcierge.Spa;

/// <summary>Tells the model what the guest can choose from now, and what they have booked.</summary>
public sealed class SpaContext(SpaCatalog spas, SpaChoices choices, SpaBookings bookings) : IModelContext
{
    public async Task DescribeAsync(ToolCall guest, JsonObject known, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(guest);
        ArgumentNullException.ThrowIfNull(known);
        if (SpaVisit.Of(guest, spas) is not { } visit)
            return;
        if (await choices.FindAsync(visit.Spa, visit.Guest.Conversation, cancellationToken) is { } open && open.Turn != visit.Turn)
        {
            known["open_choices"] = new JsonObject
            {
                ["for"] = JsonNamingPolicy.SnakeCaseLower.ConvertName(open.Purpose.ToString()),
                ["treatment"] = open.Treatment,
                ["choices"] = new JsonArray([.. open.Choices.Select(choice => SpaReply.Json(visit.Spa, choice))]),
            };
        }

        var mine = await bookings.MineAsync(visit.Spa, visit.Guest.Conversation, cancellationToken);
        known["spa_bookings"] = new JsonArray([.. mine.Where(booking => booking.Start > visit.Spa.Hotel.Clock.Now).Select(SpaReply.Json)]);
    }
}
