using HotelConcierge.AspNetCore.Admin;
using HotelConcierge.Forms;
using HotelConcierge.Requests;
using HotelConcierge.Settings;
using Microsoft.Azure.Functions.Worker;

namespace HotelConcierge.Functions.Operations;

/// <summary>What guests have told staff: the list, and the clock that tells staff's own system.</summary>
public sealed class RequestFunctions(RequestDesk desk, RequestDelivery delivery, FormDelivery forms)
{
    /// <summary>What is open; needs a function key.</summary>
    [Function(nameof(ListRequests))]
    public Task<IResult> ListRequests([HttpTrigger(AuthorizationLevel.Function, "get", Route = Routes.Requests)] HttpRequest request) =>
        RequestHttp.ListAsync(request.HttpContext, desk);

    /// <summary>Takes one out of what is open; needs a function key.</summary>
    [Function(nameof(CloseRequest))]
    public Task<IResult> CloseRequest(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = Routes.RequestDone)] HttpRequest request, string id) =>
        RequestHttp.CloseAsync(id, request.HttpContext, desk);

    /// <summary>Every two minutes, as <see cref="RequestDelivery.Interval"/> says: sends what was noted, and what was filled in, and not taken yet.</summary>
    [Function(nameof(TellStaffOfRequests))]
    public async Task TellStaffOfRequests([TimerTrigger("0 */2 * * * *")] TimerInfo timer, CancellationToken cancellationToken)
    {
        await delivery.SendDueAsync(cancellationToken);
        await forms.SendDueAsync(cancellationToken);
    }
}
