using HotelConcierge.Assistants;
using HotelConcierge.Tools;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Spa;

/// <summary>Cancels a spa booking of the guest who writes, when their own words or tap say so. Keyed by the call's id.</summary>
public sealed class CancelSpaBooking(SpaBookingFlow desk, SpaCatalog spas) : ITool
{
    public string Name => "cancel_spa_booking";

    public AIFunctionDeclaration DeclarationFor(Assistant assistant) =>
        ToolJson.Declare(
            Name,
            "Cancels the guest's spa booking, or asks which one, or whether they are sure. Say that it is cancelled only when the result is 'cancelled'."
        );

    public async Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        return SpaVisit.Of(call, spas) is { } visit
            ? await desk.CancelAsync(visit, cancellationToken)
            : "This hotel has no spa that can be booked here. Say so and name reception.";
    }
}
