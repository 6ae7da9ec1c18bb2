using HotelConcierge.Assistants;
using HotelConcierge.Tools;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Spa;

/// <summary>Asks the guest whether to take them off the waiting list; on their yes they are. Keyed by the call's id.</summary>
public sealed class LeaveSpaWaitingList(SpaWaitingFlow flow, SpaCatalog spas) : ITool
{
    public string Name => "leave_spa_waiting_list";

    public AIFunctionDeclaration DeclarationFor(Assistant assistant) => ToolJson.Declare(
        Name,
        "Asks the guest whether to take them off the spa's waiting list. It cancels no booking.",
        ToolParameter.OfText("wait_id", "The wait_id of their place, from spa_waiting_list. Leave out when it is not clear which.", 64));

    public async Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        return SpaVisit.Of(call, spas) is { } visit
            ? await flow.LeaveAsync(visit, ToolJson.Text(call.Arguments, "wait_id"), cancellationToken)
            : "This hotel has no spa that can be booked here. Say so and name reception.";
    }
}
