using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace HotelConcierge.Tests.Channels.WhatsApp;

/// <summary>Meta's end of the connection.</summary>
internal sealed class ScriptedMeta : ScriptedProvider<ScriptedMeta>
{
    /// <summary>Address and body of every call.</summary>
    public List<(string Url, string Body)> Calls { get; } = [];

    public AuthenticationHeaderValue? Authorization { get; private set; }

    public JsonNode Json(int call) => JsonNode.Parse(Calls[call].Body)!;

    public ScriptedMeta Refuses(int status, int code) =>
        Answers((HttpStatusCode)status, $$$"""{"error":{"message":"(#{{{code}}}) Hunter2","code":{{{code}}},"error_data":{"details":"hunter2"} } }""");

    protected override async Task KeepAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Authorization = request.Headers.Authorization;
        Calls.Add((request.RequestUri!.AbsoluteUri, request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken)));
    }

    protected override string Taken(int message) =>
        $$$"""{"messaging_product":"whatsapp","messages":[{"id":"wamid.{{{message}}}"}]}""";
}
