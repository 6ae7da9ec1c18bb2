using System.Text.Json;
using System.Text.Json.Nodes;

namespace HotelConcierge.Simulators.OpenAI;

/// <summary>An answer in the shapes of the chat completions API: whole, or as the chunks of a stream.</summary>
internal sealed class ScriptedCompletion
{
    private const int CharactersAToken = 4;
    private const int RunesAChunk = 8;

    private readonly ChatRequest _request;
    private readonly ScriptedAnswer _answer;
    private readonly IReadOnlyList<ScriptedToolCall> _calls;
    private readonly string _model;
    private readonly int _thought;
    private readonly long _created;
    private readonly string _id = $"chatcmpl-{Guid.NewGuid():N}";

    /// <param name="model">What the answer says has made it.</param>
    public ScriptedCompletion(ChatRequest request, ScriptedAnswer answer, string model, SimulatedFamily family, DateTimeOffset now)
    {
        (_request, _answer, _model, _created) = (request, answer, model, now.ToUnixTimeSeconds());
        _thought = FamilyRules.ThoughtOf(request.Body, family);
        if (_thought > 0 && Limit(request.Body) is { } limit && limit <= _thought)
        {
            _thought = limit;
            _answer = answer = new ScriptedAnswer { Text = "", FinishReason = "length" };
        }

        _calls = [.. answer.ToolCalls.Select(call => call with { Id = call.Id ?? $"call_{Guid.NewGuid():N}" })];
    }

    private string? FinishReason =>
        _answer.NamesNoFinishReason ? null : _answer.FinishReason ?? (_calls.Count > 0 ? "tool_calls" : "stop");

    /// <param name="withChoice">False leaves the list of choices empty.</param>
    public JsonObject ToJson(bool withChoice = true)
    {
        var message = new JsonObject { ["role"] = "assistant", ["content"] = _answer.Text, ["refusal"] = null };
        if (_calls.Count > 0)
            message["tool_calls"] = new JsonArray([.. _calls.Select(call => ToolCall(call, call.Arguments))]);
        var choice = new JsonObject { ["index"] = 0, ["message"] = message, ["logprobs"] = null, ["finish_reason"] = FinishReason };
        var json = Envelope("chat.completion", withChoice ? [choice] : []);
        json["usage"] = Usage();
        return json;
    }

    public IEnumerable<JsonObject> ToChunks()
    {
        yield return Chunk(new JsonObject { ["role"] = "assistant", ["content"] = "" }, null);
        foreach (var piece in Pieces(_answer.Text ?? ""))
            yield return Chunk(new JsonObject { ["content"] = piece }, null);
        for (var i = 0; i < _calls.Count; i++)
        {
            yield return CallChunk(i, ToolCall(_calls[i], ""));
            foreach (var piece in Pieces(_calls[i].Arguments))
                yield return CallChunk(i, new JsonObject { ["function"] = new JsonObject { ["arguments"] = piece } });
        }

        yield return Chunk([], FinishReason);
        if (_request.StreamUsage)
        {
            var last = Envelope("chat.completion.chunk", []);
            last["usage"] = Usage();
            yield return last;
        }
    }

    private static IEnumerable<string> Pieces(string text) =>
        text.EnumerateRunes().Chunk(RunesAChunk).Select(runes => string.Concat(runes));

    private static JsonObject ToolCall(ScriptedToolCall call, string arguments) => new()
    {
        ["id"] = call.Id,
        ["type"] = "function",
        ["function"] = new JsonObject { ["name"] = call.Name, ["arguments"] = arguments },
    };

    private JsonObject CallChunk(int index, JsonObject call)
    {
        call["index"] = index;
        return Chunk(new JsonObject { ["tool_calls"] = new JsonArray(call) }, null);
    }

    private JsonObject Chunk(JsonObject delta, string? finishReason) => Envelope(
        "chat.completion.chunk",
        [new JsonObject { ["index"] = 0, ["delta"] = delta, ["logprobs"] = null, ["finish_reason"] = finishReason }]);

    private JsonObject Envelope(string kind, JsonArray choices) => new()
    {
        ["id"] = _id,
        ["object"] = kind,
        ["created"] = _created,
        ["model"] = _model,
        ["choices"] = choices,
    };

    private JsonObject Usage()
    {
        var usage = _answer.Usage ?? new ScriptedUsage(
            Tokens(_request.Messages.Sum(message => message.Text.Length)),
            _thought + Tokens((_answer.Text?.Length ?? 0) + _calls.Sum(call => call.Arguments.Length)),
            _thought);
        var json = new JsonObject
        {
            ["prompt_tokens"] = usage.PromptTokens,
            ["completion_tokens"] = usage.CompletionTokens,
            ["total_tokens"] = usage.PromptTokens + usage.CompletionTokens,
        };
        if (usage.ReasoningTokens > 0)
            json["completion_tokens_details"] = new JsonObject { ["reasoning_tokens"] = usage.ReasoningTokens };
        return json;
    }

    private static int? Limit(JsonElement body) =>
        body.TryGetProperty("max_completion_tokens", out var limit) && limit.TryGetInt32(out var tokens) ? tokens : null;

    private static int Tokens(int characters) => (characters + CharactersAToken - 1) / CharactersAToken;
}
