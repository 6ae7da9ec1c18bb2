using HotelConcierge.Assistants;
using HotelConcierge.Tools;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Spa;

/// <summary>Lists the spa bookings of the guest who writes. It changes nothing.</summary>
public sealed class MySpaBookings(SpaBookingFlow flow, SpaCatalog spas) : ITool
{
    public string Name => "my_spa_bookings";

    public AIFunctionDeclaration DeclarationFor(Assistant assistant) =>
        ToolJson.Declare(Name, "Lists the guest's own coming spa bookings.");

    public async Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        return SpaVisit.Of(call, spas) is { } visit
            ? await flow.MineAsync(visit, cancellationToken)
            : "This hotel has no spa that can be booked here. Say so and name reception.";
    }
}
