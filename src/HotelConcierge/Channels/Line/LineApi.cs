using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using HotelConcierge.Messages;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Channels.Line;

/// <summary>LINE's Messaging API over plain HTTP. See https://developers.line.biz/en/reference/messaging-api/.</summary>
/// <param name="http">
/// Follows no redirects (they would carry the token elsewhere) and times out: see <see cref="LineRegistration"/>.
/// </param>
public sealed class LineApi(HttpClient http, IOptions<LineOptions> options)
{
    private readonly string _address = options.Value.ApiBaseUrl.TrimEnd('/');
    private readonly string _dataAddress = options.Value.DataBaseUrl.TrimEnd('/');
    private readonly AuthenticationHeaderValue _authorization = new("Bearer", options.Value.ChannelAccessToken);

    /// <summary>Asks, such as <c>/v2/bot/info</c>.</summary>
    /// <returns>What LINE answered, or what became of the connection. Throws only when cancelled.</returns>
    public Task<LineAnswer> GetAsync(string path, CancellationToken cancellationToken) =>
        CallAsync(HttpMethod.Get, _address + path, body: null, retryKey: null, cancellationToken);

    /// <summary>Posts, such as to <c>/v2/bot/message/push</c>.</summary>
    /// <param name="retryKey">By which LINE takes a repeated call for the same one; null for none.</param>
    /// <returns>Likewise.</returns>
    public Task<LineAnswer> PostAsync(string path, JsonObject body, Guid? retryKey, CancellationToken cancellationToken) =>
        CallAsync(HttpMethod.Post, _address + path, body, retryKey, cancellationToken);

    internal Task<LineAnswer> PutAsync(string path, JsonObject body, CancellationToken cancellationToken) =>
        CallAsync(HttpMethod.Put, _address + path, body, retryKey: null, cancellationToken);

    /// <summary>Asks about a file.</summary>
    internal Task<LineAnswer> GetOfDataAsync(string path, CancellationToken cancellationToken) =>
        CallAsync(HttpMethod.Get, _dataAddress + path, body: null, retryKey: null, cancellationToken);

    private async Task<LineAnswer> CallAsync(
        HttpMethod method, string address, JsonObject? body, Guid? retryKey, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(method, address);
            request.Headers.Authorization = _authorization;
            if (retryKey is { } key)
                request.Headers.Add("X-Line-Retry-Key", key.ToString("D"));
            if (body is not null)
                request.Content = new StringContent(body.ToJsonString(), new MediaTypeHeaderValue("application/json", "utf-8"));
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken);
            return LineAnswer.Read(
                (int)response.StatusCode,
                await response.Content.ReadAsByteArrayAsync(cancellationToken),
                response.Headers.RetryAfter?.Delta,
                response.Headers.TryGetValues("X-Line-Request-Id", out var ids) ? string.Concat(ids) : "");
        }
        catch (Exception exception) when (ConnectionFailure.Is(exception, cancellationToken))
        {
            return new(status: 0, body: null, ConnectionFailure.Read(exception));
        }
    }
}

/// <summary>What LINE answered to a call.</summary>
public sealed record LineAnswer
{
    private const int LongestRequestId = 64;

    internal LineAnswer(int status, ProviderJson? body, SendOutcome.Failed? failure) => (Status, Body, Failure) = (status, body, failure);

    /// <summary>The HTTP status; 0 where there was no answer.</summary>
    public int Status { get; }

    /// <summary>The answer's object; null for none, or one that cannot be read.</summary>
    internal ProviderJson? Body { get; }

    /// <summary>What the failure means for a message; null for none.</summary>
    public SendOutcome.Failed? Failure { get; }

    /// <summary>
    /// Whether LINE says that it took a call with this retry key before, which is as good as taking it now: the ids of then are in the
    /// answer.
    /// </summary>
    public bool IsTakenBefore => Status is 409;

    /// <summary>The ids of the messages that the call made, or made before, in their order.</summary>
    public IReadOnlyList<string> MessageIds =>
        [.. Body?.Objects("sentMessages").Select(message => message.Text("id")).Where(id => id.Length > 0) ?? []];

    /// <summary>Reads an answer, whatever it holds.</summary>
    internal static LineAnswer Read(int status, ReadOnlyMemory<byte> body, TimeSpan? retryAfter, string requestId)
    {
        var json = ProviderJson.Parse(body);
        if (status is >= 200 and < 300)
            return new(status, json, json is null ? new(SendFailure.Unknown, "unreadable answer") : null);
        return new(status, json, LineErrors.From(status, json?.Text("message") ?? "", retryAfter, Plain(requestId)));
    }

    // It goes into a log line, and LINE's are digits, letters and dashes.
    private static string Plain(string requestId) =>
        requestId.Length <= LongestRequestId && requestId.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '-') ? requestId : "";
}
