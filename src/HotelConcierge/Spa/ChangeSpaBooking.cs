using HotelConcierge.Assistants;
using HotelConcierge.Tools;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Spa;

/// <summary>Moves a spa booking of the guest who writes to a time that they choose from a list. Keyed by the call's id.</summary>
public sealed class ChangeSpaBooking(SpaBookingFlow desk, SpaCatalog spas) : ITool
{
    public string Name => "change_spa_booking";

    public AIFunctionDeclaration DeclarationFor(Assistant assistant) =>
        ToolJson.Declare(
            Name,
            "Shows the guest times to which their spa booking can be moved, or moves it when they have just chosen one. The old time stays theirs until then. Say that it is changed only when the result is 'changed'.",
            ("when", ToolJson.TextSchema("The new day in the guest's own words. Leave out when they named none.")),
            ("date", ToolJson.TextSchema("The new day as yyyy-MM-dd. Leave out when the guest named none.")));

    public async Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        return SpaVisit.Of(call, spas) is { } visit
            ? await desk.ChangeAsync(visit, ToolJson.Text(call.Arguments, "when"), ToolJson.Text(call.Arguments, "date"), cancellationToken)
            : "This hotel has no spa that can be booked here. Say so and name reception.";
    }
}
