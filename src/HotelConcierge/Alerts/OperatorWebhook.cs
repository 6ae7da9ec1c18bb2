using System.Net.Http.Json;

namespace HotelConcierge.Alerts;

/// <summary>An address of the operator's to which staff are told something, as JSON.</summary>
internal static class OperatorWebhook
{
    /// <summary>What it is called where it is written down whom staff's way has reached. Stored: never renamed.</summary>
    public const string Receiver = "webhook";

    /// <summary>Posts it once.</summary>
    /// <param name="id">Goes along as the header <c>Idempotency-Key</c>, so that what comes twice can be dropped.</param>
    /// <exception cref="HttpRequestException">It was not taken: any status but a success.</exception>
    public static Task PostAsync<T>(HttpClient http, string url, string id, T body, CancellationToken cancellationToken) =>
        PostAsync(http, url, id, JsonContent.Create(body), [], cancellationToken);

    /// <inheritdoc cref="PostAsync{T}"/>
    /// <param name="headers">That go along besides.</param>
    public static async Task PostAsync(
        HttpClient http,
        string url,
        string id,
        HttpContent body,
        IEnumerable<(string Name, string Value)> headers,
        CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = body };
        request.Headers.Add("Idempotency-Key", id);
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            // Neither the address nor the body, which are the operator's secret and the guest's.
            throw new HttpRequestException(
                $"The webhook answered with status {(int)response.StatusCode}.", inner: null, response.StatusCode);
        }
    }
}
