using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using HotelConcierge.Contracts;
using HotelConcierge.Model.OpenAI;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Tests.Model.OpenAI;

public sealed partial class OpenAIChatClientTests : IDisposable
{
    private readonly ManualTimeProvider _clock = new();
    private readonly ScriptedService _service = new();
    private readonly HttpClient _http;
    private readonly OpenAIChatClient _client;

    public OpenAIChatClientTests()
    {
        _http = new HttpClient(_service);
        _client = new OpenAIChatClient(OpenAIRegistration.Connect(Options(), _http), "gpt-test", _clock);
    }

    public void Dispose()
    {
        _client.Dispose();
        _http.Dispose();
    }

    [Fact]
    public async Task An_answer_comes_with_its_model_usage_and_finish_reason()
    {
        _service.Say("The pool opens at seven.");

        var response = await _client.GetResponseAsync("When does the pool open?");

        Assert.Equal("The pool opens at seven.", response.Text);
        Assert.Equal(ChatRole.Assistant, response.Messages[0].Role);
        Assert.Equal(("model-2026", "c-1", ChatFinishReason.Stop), (response.ModelId, response.ResponseId, response.FinishReason));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1780000000), response.CreatedAt);
        Assert.Equal((11L, 7L, 18L), (response.Usage!.InputTokenCount, response.Usage.OutputTokenCount, response.Usage.TotalTokenCount));
    }

    [Theory]
    [InlineData("https://models.example.com/v1", "https://models.example.com/v1/chat/completions")]
    [InlineData("https://hotel.openai.azure.com/openai/v1/", "https://hotel.openai.azure.com/openai/v1/chat/completions")]
    public async Task Any_compatible_service_is_reached_with_the_key_as_bearer(string endpoint, string url)
    {
        _service.Say("Yes.");
        using var client = new OpenAIChatClient(OpenAIRegistration.Connect(Options(endpoint), _http), "gpt-test", _clock);

        await client.GetResponseAsync("Hello");

        var request = Assert.Single(_service.Requests);
        Assert.Equal((url, "Bearer sk-secret"), (request.Url, request.Authorization));
        Assert.Equal("gpt-test", (string?)request.Body["model"]);
    }

    [Fact]
    public async Task Every_kind_of_message_reaches_the_service()
    {
        _service.Say("Yes.");
        ChatMessage[] messages =
        [
            new(ChatRole.System, "You are a concierge."),
            new(
                ChatRole.User,
                [
                    new TextContent("What is this?"),
                    new DataContent(new byte[] { 1, 2, 3 }, "image/png"),
                    new UriContent("https://files.example.com/a.jpg", "image/jpeg"),
                ]),
            new(
                ChatRole.Assistant,
                [
                    new TextContent("Let me look."),
                    new FunctionCallContent("call-1", "find", Arguments(("what", "flower"))),
                    new FunctionCallContent("call-2", "list"),
                ]),
            new(
                ChatRole.Tool,
                [new FunctionResultContent("call-1", new { Name = "กุหลาบ <1>" }), new FunctionResultContent("call-2", "nothing")]),
            new(ChatRole.Assistant, [new FunctionCallContent("call-3", "list", Arguments())]),
            new(
                ChatRole.Tool,
                [new FunctionResultContent("call-3", result: null) { Exception = new InvalidOperationException("secret detail") }]),
            new(ChatRole.Assistant, "A rose.") { AuthorName = "Ana" },
        ];

        await _client.GetResponseAsync(messages, new ChatOptions { Instructions = "Be brief." });

        var expected = JsonNode.Parse("""
            [
              {"role":"system","content":"Be brief."},
              {"role":"system","content":"You are a concierge."},
              {"role":"user","content":[
                {"type":"text","text":"What is this?"},
                {"type":"image_url","image_url":{"url":"data:image/png;base64,AQID"}},
                {"type":"image_url","image_url":{"url":"https://files.example.com/a.jpg"}}]},
              {"role":"assistant","content":"Let me look.","tool_calls":[
                {"id":"call-1","type":"function","function":{"name":"find","arguments":"{\"what\":\"flower\"}"}},
                {"id":"call-2","type":"function","function":{"name":"list","arguments":"{}"}}]},
              {"role":"tool","tool_call_id":"call-1","content":"{\"name\":\"กุหลาบ <1>\"}"},
              {"role":"tool","tool_call_id":"call-2","content":"nothing"},
              {"role":"assistant","tool_calls":[{"id":"call-3","type":"function","function":{"name":"list","arguments":"{}"}}]},
              {"role":"tool","tool_call_id":"call-3","content":"The tool failed."},
              {"role":"assistant","content":"A rose."}
            ]
            """);
        Assert.True(JsonNode.DeepEquals(expected, _service.Requests[0].Body["messages"]), _service.Requests[0].Body.ToJsonString());
    }

    [Fact]
    public async Task Options_reach_the_service()
    {
        _service.Say("Yes.");

        await _client.GetResponseAsync("Hello", new ChatOptions
        {
            ModelId = "gpt-other",
            Temperature = 0.5f,
            TopP = 0.25f,
            MaxOutputTokens = 300,
            FrequencyPenalty = 1,
            PresencePenalty = -1,
            StopSequences = ["END"],
        });

        var body = _service.Requests[0].Body;
        body.Remove("messages");
        var expected = JsonNode.Parse("""
            {"model":"gpt-other","temperature":0.5,"top_p":0.25,"max_completion_tokens":300,"frequency_penalty":1,"presence_penalty":-1,"stop":["END"]}
            """);
        Assert.True(JsonNode.DeepEquals(expected, body), body.ToJsonString());
    }

    [Fact]
    public async Task A_tool_is_described_by_its_name_its_description_and_its_schema()
    {
        _service.Say("Yes.");

        await _client.GetResponseAsync(
            "Hello",
            new ChatOptions { Tools = [AIFunctionFactory.Create(FindSpaSlots, "find_spa_slots")], AllowMultipleToolCalls = false }
        );

        var body = _service.Requests[0].Body;
        var tool = body["tools"]![0]!;
        Assert.Equal(
            ("function", "find_spa_slots", "Finds free treatments."),
            ((string?)tool["type"], (string?)tool["function"]!["name"], (string?)tool["function"]!["description"]));
        Assert.Equal("string", (string?)tool["function"]!["parameters"]!["properties"]!["day"]!["type"]);
        Assert.Equal("day", (string?)tool["function"]!["parameters"]!["required"]![0]);
        Assert.False((bool)body["parallel_tool_calls"]!);
        Assert.False(body.ContainsKey("tool_choice"));
    }

    public static TheoryData<ChatToolMode, string> ToolModes() => new()
    {
        { ChatToolMode.None, "\"none\"" },
        { ChatToolMode.RequireAny, "\"required\"" },
        { ChatToolMode.RequireSpecific("find_spa_slots"), """{"type":"function","function":{"name":"find_spa_slots"}}""" },
    };

    [Theory]
    [MemberData(nameof(ToolModes), DisableDiscoveryEnumeration = true)]
    public async Task The_tool_mode_reaches_the_service(ChatToolMode mode, string choice)
    {
        _service.Say("Yes.");

        await _client.GetResponseAsync(
            "Hello",
            new ChatOptions { Tools = [AIFunctionFactory.Create(FindSpaSlots, "find_spa_slots")], ToolMode = mode }
        );

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(choice), _service.Requests[0].Body["tool_choice"]));
    }

    [Fact]
    public async Task Without_tools_no_tool_choice_is_sent()
    {
        _service.Say("Yes.");

        await _client.GetResponseAsync("Hello", new ChatOptions { ToolMode = ChatToolMode.None, AllowMultipleToolCalls = true });

        Assert.False(_service.Requests[0].Body.ContainsKey("tool_choice"));
        Assert.False(_service.Requests[0].Body.ContainsKey("parallel_tool_calls"));
    }

    public static TheoryData<ChatResponseFormat, string> Formats()
    {
        using var schema = JsonDocument.Parse("""{"type":"object"}""");
        return new()
        {
            { ChatResponseFormat.Text, """{"type":"text"}""" },
            { ChatResponseFormat.Json, """{"type":"json_object"}""" },
            {
                ChatResponseFormat.ForJsonSchema(schema.RootElement.Clone(), "route"),
                """{"type":"json_schema","json_schema":{"name":"route","schema":{"type":"object"}}}"""
            },
        };
    }

    [Theory]
    [MemberData(nameof(Formats), DisableDiscoveryEnumeration = true)]
    public async Task The_response_format_reaches_the_service(ChatResponseFormat format, string expected)
    {
        _service.Say("{}");

        await _client.GetResponseAsync("Hello", new ChatOptions { ResponseFormat = format });

        Assert.True(
            JsonNode.DeepEquals(JsonNode.Parse(expected), _service.Requests[0].Body["response_format"]),
            _service.Requests[0].Body.ToJsonString());
    }

    [Fact]
    public async Task What_cannot_be_sent_is_an_error_and_not_left_out()
    {
        await Assert.ThrowsAsync<NotSupportedException>(() =>
            _client.GetResponseAsync([new ChatMessage(ChatRole.User, [new DataContent(new byte[] { 1 }, "audio/ogg")])]));
        await Assert.ThrowsAsync<NotSupportedException>(() => _client.GetResponseAsync([new ChatMessage(new ChatRole("critic"), "Hm.")]));
        await Assert.ThrowsAsync<NotSupportedException>(() =>
            _client.GetResponseAsync("Hello", new ChatOptions { Tools = [new HostedWebSearchTool()] }));
        Assert.Empty(_service.Requests);
    }

    [Fact]
    public void It_says_what_it_is()
    {
        Assert.Equal(
            ("openai", "gpt-test"),
            (_client.GetService<ChatClientMetadata>()!.ProviderName, _client.GetService<ChatClientMetadata>()!.DefaultModelId));
        Assert.Same(_client, _client.GetService<OpenAIChatClient>());
        Assert.Null(_client.GetService<OpenAIChatClient>("key"));
        Assert.Null(_client.GetService<string>());
    }

    private static OpenAIOptions Options(string endpoint = "https://models.example.com/v1") =>
        new() { ApiKey = "sk-secret", Endpoint = endpoint };

    private static Dictionary<string, object?> Arguments(params (string Name, object? Value)[] arguments) =>
        arguments.ToDictionary(argument => argument.Name, argument => argument.Value, StringComparer.Ordinal);

    [Description("Finds free treatments.")]
    private static string FindSpaSlots([Description("The day.")] DateOnly day) => day.ToString("O");
}
