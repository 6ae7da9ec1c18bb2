using System.Net;
using System.Text;
using HotelConcierge.Assistants;
using HotelConcierge.Contracts;
using HotelConcierge.Model;
using HotelConcierge.Model.OpenAI;
using HotelConcierge.Turns;
using Microsoft.Extensions.AI;
using OpenAI;

namespace HotelConcierge.Fuzz.Targets;

/// <summary>
/// Whatever a server says in the model's place: an answer that can be stored and shown to it again, or trouble that has a name.
/// </summary>
internal sealed class ModelAnswerTarget : FuzzTarget
{
    private static readonly int[] Statuses =
    [
        200,
        200,
        200,
        200,
        200,
        204,
        301,
        400,
        401,
        402,
        403,
        404,
        408,
        409,
        422,
        429,
        500,
        502,
        503,
        529,
    ];
    private static readonly string[] Waits =
    [
        "",
        "0",
        "-1",
        "1",
        "NaN",
        "1e9",
        "99999999999999999999",
        "Wed, 21 Oct 2026 07:28:00 GMT",
        "soon",
        " 7 ",
    ];

    /// <summary>The first, and one for each parameter that it can do without; of the limit there are two names.</summary>
    private const int MostRequests = 6;

    private static readonly string[] Tools = ["remember_profile", "find_spa_slots"];

    private readonly ManualTimeProvider _clock = new();
    private readonly OneAnswer _server = new();
    private readonly HttpClient _http;
    private readonly OpenAIClient _service;

    public ModelAnswerTarget()
    {
        _http = new HttpClient(_server);
        _service = OpenAIRegistration.Connect(
            new OpenAIOptions { ApiKey = "sk-secret", Endpoint = "https://models.example.com/v1" },
            _http);
    }

    public override string Name => "model-answer";

    public override double Share => 5;

    public override IEnumerable<string> Seeds =>
        [
            """{"id":"c-1","object":"chat.completion","created":1780000000,"model":"m","choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":"The moon."}}],"usage":{"prompt_tokens":11,"completion_tokens":7,"total_tokens":18}}""",
            """{"id":"c-2","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"finish_reason":"tool_calls","message":{"role":"assistant","content":null,"tool_calls":[{"id":"t1","type":"function","function":{"name":"remember_profile","arguments":"{\"age\":\"0-3\",\"areas\":[\"literacy\"]}"}}]}}]}""",
            """{"id":"c-3","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"finish_reason":"content_filter","message":{"role":"assistant","refusal":"No.","content":[{"type":"text","text":"x"}]}}]}""",
            """{"id":"c-4","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"finish_reason":null,"message":{"role":"assistant","content":"<think>Hm.</think>Let me look. <tool_call>{\"name\": \"find_spa_slots\", \"arguments\": {\"day\": \"[1]\"}}</tool_call>"}}]}""",
            """{"id":"c-5","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"finish_reason":"eos","message":{"role":"assistant","content":"<|channel|>analysis<|message|>Hm.<|end|><|start|>assistant<|channel|>final<|message|>```\nfunctions.find_spa_slots:0({})\n```"}}]}""",
            """{"error":{"message":"Rate limit","type":"requests","code":"rate_limit_exceeded","param":null}}""",
            """{"error":{"message":"Unsupported value: 'temperature' does not support 0.3 with this model.","type":"invalid_request_error","code":"unsupported_value","param":"temperature"}}""",
            """{"object":"error","message":{"detail":[{"type":"extra_forbidden","loc":["body","max_completion_tokens"],"msg":"Extra inputs are not permitted"}]},"param":null}""",
            "<html><h1>502 Bad Gateway</h1></html>",
        ];

    public override async ValueTask<string> RunAsync(FuzzInput input)
    {
        _server.Next = () =>
        {
            var answer = new HttpResponseMessage((HttpStatusCode)input.Choose(Statuses)) { Content = new ByteArrayContent(input.Bytes) };
            answer.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
            answer.Headers.TryAddWithoutValidation(input.Choose(["Retry-After", "retry-after-ms", "x-should-retry"]), input.Choose(Waits));
            return answer;
        };

        // One that has learnt nothing yet, so that an input means the same every time.
        using var model = new OpenAIChatClient(_service, "gpt-test", TimeProvider.System);
        var requests = _server.Requests;
        ChatResponse response;
        try
        {
            response = await model.GetResponseAsync(
                "Explain the moon",
                new ChatOptions { Temperature = 0.3f, MaxOutputTokens = 100 }.With(new(EffortLevel.Low, VerbosityLevel.Low)));
        }
        catch (Exception trouble) when (ServiceFault.Of(trouble, _clock.GetUtcNow()) is { } fault)
        {
            Require(_server.Requests - requests <= MostRequests, "a refusal is answered by asking on and on");
            Require(fault.RetryAfter is null || fault.RetryAfter > TimeSpan.Zero, "a wait is not positive");
            Require(!fault.Evidence.Contains("sk-secret", StringComparison.Ordinal), "the key is in the evidence");
            return $"{fault.Trouble} {fault.MayPass} {fault.RetryAfter is null}";
        }

        var kept = ModelAnswers.Read(response, round: 0, Tools, Tools).Answer;
        _ = ModelAnswers.IsEmpty(kept);
        var again = OpenAIRequest.ToMessages([ModelAnswers.ToMessage(kept)], instructions: null);
        Require(again.Count == 1, "the answer cannot be shown to the model again");
        Require(Encoding.UTF8.GetBytes(kept.Text).Length >= 0 && kept.ToolCalls.Count <= 8, "too many tools");
        return $"answered {kept.ToolCalls.Count} {response.FinishReason}";
    }

    protected override ValueTask CloseAsync()
    {
        _http.Dispose();
        return ValueTask.CompletedTask;
    }
}
