using HotelConcierge.Alerts;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Safety;

/// <summary>Posts alerts to the operator's address.</summary>
internal sealed class WebhookStaffAlerts(HttpClient http, IOptions<AlertOptions> options) : IStaffAlerts
{
    public IReadOnlyList<string> Receivers => options.Value.WebhookUrl.Length > 0 ? [OperatorWebhook.Receiver] : [];

    public Task SendAsync(string receiver, StaffAlert alert, CancellationToken cancellationToken) =>
        OperatorWebhook.PostAsync(http, options.Value.WebhookUrl, alert.Id, alert, cancellationToken);
}
