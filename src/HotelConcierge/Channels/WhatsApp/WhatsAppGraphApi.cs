using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using HotelConcierge.Messages;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Channels.WhatsApp;

/// <summary>
/// Meta's Graph API over plain HTTP. See
/// https://developers.facebook.com/documentation/business-messaging/whatsapp/reference/whatsapp-business-phone-number/message-api.
/// </summary>
/// <param name="http">Follows no redirects (they would carry the token elsewhere) and times out: see <see cref="WhatsAppRegistration"/>.</param>
public sealed class WhatsAppGraphApi(HttpClient http, IOptions<WhatsAppOptions> options)
{
    private readonly string _address = $"{options.Value.ApiBaseUrl.TrimEnd('/')}/{options.Value.ApiVersion}/";
    private readonly AuthenticationHeaderValue _authorization = new("Bearer", options.Value.AccessToken);

    /// <summary>Asks for an object.</summary>
    /// <param name="path">Such as <c>106540352242922?fields=status</c>.</param>
    /// <returns>What Meta answered, or what became of the connection. Throws only when cancelled.</returns>
    public Task<WhatsAppAnswer> GetAsync(string path, CancellationToken cancellationToken) =>
        CallAsync(HttpMethod.Get, path, body: null, cancellationToken);

    /// <summary>Posts to an edge, such as <c>106540352242922/messages</c>.</summary>
    /// <returns>Likewise.</returns>
    public Task<WhatsAppAnswer> PostAsync(string path, JsonObject body, CancellationToken cancellationToken) =>
        CallAsync(HttpMethod.Post, path, body, cancellationToken);

    /// <summary>Asks for what is the app's own, with a token of the app.</summary>
    /// <returns>Likewise.</returns>
    internal Task<WhatsAppAnswer> GetAsync(string path, string appToken, CancellationToken cancellationToken) =>
        CallAsync(HttpMethod.Get, path, body: null, cancellationToken, appToken);

    /// <summary>Sets what is the app's own, with a token of the app.</summary>
    /// <returns>Likewise.</returns>
    internal Task<WhatsAppAnswer> PostAsync(string path, JsonObject body, string appToken, CancellationToken cancellationToken) =>
        CallAsync(HttpMethod.Post, path, body, cancellationToken, appToken);

    /// <summary>Uploads a file of the number's.</summary>
    /// <param name="path">Such as <c>106540352242922/media</c>.</param>
    /// <param name="name">With an extension: ASCII, because it goes into a header.</param>
    /// <returns>Likewise; its id is the answer's <c>id</c>.</returns>
    internal Task<WhatsAppAnswer> UploadAsync(
        string path, string name, string contentType, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var form = new MultipartFormDataContent
        {
            { new StringContent(WhatsAppContent.Product), "messaging_product" },
            { new StringContent(contentType), "type" },
        };
        var file = new ReadOnlyMemoryContent(bytes);
        file.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        form.Add(file, "file", name);
        return CallAsync(HttpMethod.Post, path, form, cancellationToken);
    }

    private Task<WhatsAppAnswer> CallAsync(
        HttpMethod method, string path, JsonObject? body, CancellationToken cancellationToken, string? appToken = null) =>
        CallAsync(
            method,
            path,
            body is null ? null : new StringContent(body.ToJsonString(), new MediaTypeHeaderValue("application/json", "utf-8")),
            cancellationToken,
            appToken);

    private async Task<WhatsAppAnswer> CallAsync(
        HttpMethod method, string path, HttpContent? content, CancellationToken cancellationToken, string? appToken = null)
    {
        try
        {
            using var request = new HttpRequestMessage(method, _address + path) { Content = content };
            request.Headers.Authorization = appToken is null ? _authorization : new("Bearer", appToken);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken);
            return WhatsAppAnswer.Read(
                (int)response.StatusCode,
                await response.Content.ReadAsByteArrayAsync(cancellationToken),
                response.Headers.RetryAfter?.Delta);
        }
        catch (Exception exception) when (ConnectionFailure.Is(exception, cancellationToken))
        {
            return new(body: null, code: null, ConnectionFailure.Read(exception));
        }
    }
}

/// <summary>What Meta answered to a call.</summary>
public sealed record WhatsAppAnswer
{
    internal WhatsAppAnswer(ProviderJson? body, int? code, SendOutcome.Failed? failure) => (Body, Code, Failure) = (body, code, failure);

    /// <summary>The answer's object; null for none, or one that cannot be read.</summary>
    internal ProviderJson? Body { get; }

    /// <summary>Meta's error code; null for none.</summary>
    public int? Code { get; }

    /// <summary>What the failure means for a message; null for none.</summary>
    public SendOutcome.Failed? Failure { get; }

    /// <summary>The id of the message that the call made (<c>wamid...</c>), where it made one.</summary>
    public string? MessageId => Body?.Objects("messages").Select(message => message.Text("id")).FirstOrDefault(id => id.Length > 0);

    /// <summary>Reads an answer, whatever it holds.</summary>
    public static WhatsAppAnswer Read(int status, ReadOnlyMemory<byte> body, TimeSpan? retryAfter)
    {
        var json = ProviderJson.Parse(body);
        var error = json?.Object("error");
        if (status is >= 200 and < 300 && error is null)
            return new(json, code: null, json is null ? new(SendFailure.Unknown, "unreadable answer") : null);
        var code = error?.Long("code") is { } number and >= 0 and <= int.MaxValue ? (int)number : (int?)null;
        return new(json, code, WhatsAppErrors.FromAnswer(status, code, retryAfter));
    }
}
