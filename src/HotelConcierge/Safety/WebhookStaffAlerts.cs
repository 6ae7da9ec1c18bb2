using System.Net.Http.Json;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Safety;

/// <summary>
/// Posts alerts to the operator's address as JSON. The header <c>Idempotency-Key</c> is the alert's id. Any status but a success means
/// that it was not taken.
/// </summary>
internal sealed class WebhookStaffAlerts(HttpClient http, IOptions<AlertOptions> options) : IStaffAlerts
{
    public bool ReachAnybody => options.Value.WebhookUrl.Length > 0;

    public async Task SendAsync(StaffAlert alert, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, options.Value.WebhookUrl) { Content = JsonContent.Create(alert) };
        request.Headers.Add("Idempotency-Key", alert.Id);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            // Neither the address nor the body, which are the operator's secret and the guest's.
            throw new HttpRequestException($"The alert was answered with status {(int)response.StatusCode}.");
        }
    }
}
