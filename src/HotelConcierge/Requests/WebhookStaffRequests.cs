using HotelConcierge.Alerts;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Requests;

/// <summary>Posts requests to the operator's address.</summary>
internal sealed class WebhookStaffRequests(HttpClient http, IOptions<RequestOptions> options) : IStaffRequests
{
    public IReadOnlyList<string> Receivers => options.Value.WebhookUrl.Length > 0 ? [OperatorWebhook.Receiver] : [];

    public Task SendAsync(string receiver, StaffRequest request, CancellationToken cancellationToken) =>
        OperatorWebhook.PostAsync(http, options.Value.WebhookUrl, request.Id, request, cancellationToken);
}
