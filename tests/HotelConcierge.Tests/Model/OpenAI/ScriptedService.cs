using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace HotelConcierge.Tests.Model.OpenAI;

/// <summary>A model service that answers as scripted, one step a request, and remembers what it was sent.</summary>
internal sealed class ScriptedService : HttpMessageHandler
{
    private readonly Queue<Func<CancellationToken, Task<HttpResponseMessage>>> _steps = new();

    public List<Request> Requests { get; } = [];

    public ScriptedService Answer(
        int status,
        string body = "",
        string contentType = "application/json",
        params (string Name, string Value)[] headers
    ) =>
        Do(_ =>
        {
            var response = new HttpResponseMessage((HttpStatusCode)status)
            {
                Content = new StringContent(body, Encoding.UTF8, contentType),
            };
            foreach (var (name, value) in headers)
                response.Headers.TryAddWithoutValidation(name, value);
            return Task.FromResult(response);
        });

    public ScriptedService Say(string text) => Answer(200, $$"""
        {"id":"c-1","object":"chat.completion","created":1780000000,"model":"model-2026",
         "choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":"{{text}}"} }],
         "usage":{"prompt_tokens":11,"completion_tokens":7,"total_tokens":18} }
        """);

    public ScriptedService Fail(string code, int status, params (string Name, string Value)[] headers) => Answer(
        status,
        $$"""{"error":{"message":"Something about sk-secret and the guest's words.","code":"{{code}}","type":"some_error" } }""",
        headers: headers);

    public ScriptedService Throw(Exception exception) => Do(_ => Task.FromException<HttpResponseMessage>(exception));

    public ScriptedService Do(Func<CancellationToken, Task<HttpResponseMessage>> step)
    {
        _steps.Enqueue(step);
        return this;
    }

    /// <summary>Repeats the last step so that there are this many of it.</summary>
    public ScriptedService Times(int count)
    {
        var last = _steps.Last();
        for (var repeated = 1; repeated < count; repeated++)
            _steps.Enqueue(last);
        return this;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))!;
        Requests.Add(new Request(request.RequestUri!.ToString(), request.Headers.Authorization?.ToString(), body.AsObject()));
        return await _steps.Dequeue()(cancellationToken);
    }

    public sealed record Request(string Url, string? Authorization, JsonObject Body);
}
