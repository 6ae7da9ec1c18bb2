using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace HotelConcierge.Tests.Channels.Telegram;

/// <summary>Telegram's end of the connection: answers what it was told and keeps what it was asked.</summary>
internal sealed class ScriptedTelegram : HttpMessageHandler
{
    private readonly Queue<Func<HttpResponseMessage>> _next = new();
    private int _messages = 100;

    /// <summary>Method and body of every call; a form's body is shown as it went over the wire.</summary>
    public List<(string Method, string Body, MediaTypeHeaderValue? ContentType)> Calls { get; } = [];

    public string? Path { get; private set; }

    public JsonNode Json(int call) => JsonNode.Parse(Calls[call].Body)!;

    public ScriptedTelegram Refuses(int code, string description, string parameters = "")
    {
        var json =
            $$"""{"ok":false,"error_code":{{code}},"description":"{{description}}"{{(parameters.Length > 0 ? $",\"parameters\":{parameters}" : "")}}}""";
        return Answers((HttpStatusCode)code, json);
    }

    public ScriptedTelegram Answers(HttpStatusCode status, string body)
    {
        _next.Enqueue(() => new(status) { Content = new StringContent(body, Encoding.UTF8) });
        return this;
    }

    public ScriptedTelegram Throws(Exception exception)
    {
        _next.Enqueue(() => throw exception);
        return this;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Path = request.RequestUri!.AbsoluteUri;
        var bytes = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
        Calls.Add((request.RequestUri.Segments[^1], Encoding.UTF8.GetString(bytes), request.Content.Headers.ContentType));
        return _next.TryDequeue(out var next)
            ? next()
            : new(HttpStatusCode.OK)
            {
                Content = new StringContent($$$"""{"ok":true,"result":{"message_id":{{{++_messages}}},"date":1767225600}}"""),
            };
    }
}
