using System.Net.Http.Headers;
using System.Text;
using HotelConcierge.Simulators.Twilio;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary>Webhooks of any shape, posted by hand.</summary>
internal sealed class SignedPost(World world) : IDisposable
{
    public const string FormType = "application/x-www-form-urlencoded";

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>The fields of a guest's message that no test has sent before.</summary>
    public Dictionary<string, string> Message(string text = "Explain the moon") => new(StringComparer.Ordinal)
    {
        ["MessageSid"] = world.NextSid(),
        ["AccountSid"] = world.Twilio.Options.AccountSid,
        ["From"] = World.Ana,
        ["To"] = World.Business,
        ["Body"] = text,
    };

    /// <summary>Signs fields as Twilio does.</summary>
    public string Sign(string url, IEnumerable<KeyValuePair<string, string>> fields) =>
        WebhookSigner.Sign(world.Twilio.Options.AuthToken, url, fields);

    /// <param name="signature">Null for none.</param>
    public Task<int> PostAsync(
        string url,
        IEnumerable<KeyValuePair<string, string>> fields,
        string? signature,
        params (string Name, string Value)[] headers
    ) => PostAsync(url, Encoding.UTF8.GetBytes(Encode(fields)), signature, FormType, headers);

    public async Task<int> PostAsync(
        string url, byte[] body, string? signature, string? contentType = FormType, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        if (contentType is not null)
            request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        if (signature is not null)
            request.Headers.TryAddWithoutValidation(WebhookSigner.Header, signature);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("TwilioProxy", "1.1"));
        using var answer = await _http.SendAsync(request, world.Patience);
        return (int)answer.StatusCode;
    }

    public void Dispose() => _http.Dispose();

    private static string Encode(IEnumerable<KeyValuePair<string, string>> fields) =>
        string.Join('&', fields.Select(field => $"{Uri.EscapeDataString(field.Key)}={Uri.EscapeDataString(field.Value)}"));
}
