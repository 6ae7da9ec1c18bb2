using System.Net.Http.Json;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Requests;

/// <summary>
/// Posts requests to the operator's address as JSON. The header <c>Idempotency-Key</c> is the request's id. Any status but a success means
/// that it was not taken.
/// </summary>
internal sealed class WebhookStaffRequests(HttpClient http, IOptions<RequestOptions> options) : IStaffRequests
{
    public bool ReachAnybody => options.Value.WebhookUrl.Length > 0;

    public async Task SendAsync(StaffRequest request, CancellationToken cancellationToken)
    {
        using var post = new HttpRequestMessage(HttpMethod.Post, options.Value.WebhookUrl) { Content = JsonContent.Create(request) };
        post.Headers.Add("Idempotency-Key", request.Id);
        using var response = await http.SendAsync(post, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            // Neither the address nor the body, which are the operator's secret and the guest's.
            throw new HttpRequestException($"The request was answered with status {(int)response.StatusCode}.");
        }
    }
}
