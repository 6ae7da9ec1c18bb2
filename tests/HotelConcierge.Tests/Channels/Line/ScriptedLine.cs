using System.Net;
using System.Text.Json.Nodes;

namespace HotelConcierge.Tests.Channels.Line;

/// <summary>LINE's end of the connection.</summary>
internal sealed class ScriptedLine : ScriptedProvider<ScriptedLine>
{
    /// <summary>Address, body and retry key of every call.</summary>
    public List<(string Url, string Body, string? Key)> Calls { get; } = [];

    public JsonNode Json(int call) => JsonNode.Parse(Calls[call].Body)!;

    public ScriptedLine Refuses(int status, string message) =>
        Answers((HttpStatusCode)status, $$"""{"message":"{{message}}","details":[{"message":"hunter2","property":"messages[0].text"}]}""");

    protected override async Task KeepAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var key = request.Headers.TryGetValues("X-Line-Retry-Key", out var keys) ? string.Concat(keys) : null;
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        Calls.Add((request.RequestUri!.AbsoluteUri, body, key));
    }

    protected override string Taken(int message) => $$"""{"sentMessages":[{"id":"{{message}}","quoteToken":"q"}]}""";
}
