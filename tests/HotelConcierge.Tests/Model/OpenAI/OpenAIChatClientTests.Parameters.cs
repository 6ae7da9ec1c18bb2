using System.Text.Json.Nodes;
using HotelConcierge.Assistants;
using HotelConcierge.Contracts;
using HotelConcierge.Model;
using HotelConcierge.Model.OpenAI;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Tests.Model.OpenAI;

/// <summary>What a model takes: known from its name, or learnt from what it refuses.</summary>
public sealed partial class OpenAIChatClientTests
{
    private const string NoTemperature =
        "Unsupported value: 'temperature' does not support 0.3 with this model. Only the default (1) value is supported.";

    private readonly RecordedLogs _logs = new();

    [Theory]
    [InlineData("gpt-4.1-mini", true)]
    [InlineData("gpt-4o-2024-11-20", true)]
    [InlineData("gpt-3.5-turbo", true)]
    [InlineData("gpt-oss-120b", true)]
    [InlineData("gpt-5-chat-latest", true)]
    [InlineData("concierge", true)]
    [InlineData("olmo-2", true)]
    [InlineData("gpt-5", false)]
    [InlineData("gpt-5-mini-2025-08-07", false)]
    [InlineData("gpt-5.4-mini", false)]
    [InlineData("gpt-6-luna", false)]
    [InlineData("openai/gpt-5-nano", false)]
    [InlineData("o1", false)]
    [InlineData("o4-mini-2025-04-16", false)]
    public async Task A_family_that_refuses_a_temperature_is_sent_none(string model, bool takesIt)
    {
        _service.Say("Yes.");

        await _client.GetResponseAsync("Hello", new ChatOptions { ModelId = model, Temperature = 0.3f, MaxOutputTokens = 100 });

        var body = Assert.Single(_service.Requests).Body;
        Assert.Equal(takesIt, body.ContainsKey("temperature"));
        Assert.Equal(takesIt ? 100 : 8100, (int)body["max_completion_tokens"]!);
    }

    [Theory]
    [InlineData(EffortLevel.None, 100)]
    [InlineData(EffortLevel.Minimal, 2100)]
    [InlineData(EffortLevel.Low, 4100)]
    [InlineData(EffortLevel.Medium, 8100)]
    [InlineData(EffortLevel.High, 16100)]
    [InlineData(EffortLevel.XHigh, 32100)]
    public async Task Effort_and_verbosity_reach_the_service_and_thought_comes_on_top_of_the_answers_limit(EffortLevel effort, int limit)
    {
        _service.Say("Yes.");

        await _client.GetResponseAsync("Hello", new ChatOptions { MaxOutputTokens = 100 }.With(new(effort, VerbosityLevel.Low)));

        var body = Assert.Single(_service.Requests).Body;
        Assert.Equal((effort.ToString().ToLowerInvariant(), "low"), ((string?)body["reasoning_effort"], (string?)body["verbosity"]));
        Assert.Equal(limit, (int)body["max_completion_tokens"]!);
        Assert.False(body.ContainsKey("max_tokens"));
    }

    [Theory]
    [InlineData("o4-mini", "low")]
    [InlineData("gpt-5-mini", "minimal")]
    [InlineData("gpt-5.4-mini", "none")]
    [InlineData("gpt-4.1", null)]
    [InlineData("concierge", null)]
    public async Task As_little_thought_as_possible_is_what_the_family_knows(string model, string? effort)
    {
        _service.Say("Yes.");

        await _client.GetResponseAsync("Hello", new ChatOptions { ModelId = model }.With(ModelEffort.Least));

        Assert.Equal(effort, (string?)Assert.Single(_service.Requests).Body["reasoning_effort"]);
    }

    [Fact]
    public async Task A_refused_parameter_is_named_in_the_log_once_and_left_out_from_then_on()
    {
        using var client = Learning();
        _service.Answer(400, Refusal("temperature", "unsupported_value", NoTemperature)).Say("Yes.").Say("Yes again.");
        var options = new ChatOptions { Temperature = 0.3f, MaxOutputTokens = 100 };

        var first = await client.GetResponseAsync("Hello", options);
        var second = await client.GetResponseAsync("Hello", options);

        Assert.Equal(("Yes.", "Yes again."), (first.Text, second.Text));
        Assert.Equal([true, false, false], _service.Requests.Select(request => request.Body.ContainsKey("temperature")));
        Assert.Equal([100, 8100, 8100], _service.Requests.Select(request => (int)request.Body["max_completion_tokens"]!));
        Assert.Equal(["Warning: The model gpt-test refuses temperature (400): its calls go without it from now on"], _logs.Lines);
    }

    /// <summary>One odd answer is not for ever, and a model may be exchanged behind its name.</summary>
    [Fact]
    public async Task What_a_model_refused_is_tried_again_after_some_hours_with_the_room_to_think_that_it_had()
    {
        using var client = Learning();
        _service.Answer(400, Refusal("temperature", "unsupported_value", NoTemperature)).Say("Yes.").Say("Yes.").Say("Yes.");
        var options = new ChatOptions { Temperature = 0.3f, MaxOutputTokens = 100 };
        await client.GetResponseAsync("Hello", options);
        _clock.Advance(LearntTraits.CountsFor - TimeSpan.FromTicks(1));
        await client.GetResponseAsync("Hello", options);

        _clock.Advance(TimeSpan.FromTicks(1));
        await client.GetResponseAsync("Hello", options);

        Assert.Equal([true, false, false, true], _service.Requests.Select(request => request.Body.ContainsKey("temperature")));
        Assert.Equal([100, 8100, 8100, 8100], _service.Requests.Select(request => (int)request.Body["max_completion_tokens"]!));
    }

    [Fact]
    public async Task What_one_model_refuses_another_is_still_asked_for()
    {
        using var client = Learning();
        _service.Answer(400, Refusal("temperature", "unsupported_value", NoTemperature)).Say("Yes.").Say("Yes.");

        await client.GetResponseAsync("Hello", new ChatOptions { Temperature = 0.3f });
        await client.GetResponseAsync("Hello", new ChatOptions { Temperature = 0.3f, ModelId = "other" });

        Assert.Equal([true, false, true], _service.Requests.Select(request => request.Body.ContainsKey("temperature")));
    }

    [Fact]
    public async Task Calls_that_meet_the_same_refusal_at_one_time_are_all_answered_and_log_it_once()
    {
        using var client = Learning();
        var both = new TaskCompletionSource();
        _service
            .Do(async _ => { await both.Task; return Refused(NoTemperature); })
            .Do(_ => { both.SetResult(); return Task.FromResult(Refused(NoTemperature)); })
            .Say("Yes.").Say("Yes.");
        var options = new ChatOptions { Temperature = 0.3f };

        var answers = await Task.WhenAll(client.GetResponseAsync("Hello", options), client.GetResponseAsync("Hello", options));

        Assert.All(answers, answer => Assert.Equal("Yes.", answer.Text));
        Assert.Single(_logs.Lines);
    }

    /// <summary>
    /// As they were seen in the field: OpenAI's own words, vLLM before 0.6.4, Mistral, and a validation that shows itself.
    /// </summary>
    [Theory]
    [InlineData(
        400,
        """{"error":{"message":"Unrecognized request argument supplied: max_completion_tokens","type":"invalid_request_error","param":null,"code":null}}"""
    )]
    [InlineData(
        400,
        """{"object":"error","message":"[{'type': 'extra_forbidden', 'loc': ('body', 'max_completion_tokens'), 'msg': 'Extra inputs are not permitted', 'input': 100}]","type":"BadRequestError","param":null,"code":400}"""
    )]
    [InlineData(
        422,
        """{"object":"error","message":{"detail":[{"type":"extra_forbidden","loc":["body","max_completion_tokens"],"msg":"Extra inputs are not permitted","input":100}]},"type":"invalid_request_error","param":null,"code":null}"""
    )]
    [InlineData(
        422,
        """{"detail":[{"type":"extra_forbidden","loc":["body","max_completion_tokens"],"msg":"Extra inputs are not permitted","input":100}]}"""
    )]
    public async Task A_service_that_only_knows_max_tokens_is_told_the_limit_so(int status, string error)
    {
        using var client = Learning();
        _service.Answer(status, error).Say("Yes.").Say("Yes.");

        await client.GetResponseAsync("Hello", new ChatOptions { Temperature = 0.3f, MaxOutputTokens = 100 });
        await client.GetResponseAsync("Hello", new ChatOptions { Temperature = 0.3f, MaxOutputTokens = 50 });

        Assert.Equal(
            ["100,", ",100", ",50"],
            _service.Requests.Select(request => $"{request.Body["max_completion_tokens"]},{request.Body["max_tokens"]}"));
        Assert.All(_service.Requests, request => Assert.True(request.Body.ContainsKey("temperature")));
        Assert.Contains("max_completion_tokens", Assert.Single(_logs.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_knows_no_limit_is_asked_without_one()
    {
        using var client = Learning();
        _service
            .Answer(400, Refusal(null, null, "Unrecognized request argument supplied: max_completion_tokens"))
            .Answer(400, Refusal(null, null, "Unrecognized request argument supplied: max_tokens"))
            .Say("Yes.");

        var answer = await client.GetResponseAsync("Hello", new ChatOptions { MaxOutputTokens = 100 });

        Assert.Equal("Yes.", answer.Text);
        Assert.False(_service.Requests[2].Body.ContainsKey("max_tokens") || _service.Requests[2].Body.ContainsKey("max_completion_tokens"));
    }

    [Fact]
    public async Task An_effort_that_a_model_refuses_beside_tools_is_kept_for_calls_without()
    {
        using var client = Learning();
        _service.Answer(
            400,
            Refusal(
                "reasoning_effort",
                null,
                "Function tools with reasoning_effort are not supported for gpt-5.4-mini in /v1/chat/completions. Please use /v1/responses instead."
            ));
        _service.Say("Yes.").Times(3);
        var tools = new ChatOptions { Tools = [AIFunctionFactory.Create(FindSpaSlots, "find_spa_slots")] }.With(new(EffortLevel.Low));
        var plain = new ChatOptions().With(new(EffortLevel.Low));

        await client.GetResponseAsync("Hello", tools);
        await client.GetResponseAsync("Hello", tools);
        await client.GetResponseAsync("Hello", plain);

        Assert.Equal(["low", null, null, "low"], _service.Requests.Select(request => (string?)request.Body["reasoning_effort"]));
        Assert.Equal(
            ["Warning: The model gpt-test refuses reasoning_effort (400): its calls with tools go without it from now on"],
            _logs.Lines);
    }

    /// <summary>gpt-5.6 thinks unless it is told not to, and refuses tools then although nobody asked it to think.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData(EffortLevel.High)]
    public async Task A_model_that_takes_tools_only_without_thought_is_told_so(EffortLevel? asked)
    {
        const string Message =
            "Function tools with reasoning_effort are not supported for gpt-5.6-terra in /v1/chat/completions. To use function tools, use /v1/responses or set reasoning_effort to 'none'.";
        using var client = Learning();
        _service.Answer(400, Refusal("reasoning_effort", null, Message));
        if (asked is not null)
            _service.Answer(400, Refusal("reasoning_effort", null, Message));
        _service.Say("Yes.").Say("Yes.");
        var tools = new ChatOptions { Tools = [AIFunctionFactory.Create(FindSpaSlots, "find_spa_slots")] }.With(new(asked));

        await client.GetResponseAsync("Hello", tools);
        await client.GetResponseAsync("Hello", tools);

        Assert.Equal(["none", "none"], _service.Requests.TakeLast(2).Select(request => (string?)request.Body["reasoning_effort"]));
    }

    [Theory]
    [InlineData(null, null, "Unrecognized request argument supplied: reasoning_effort")]
    [InlineData(
        "reasoning_effort",
        "unsupported_value",
        "Unsupported value: 'reasoning_effort' does not support 'low' with this model. Supported values are: 'none'."
    )]
    [InlineData("model", "unsupported_parameter", "Unsupported parameter: 'reasoning_effort' is not supported with this model.")]
    public async Task An_effort_or_verbosity_that_a_model_does_not_know_is_left_out(string? param, string? code, string message)
    {
        using var client = Learning();
        _service
            .Answer(400, Refusal(param, code, message))
            .Answer(
                400,
                Refusal(
                    "verbosity",
                    "unsupported_value",
                    "Unsupported value: 'verbosity' does not support 'low' with this model. Supported values are: 'medium'."))
            .Say("Yes.");

        await client.GetResponseAsync("Hello", new ChatOptions().With(new(EffortLevel.Low, VerbosityLevel.Low)));

        Assert.False(_service.Requests[2].Body.ContainsKey("reasoning_effort") || _service.Requests[2].Body.ContainsKey("verbosity"));
        Assert.Equal(2, _logs.Lines.Count);
    }

    [Theory]
    [InlineData(404, null, "model_not_found", "The model 'gpt-test' does not exist.")]
    [InlineData(400, "messages", "context_length_exceeded", "This model's maximum context length is 4096 tokens.")]
    [InlineData(
        400,
        "temperature",
        "decimal_above_max_value",
        "Invalid 'temperature': decimal above maximum value. Expected a value <= 2, but got 3 instead."
    )]
    [InlineData(
        400,
        "max_completion_tokens",
        "integer_above_max_value",
        "max_completion_tokens is too large: 100. This model provides at most 50."
    )]
    [InlineData(400, null, "content_filter", "The prompt \"what temperature is the pool\" is not permitted.")]
    [InlineData(400, "max_tokens", null, "max_tokens is too large: 100. This model provides at most 50.")]
    [InlineData(400, "temperature", null, "temperature must be in [0, 2], got 3.")]
    [InlineData(400, "tools[0].function.name", "invalid_value", "Invalid 'tools[0].function.name': string does not match pattern.")]
    [InlineData(500, "temperature", "unsupported_value", NoTemperature)]
    public async Task What_cannot_be_left_out_stays_an_error(int status, string? param, string? code, string message)
    {
        using var client = Learning();
        _service.Answer(status, Refusal(param, code, message));

        await Assert.ThrowsAsync<System.ClientModel.ClientResultException>(() =>
            client.GetResponseAsync("Hello", new ChatOptions { Temperature = 0.3f, MaxOutputTokens = 100 }));

        Assert.Single(_service.Requests);
        Assert.Empty(_logs.Lines);
    }

    /// <summary>The guest asked for the "temperature"; what a service repeats of the request is no word of its own.</summary>
    [Theory]
    [InlineData(
        422,
        """{"detail":[{"type":"extra_forbidden","loc":["body","user"],"msg":"Extra inputs are not permitted","input":{"content":"what \"temperature\" has the pool"}}]}"""
    )]
    [InlineData(
        422,
        """{"object":"error","message":{"detail":[{"type":"missing","loc":["body","model"],"msg":"Field required","input":{"temperature":0.3,"messages":["is that unknown"]}}]}}"""
    )]
    [InlineData(
        400,
        """{"object":"error","message":"[{'type': 'extra_forbidden', 'loc': ('body', 'user'), 'msg': 'Extra inputs are not permitted', 'input': {'temperature': 0.3}}]","param":null,"code":400}"""
    )]
    [InlineData(400, """{"status":"not supported","request":{"temperature":0.3}}""")]
    [InlineData(400, """["not supported", {"temperature":0.3}]""")]
    [InlineData(
        400,
        """{"detail":[{"type":"extra_forbidden","loc":["body","temperature",0],"msg":"Extra inputs are not permitted"},3,{"loc":"temperature"}]}"""
    )]
    public async Task What_a_service_repeats_of_the_request_is_no_refusal(int status, string error)
    {
        using var client = Learning();
        _service.Answer(status, error);

        await Assert.ThrowsAsync<System.ClientModel.ClientResultException>(() =>
            client.GetResponseAsync("Hello", new ChatOptions { Temperature = 0.3f, MaxOutputTokens = 100 }));

        Assert.Empty(_logs.Lines);
    }

    /// <summary>
    /// Google's list of one error, xAI's error that is a text, FastAPI's detail that is one, and a refusal that comes second.
    /// </summary>
    [Theory]
    [InlineData(
        400,
        """[{"error":{"code":400,"message":"Invalid JSON payload received. Unknown name \"temperature\": Cannot find field.","status":"INVALID_ARGUMENT"}}]"""
    )]
    [InlineData(400, """{"code":"Client specified an invalid argument","error":"Argument not supported on this model: temperature"}""")]
    [InlineData(400, """{"detail":"Unsupported parameter: temperature"}""")]
    [InlineData(
        422,
        """{"detail":[{"type":"missing","loc":["body","model"],"msg":"Field required"},{"type":"extra_forbidden","loc":["body","temperature"],"msg":"Extra inputs are not permitted"}]}"""
    )]
    public async Task Other_services_shapes_of_a_refusal_are_understood(int status, string error)
    {
        using var client = Learning();
        _service.Answer(status, error).Say("Yes.");

        await client.GetResponseAsync("Hello", new ChatOptions { Temperature = 0.3f });

        Assert.Equal([true, false], _service.Requests.Select(request => request.Body.ContainsKey("temperature")));
    }

    [Fact]
    public async Task A_service_that_refuses_a_parameter_for_ever_is_an_error_and_not_a_loop()
    {
        using var client = Learning();
        _service.Answer(400, Refusal("temperature", "unsupported_value", NoTemperature)).Times(3);

        await Assert.ThrowsAsync<System.ClientModel.ClientResultException>(() =>
            client.GetResponseAsync("Hello", new ChatOptions { Temperature = 0.3f }));

        Assert.Equal(2, _service.Requests.Count);
    }

    [Fact]
    public async Task A_model_that_thought_until_the_limit_is_asked_again_with_room_and_both_are_counted()
    {
        using var client = Learning();
        _service.Answer(200, """
            {"id":"c-0","object":"chat.completion","created":1780000000,"model":"model-2026",
             "choices":[{"index":0,"finish_reason":"length","message":{"role":"assistant","content":""}}],
             "usage":{"prompt_tokens":11,"completion_tokens":100,"total_tokens":111,"completion_tokens_details":{"reasoning_tokens":100}}}
            """).Say("Yes.");

        var answer = await client.GetResponseAsync("Hello", new ChatOptions { MaxOutputTokens = 100 });

        Assert.Equal(("Yes.", 22L, 107L), (answer.Text, answer.Usage!.InputTokenCount, answer.Usage.OutputTokenCount));
        Assert.Equal([100, 8100], _service.Requests.Select(request => (int)request.Body["max_completion_tokens"]!));
    }

    private OpenAIChatClient Learning() =>
        new(OpenAIRegistration.Connect(Options(), _http), "gpt-test", _clock, _logs.CreateLogger<OpenAIChatClient>());

    private static string Refusal(string? param, string? code, string message) =>
        new JsonObject
        {
            ["error"] = new JsonObject
            {
                ["message"] = message,
                ["type"] = "invalid_request_error",
                ["param"] = param,
                ["code"] = code,
            },
        }.ToJsonString();

    private static HttpResponseMessage Refused(string message) =>
        new(System.Net.HttpStatusCode.BadRequest) { Content = new StringContent(Refusal("temperature", "unsupported_value", message)) };
}
