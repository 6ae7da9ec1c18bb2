using System.Text.Json.Nodes;
using HotelConcierge.Assistants;
using HotelConcierge.Tools;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Requests;

/// <summary>Lists what the guest who writes has had noted and is still open. It changes nothing.</summary>
public sealed class MyRequests(RequestCatalog hotels, GuestRequests requests) : ITool
{
    public string Name => "my_requests";

    public AIFunctionDeclaration DeclarationFor(Assistant assistant) => ToolJson.Declare(
        Name, "Lists the guest's own open complaints and wishes, as they are noted for reception. What became of them is not known here.");

    public async Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (hotels.Find(call.Assistant) is not { } plan)
            return "This hotel takes no requests here. Say so and name reception.";
        var open = (await requests.OfAsync(plan.Hotel.Key, call.Conversation, cancellationToken)).Where(request => request.DoneAt is null);
        return new JsonObject
        {
            ["result"] = "requests",
            ["note"] = "These are noted for reception and open. Whether anybody has seen to them is not known: promise nothing.",
            ["requests"] = new JsonArray([.. open.Select(request => Json(plan, request))]),
        }.ToJsonString(ToolJson.Options);
    }

    /// <summary>A request, as the model reads it.</summary>
    internal static JsonObject Json(RequestPlan plan, GuestRequest request)
    {
        var at = plan.Hotel.Clock.At(request.At);
        return new()
        {
            ["kind"] = request.Kind.ToString().ToLowerInvariant(),
            ["summary"] = request.Summary,
            ["day"] = ToolJson.Day(at),
            ["time"] = ToolJson.Time(at),
        };
    }
}
