using System.Text.Json.Nodes;
using HotelConcierge.Tools;

namespace HotelConcierge.Requests;

/// <summary>
/// Tells the model what the guest has had noted: what is open, so that it neither asks nor notes it again, and what reception marked as
/// done lately, so that it knows what a guest speaks of who was told so.
/// </summary>
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
        var all = await requests.OfAsync(plan.Hotel.Key, guest.Conversation, cancellationToken);
        if (all.Where(request => request.DoneAt is null).TakeLast(MostTold).ToList() is { Count: > 0 } open)
            known["open_requests"] = new JsonArray([.. open.Select(request => MyRequests.Json(plan, request))]);
        var now = plan.Hotel.Clock.Now;
        if (all.Where(request => request.IsDoneLately(now)).TakeLast(MostTold).ToList() is { Count: > 0 } done)
            known["requests_that_reception_marked_as_done"] = new JsonArray([.. done.Select(request => MyRequests.Json(plan, request))]);
    }
}
