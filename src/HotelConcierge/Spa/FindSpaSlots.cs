using System.Text.Json.Nodes;
using HotelConcierge.Assistants;
using HotelConcierge.Tools;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Spa;

/// <summary>Lets the model offer free spa times. It changes nothing but the list from which the guest chooses.</summary>
public sealed class FindSpaSlots(SpaBookingFlow desk, SpaCatalog spas) : ITool
{
    public string Name => "find_spa_slots";

    public AIFunctionDeclaration DeclarationFor(Assistant assistant)
    {
        ArgumentNullException.ThrowIfNull(assistant);
        var treatments = new JsonArray([
            .. (spas.Find(assistant)?.Plan.Treatments ?? []).Select(treatment => JsonValue.Create(treatment.Name)),
        ]);
        return ToolJson.Declare(
            Name,
            "Finds free times in the spa and shows them to the guest as choices. Use it whenever the guest wants a treatment or asks for free times. It books nothing.",
            ("when", ToolJson.TextSchema("The day in the guest's own words, such as 'next Friday'. Leave out when they named none.")),
            ("date", ToolJson.TextSchema("The same day as yyyy-MM-dd, from today's date. Leave out when the guest named none.")),
            (
                "treatment",
                new JsonObject
                {
                    ["type"] = "string",
                    ["enum"] = treatments,
                    ["description"] = "What the guest wants. Leave out when they did not say.",
                }
            ),
            (
                "more",
                new JsonObject
                {
                    ["type"] = "boolean",
                    ["description"] = "True when the guest wants to see later times than those just shown.",
                }
            ));
    }

    public async Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        return SpaVisit.Of(call, spas) is { } visit
            ? await desk.FindAsync(
            visit,
            ToolJson.Text(call.Arguments, "when"),
            ToolJson.Text(call.Arguments, "date"),
            ToolJson.Text(call.Arguments, "treatment"),
            ToolJson.Flag(call.Arguments, "more"),
            cancellationToken)
            : "This hotel has no spa that can be booked here. Say so and name reception.";
    }
}
