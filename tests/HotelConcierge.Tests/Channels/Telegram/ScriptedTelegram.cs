using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace HotelConcierge.Tests.Channels.Telegram;

/// <summary>Telegram's end of the connection.</summary>
internal sealed class ScriptedTelegram : ScriptedProvider<ScriptedTelegram>
{
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

    protected override async Task KeepAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Path = request.RequestUri!.AbsoluteUri;
        var bytes = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
        Calls.Add((request.RequestUri.Segments[^1], Encoding.UTF8.GetString(bytes), request.Content.Headers.ContentType));
    }

    protected override string Taken(int message) => $$$"""{"ok":true,"result":{"message_id":{{{message}}},"date":1767225600}}""";
}
