using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace HotelConcierge.Tests.Channels.WhatsApp;

/// <summary>Meta's end of the connection: answers what it was told and keeps what it was asked.</summary>
internal sealed class ScriptedMeta : HttpMessageHandler
{
    private readonly Queue<Func<HttpResponseMessage>> _next = new();
    private int _messages = 100;

    /// <summary>Address and body of every call.</summary>
    public List<(string Url, string Body)> Calls { get; } = [];

    public AuthenticationHeaderValue? Authorization { get; private set; }

    public JsonNode Json(int call) => JsonNode.Parse(Calls[call].Body)!;

    public ScriptedMeta Refuses(int status, int code) =>
        Answers((HttpStatusCode)status, $$$"""{"error":{"message":"(#{{{code}}}) Hunter2","code":{{{code}}},"error_data":{"details":"hunter2"} } }""");

    public ScriptedMeta Answers(HttpStatusCode status, string body)
    {
        _next.Enqueue(() => new(status) { Content = new StringContent(body, Encoding.UTF8) });
        return this;
    }

    public ScriptedMeta Throws(Exception exception)
    {
        _next.Enqueue(() => throw exception);
        return this;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Authorization = request.Headers.Authorization;
        Calls.Add((request.RequestUri!.AbsoluteUri, request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken)));
        return _next.TryDequeue(out var next)
            ? next()
            : new(HttpStatusCode.OK)
            {
                Content = new StringContent($$$"""{"messaging_product":"whatsapp","messages":[{"id":"wamid.{{{++_messages}}}"}]}"""),
            };
    }
}
