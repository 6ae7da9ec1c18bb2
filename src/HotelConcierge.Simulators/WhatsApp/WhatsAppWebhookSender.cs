using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace HotelConcierge.Simulators.WhatsApp;

/// <summary>
/// Posts signed webhooks to the app, again after a failure as often as the options say. The signature is written on its own, so that a
/// mistake in the product's check cannot hide behind the same mistake here.
/// </summary>
internal sealed class WhatsAppWebhookSender(SimulatedWhatsAppOptions options) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false })
    {
        // The deadline is the options' own, on their clock.
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>What Meta puts around what happened at a number.</summary>
    public static JsonObject Envelope(string field, params IEnumerable<JsonObject> values) => new()
    {
        ["object"] = "whatsapp_business_account",
        ["entry"] = new JsonArray(new JsonObject
        {
            ["id"] = "800000000000001",
            ["changes"] = new JsonArray([.. values.Select(JsonNode? (value) => new JsonObject { ["value"] = value, ["field"] = field })]),
        }),
    };

    /// <summary>The beginning of a value: the number where it happened.</summary>
    public static JsonObject ValueAt(SimulatedNumber number) => new()
    {
        ["messaging_product"] = "whatsapp",
        ["metadata"] = new JsonObject { ["display_phone_number"] = number.Number[1..], ["phone_number_id"] = number.Id },
    };

    public async Task<WhatsAppWebhookResult> SendAsync(string messageId, string body, string url, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var result = await TryAsync(messageId, Encoding.UTF8.GetBytes(body), url, attempt, cancellationToken);
            if (result.Succeeded || attempt > options.RetryCount)
                return result;
        }
    }

    /// <summary>Asks whether the address is the app's.</summary>
    /// <returns>The status, and whether the challenge came back.</returns>
    public async Task<(int Status, bool IsOurs)> AskAsync(string url, string token, CancellationToken cancellationToken)
    {
        var challenge = RandomNumberGenerator.GetInt32(1_000_000_000).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var query = $"?hub.mode=subscribe&hub.challenge={challenge}&hub.verify_token={Uri.EscapeDataString(token)}";
        using var answer = await _http.GetAsync(url + query, cancellationToken);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(cancellationToken) == challenge);
    }

    public void Dispose() => _http.Dispose();

    private async Task<WhatsAppWebhookResult> TryAsync(
        string messageId, byte[] body, string url, int attempt, CancellationToken cancellationToken)
    {
        var clock = options.TimeProvider;
        using var deadline = new CancellationTokenSource(options.WebhookTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.UserAgent.ParseAdd("facebookexternalua");
        request.Headers.Add(
            "X-Hub-Signature-256",
            "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(options.AppSecret), body)));
        var started = clock.GetTimestamp();
        try
        {
            using var answer = await _http.SendAsync(request, either.Token);
            var words = await answer.Content.ReadAsStringAsync(either.Token);
            return new(messageId, (int)answer.StatusCode, words, clock.GetElapsedTime(started), attempt, Failure: null);
        }
        catch (HttpRequestException e)
        {
            return new(messageId, StatusCode: null, "", clock.GetElapsedTime(started), attempt, e.Message);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new(messageId, StatusCode: null, "", clock.GetElapsedTime(started), attempt, $"no answer within {options.WebhookTimeout}");
        }
    }
}
