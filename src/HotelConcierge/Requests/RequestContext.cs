using System.Text.Json.Nodes;
using HotelConcierge.Tools;

namespace HotelConcierge.Requests;

/// <summary>Tells the model what the guest has had noted and is open, so that it neither asks nor notes it again.</summary>
public sealed class RequestContext(RequestCatalog hotels, GuestRequests requests) : IModelContext
{
    /// <summary>The newest, so that the model's data stay small.</summary>
    private const int MostTold = 5;

    public async Task DescribeAsync(ToolCall guest, JsonObject known, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(guest);
        ArgumentNullException.ThrowIfNull(known);
        if (hotels.Find(guest.Assistant) is not { } plan)
            return;
        var open = (await requests.OfAsync(plan.Hotel.Key, guest.Conversation, cancellationToken)).Where(request => request.DoneAt is null);
        if (open.TakeLast(MostTold).ToList() is { Count: > 0 } newest)
            known["open_requests"] = new JsonArray([.. newest.Select(request => MyRequests.Json(plan, request))]);
    }
}
