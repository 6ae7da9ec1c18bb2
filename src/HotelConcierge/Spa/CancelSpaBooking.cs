using HotelConcierge.Assistants;
using HotelConcierge.Tools;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Spa;

/// <summary>
/// Cancels a spa booking of the guest who writes when their own words of this turn plainly name it, and asks them otherwise. Keyed by the
/// call's id.
/// </summary>
public sealed class CancelSpaBooking(SpaBookingFlow flow, SpaCatalog spas) : ITool
{
    public string Name => "cancel_spa_booking";

    public AIFunctionDeclaration DeclarationFor(Assistant assistant) => ToolJson.Declare(
        Name,
        "Cancels one of the guest's spa_bookings, or asks them whether to. It knows nothing of taxis, tables, rooms or stays. Nothing is " +
        "cancelled unless the result says so.",
        ToolParameter.OfText("booking_id", "The booking_id of the booking, from spa_bookings. Leave out when it is not clear which.", 64));

    public async Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        return SpaVisit.Of(call, spas) is { } visit
            ? await flow.CancelAsync(visit, ToolJson.Text(call.Arguments, "booking_id"), cancellationToken)
            : "This hotel has no spa that can be booked here. Say so and name reception.";
    }
}
