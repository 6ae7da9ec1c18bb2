using Microsoft.Extensions.Options;

namespace HotelConcierge.Safety;

/// <summary>Posts alerts to the operator's address.</summary>
internal sealed class WebhookStaffAlerts(HttpClient http, IOptions<AlertOptions> options) : IStaffAlerts
{
    public bool ReachAnybody => options.Value.WebhookUrl.Length > 0;

    public Task SendAsync(StaffAlert alert, CancellationToken cancellationToken) =>
        OperatorWebhook.PostAsync(http, options.Value.WebhookUrl, alert.Id, alert, cancellationToken);
}
