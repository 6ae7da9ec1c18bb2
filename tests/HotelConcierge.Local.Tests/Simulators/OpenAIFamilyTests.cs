using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using HotelConcierge.Simulators.OpenAI;

namespace HotelConcierge.Local.Tests.Simulators;

/// <summary>The simulated models refuse what the real ones do, in their words.</summary>
public sealed class OpenAIFamilyTests : IAsyncLifetime
{
    private const string Tool = """{"type":"function","function":{"name":"f","parameters":{"type":"object","properties":{}}}}""";

    private SimulatedOpenAI _openAI = null!;
    private PlainOpenAIClient _client = null!;

    public async Task InitializeAsync()
    {
        _openAI = await SimulatedOpenAI.StartAsync(new SimulatedOpenAIOptions
        {
            Families = Enum.GetValues<SimulatedFamily>().ToDictionary(family => family.ToString(), StringComparer.Ordinal),
            ShutdownDates = new Dictionary<string, DateOnly>(StringComparer.Ordinal) { ["Gpt5"] = new(2026, 12, 11) },
        });
        _client = new PlainOpenAIClient(_openAI);
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _openAI.DisposeAsync();
    }

    [Theory]
    [InlineData(
        "Gpt5",
        "\"max_tokens\":50",
        "max_tokens",
        "unsupported_parameter",
        "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead."
    )]
    [InlineData(
        "Gpt5",
        "\"temperature\":0.3",
        "temperature",
        "unsupported_value",
        "Unsupported value: 'temperature' does not support 0.3 with this model. Only the default (1) value is supported."
    )]
    [InlineData(
        "Gpt5",
        "\"top_p\":0.5",
        "top_p",
        "unsupported_parameter",
        "Unsupported parameter: 'top_p' is not supported with this model."
    )]
    [InlineData(
        "Gpt5",
        "\"reasoning_effort\":\"none\"",
        "reasoning_effort",
        "unsupported_value",
        "Unsupported value: 'reasoning_effort' does not support 'none' with this model. Supported values are: 'minimal', 'low', 'medium', and 'high'."
    )]
    [InlineData(
        "Gpt54",
        "\"reasoning_effort\":\"minimal\"",
        "reasoning_effort",
        "unsupported_value",
        "Unsupported value: 'reasoning_effort' does not support 'minimal' with this model. Supported values are: 'none', 'low', 'medium', 'high', and 'xhigh'."
    )]
    [InlineData(
        "Gpt54",
        "\"reasoning_effort\":\"low\",\"tools\":[" + Tool + "]",
        "reasoning_effort",
        null,
        "Function tools with reasoning_effort are not supported for Gpt54 in /v1/chat/completions. Please use /v1/responses instead."
    )]
    [InlineData(
        "Gpt54",
        "\"reasoning_effort\":\"low\",\"temperature\":0",
        "temperature",
        "unsupported_value",
        "Unsupported value: 'temperature' does not support 0 with this model. Only the default (1) value is supported."
    )]
    [InlineData(
        "Gpt56",
        "\"tools\":[" + Tool + "]",
        "reasoning_effort",
        null,
        "Function tools with reasoning_effort are not supported for Gpt56 in /v1/chat/completions. To use function tools, use /v1/responses or set reasoning_effort to 'none'."
    )]
    [InlineData(
        "OSeries",
        "\"max_tokens\":50",
        "max_tokens",
        "unsupported_parameter",
        "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead."
    )]
    [InlineData(
        "OSeries",
        "\"temperature\":0.3",
        "temperature",
        "unsupported_parameter",
        "Unsupported parameter: 'temperature' is not supported with this model."
    )]
    [InlineData(
        "OSeries",
        "\"parallel_tool_calls\":true,\"tools\":[" + Tool + "]",
        "parallel_tool_calls",
        "unsupported_parameter",
        "Unsupported parameter: 'parallel_tool_calls' is not supported with this model."
    )]
    [InlineData(
        "OSeries",
        "\"verbosity\":\"low\"",
        "verbosity",
        "unsupported_value",
        "Unsupported value: 'verbosity' does not support 'low' with this model. Supported values are: 'medium'."
    )]
    [InlineData(
        "Gpt41",
        "\"verbosity\":\"low\"",
        "verbosity",
        "unsupported_value",
        "Unsupported value: 'verbosity' does not support 'low' with this model. Supported values are: 'medium'."
    )]
    [InlineData("Gpt41", "\"reasoning_effort\":\"low\"", null, null, "Unrecognized request argument supplied: reasoning_effort")]
    [InlineData(
        "MaxTokensOnly",
        "\"max_completion_tokens\":50",
        null,
        null,
        "Unrecognized request argument supplied: max_completion_tokens"
    )]
    [InlineData("Gpt41", "\"top_k\":5", null, null, "Unrecognized request argument supplied: top_k")]
    [InlineData(
        "Gpt41",
        "\"max_tokens\":5,\"max_completion_tokens\":5",
        "max_tokens",
        "invalid_parameter_combination",
        "Setting 'max_tokens' and 'max_completion_tokens' at the same time is not supported."
    )]
    [InlineData(
        "Gpt41",
        "\"temperature\":2.5",
        "temperature",
        "decimal_above_max_value",
        "Invalid 'temperature': decimal above maximum value. Expected a value <= 2, but got 2.5 instead."
    )]
    [InlineData(
        "Gpt41",
        "\"max_tokens\":0",
        "max_tokens",
        "integer_below_min_value",
        "Invalid 'max_tokens': integer below minimum value. Expected a value >= 1, but got 0 instead."
    )]
    [InlineData(
        "Gpt41",
        "\"tool_choice\":\"auto\"",
        "tool_choice",
        null,
        "Invalid value for 'tool_choice': 'tool_choice' is only allowed when 'tools' are specified."
    )]
    [InlineData(
        "Gpt41",
        "\"stream_options\":{}",
        "stream_options",
        null,
        "The 'stream_options' parameter is only allowed when 'stream' is enabled."
    )]
    [InlineData(
        "Gpt41",
        "\"tools\":[]",
        "tools",
        "empty_array",
        "Invalid 'tools': empty array. Expected an array with minimum length 1, but got an empty array instead."
    )]
    public async Task A_parameter_is_refused_as_the_real_model_refuses_it(
        string model,
        string more,
        string? param,
        string? code,
        string message)
    {
        var error = await RefusedAsync($$"""{"model":"{{model}}","messages":[{"role":"user","content":"x"}],{{more}}}""");

        Assert.Equal(
            ("invalid_request_error", param, code, message),
            (error.Text("type"), error.GetProperty("param").GetString(), error.GetProperty("code").GetString(), error.Text("message")));
        Assert.Equal(message, Assert.Single(_openAI.Refusals.Snapshot()).Message);
    }

    [Theory]
    [InlineData("Gpt41", "\"temperature\":0.3,\"max_tokens\":50,\"verbosity\":\"medium\"")]
    [InlineData("Gpt41", "\"temperature\":0.3,\"max_completion_tokens\":50,\"tools\":[" + Tool + "]")]
    [InlineData(
        "Gpt5",
        "\"temperature\":1,\"max_completion_tokens\":5000,\"reasoning_effort\":\"minimal\",\"verbosity\":\"low\",\"tools\":[" + Tool + "]"
    )]
    [InlineData("Gpt54", "\"temperature\":0.3,\"max_completion_tokens\":50,\"tools\":[" + Tool + "]")]
    [InlineData("Gpt54", "\"temperature\":0.3,\"reasoning_effort\":\"none\",\"tools\":[" + Tool + "]")]
    [InlineData("Gpt54", "\"reasoning_effort\":\"xhigh\"")]
    [InlineData("Gpt56", "\"reasoning_effort\":\"none\",\"tools\":[" + Tool + "]")]
    [InlineData("OSeries", "\"temperature\":1,\"max_completion_tokens\":5000,\"reasoning_effort\":\"low\",\"tools\":[" + Tool + "]")]
    [InlineData("MaxTokensOnly", "\"temperature\":0.3,\"max_tokens\":50,\"tools\":[" + Tool + "]")]
    public async Task What_a_model_takes_it_answers(string model, string parameters)
    {
        using var answer = await PostAsync($$"""{"model":"{{model}}","messages":[{"role":"user","content":"x"}],{{parameters}}}""");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(_openAI.Refusals.Snapshot());
    }

    [Theory]
    [InlineData("""{"role":"critic","content":"x"}""", "messages[0].role", "Invalid value: 'critic'.")]
    [InlineData("""{"role":"user","content":null}""", "messages.[0].content", "Invalid value for 'content': expected a string, got null.")]
    [InlineData("""{"role":"user"}""", "messages.[0].content", "Invalid value for 'content': expected a string, got null.")]
    [InlineData("""{"role":"assistant"}""", "messages.[0].content", "Invalid value for 'content': expected a string, got null.")]
    [InlineData("""{"role":"user","content":[]}""", "messages[0].content", "Invalid 'messages[0].content': empty array.")]
    [InlineData("""{"role":"user","content":7}""", "messages[0].content", "Invalid type for 'messages[0].content'")]
    [InlineData(
        """{"role":"tool","content":"x","tool_call_id":"c1"}""",
        "messages.[0].role",
        "Invalid parameter: messages with role 'tool' must be a response to a preceding message with 'tool_calls'."
    )]
    [InlineData(
        """{"role":"assistant","content":"x","tool_calls":[]}""",
        "messages[0].tool_calls",
        "Invalid 'messages[0].tool_calls': empty array."
    )]
    [InlineData(
        """{"role":"assistant","tool_calls":[{"id":"c1","type":"function","function":{"name":"f","arguments":"{}"}}]}""",
        "messages.[1].role",
        "An assistant message with 'tool_calls' must be followed by tool messages"
    )]
    [InlineData(
        """{"role":"assistant","tool_calls":[{"id":"c1","type":"function","function":{"name":"a b","arguments":"{}"}}]}""",
        "messages[0].tool_calls[0].function.name",
        "Invalid 'messages[0].tool_calls[0].function.name': string does not match pattern."
    )]
    [InlineData(
        """{"role":"assistant","tool_calls":[{"id":"c1","function":{"name":"f","arguments":"{}"}}]}""",
        "messages[0].tool_calls[0].type",
        "Missing required parameter: 'messages[0].tool_calls[0].type'."
    )]
    public async Task A_message_is_refused_where_it_is_wrong(string message, string param, string named)
    {
        var error = await RefusedAsync($$"""{"model":"Any","messages":[{{message}}]}""");

        Assert.Equal(param, error.Text("param"));
        Assert.StartsWith(named, error.Text("message"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        """{"name":"a b"}""",
        "tools[0].function.name",
        "invalid_value",
        "Invalid 'tools[0].function.name': string does not match pattern. Expected a string that matches the pattern '^[a-zA-Z0-9_-]+$'."
    )]
    [InlineData(
        """{"description":"x"}""",
        "tools[0].function.name",
        "missing_required_parameter",
        "Missing required parameter: 'tools[0].function.name'."
    )]
    [InlineData(
        """{"name":"f","parameters":{"properties":{}}}""",
        "tools[0].function.parameters",
        "invalid_function_parameters",
        "Invalid schema for function 'f': schema must be a JSON Schema of 'type: \"object\"', got 'type: \"None\"'."
    )]
    [InlineData(
        """{"name":"f","parameters":{"type":"object"}}""",
        "tools[0].function.parameters",
        "invalid_function_parameters",
        "Invalid schema for function 'f': In context=(), object schema missing properties."
    )]
    [InlineData(
        """{"name":"f","parameters":{"type":"object","properties":{"tags":{"type":"array"}}}}""",
        "tools[0].function.parameters",
        "invalid_function_parameters",
        "Invalid schema for function 'f': In context=('properties', 'tags'), array schema missing items."
    )]
    [InlineData(
        """{"name":"f","parameters":{"type":"object","properties":{"a":{"type":"string"}},"required":["b"]}}""",
        "tools[0].function.parameters",
        "invalid_function_parameters",
        "Invalid schema for function 'f': In context=(), 'required' names 'b', which 'properties' does not hold."
    )]
    public async Task A_tool_is_refused_where_it_is_wrong(string function, string param, string code, string message)
    {
        var error = await RefusedAsync(
            $$"""{"model":"Any","messages":[{"role":"user","content":"x"}],"tools":[{"type":"function","function":{{function}}}]}"""
        );

        Assert.Equal((param, code, message), (error.Text("param"), error.Text("code"), error.Text("message")));
    }

    [Fact]
    public async Task A_tools_name_and_description_have_their_longest()
    {
        var error = await RefusedAsync(
            $$"""{"model":"Any","messages":[{"role":"user","content":"x"}],"tools":[{"type":"function","function":{"name":"{{new string('n', 65)}}"} }]}"""
        );
        Assert.Equal("string_above_max_length", error.Text("code"));

        error = await RefusedAsync(
            $$"""{"model":"Any","messages":[{"role":"user","content":"x"}],"tools":[{"type":"function","function":{"name":"f","description":"{{new string('d', 1025)}}"} }]}"""
        );
        Assert.Equal("tools[0].function.description", error.Text("param"));
    }

    [Theory]
    [InlineData("Gpt5", "\"max_completion_tokens\":1000", "length", "", 1000)]
    [InlineData("Gpt5", "\"max_completion_tokens\":1000,\"reasoning_effort\":\"low\"", "stop", "You said: x", 320)]
    [InlineData("Gpt54", "\"max_completion_tokens\":100", "stop", "You said: x", 0)]
    public async Task A_model_that_thinks_spends_its_limit_on_that_first(string model, string more, string finish, string text, int thought)
    {
        var answer = await PostAsync($$"""{"model":"{{model}}","messages":[{"role":"user","content":"x"}],{{more}}}""").JsonAsync();

        var choice = answer.GetProperty("choices")[0];
        Assert.Equal((finish, text), (choice.Text("finish_reason"), choice.GetProperty("message").Text("content")));
        var told = answer.GetProperty("usage").TryGetProperty("completion_tokens_details", out var details)
            ? details.GetProperty("reasoning_tokens").GetInt32()
            : 0;
        Assert.Equal(thought, told);
    }

    [Fact]
    public async Task A_model_tells_when_it_is_shut_down()
    {
        Assert.Equal("2026-12-11", (await _client.GetAsync("/v1/models/Gpt5").JsonAsync()).Text("shutdown_date"));
        Assert.Equal(
            JsonValueKind.Null,
            (await _client.GetAsync("/openai/v1/models/Gpt41").JsonAsync()).GetProperty("shutdown_date").ValueKind);
    }

    [Theory]
    [InlineData("/openai/deployments/Gpt5/chat/completions?api-version=2025-04-01-preview", "sk-simulated", 200, "gpt5-simulated")]
    [InlineData("/openai/v1/chat/completions", "sk-simulated", 200, "Gpt41")]
    [InlineData("/openai/deployments/Gpt5/chat/completions", "sk-simulated", 404, "Resource not found")]
    [InlineData("/openai/deployments/away/chat/completions?api-version=2025-04-01-preview", "sk-simulated", 404, "DeploymentNotFound")]
    [InlineData("/openai/v1/chat/completions", "wrong", 401, "Access denied due to invalid subscription key")]
    public async Task An_Azure_resource_has_its_own_addresses_key_and_errors(string path, string key, int status, string named)
    {
        using var http = new HttpClient { BaseAddress = _openAI.AzureEndpoint };
        http.DefaultRequestHeaders.Add("api-key", key);

        using var answer = await http.PostAsync(path, Json("""{"model":"Gpt41","messages":[{"role":"user","content":"x"}]}"""));

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains(named, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("simulated-OpenAI", answer.Headers.Server.ToString());
    }

    [Fact]
    public async Task A_model_that_does_not_exist_is_not_found()
    {
        using var answer = await PostAsync("""{"model":"gpt-0","messages":[{"role":"user","content":"x"}]}""");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("model_not_found", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private async Task<JsonElement> RefusedAsync(string body)
    {
        using var answer = await PostAsync(body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        return JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("error");
    }

    private Task<HttpResponseMessage> PostAsync(string body)
    {
        Assert.NotNull(JsonNode.Parse(body));
        return _client.PostTextAsync("/v1/chat/completions", body);
    }

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");
}
