using System.Text.Json;
using System.Text.Json.Nodes;
using HotelConcierge.Tools;

namespace HotelConcierge.Spa;

/// <summary>Tells the model what the guest can choose from now, and what they have booked.</summary>
public sealed class SpaContext(SpaCatalog spas, SpaChoices choices, SpaBookings bookings, SpaWaitingList waiting) : IModelContext
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
                ["people"] = open.People,
                ["choices"] = new JsonArray([.. open.Choices.Select(choice => SpaReply.Json(visit.Spa, choice))]),
            };
        }

        if (Treatments(visit) is { Count: > 0 } treatments)
            known["spa_treatments"] = treatments;
        var mine = await bookings.MineAsync(visit.Spa, visit.Guest.Conversation, cancellationToken);
        known["spa_bookings"] = new JsonArray([.. mine.Where(booking => booking.Start > visit.Spa.Hotel.Clock.Now).Select(SpaReply.Json)]);
        if (await waiting.MineAsync(visit.Spa, visit.Guest.Conversation, cancellationToken) is { Count: > 0 } waits)
            known["spa_waiting_list"] = new JsonArray([.. waits.Select(wait => SpaReply.Json(wait))]);
    }

    /// <summary>How long treatments take and what they cost, of a spa that says so.</summary>
    private static JsonArray Treatments(SpaVisit visit)
    {
        var told = new JsonArray();
        foreach (var treatment in visit.Spa.Plan.Treatments)
        {
            var one = SpaReply.BookingOf(visit.Spa, new(visit.Spa.Hotel.Clock.Now, treatment.Name));
            if (SpaWords.DetailsOf(one, visit.Spa, visit.Language) is { Length: > 0 } details)
                told.Add(new JsonObject { ["treatment"] = treatment.Name, ["details"] = details });
        }

        return told;
    }
}
