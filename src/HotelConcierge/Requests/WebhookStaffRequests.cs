using HotelConcierge.Safety;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Requests;

/// <summary>Posts requests to the operator's address.</summary>
internal sealed class WebhookStaffRequests(HttpClient http, IOptions<RequestOptions> options) : IStaffRequests
{
    public bool ReachAnybody => options.Value.WebhookUrl.Length > 0;

    public Task SendAsync(StaffRequest request, CancellationToken cancellationToken) =>
        OperatorWebhook.PostAsync(http, options.Value.WebhookUrl, request.Id, request, cancellationToken);
}
