using System.Text.Json;

namespace HotelConcierge.Simulators.OpenAI;

/// <summary>
/// What every model refuses of the messages: unknown roles, nothing said, and an order in which the calls of an assistant's message
/// are not all answered by the tool messages right after it, or a tool's message answers nothing.
/// </summary>
internal static class ChatRules
{
    private static readonly HashSet<string> Roles = new(StringComparer.Ordinal)
    {
        "system",
        "assistant",
        "user",
        "function",
        "tool",
        "developer",
    };

    /// <returns>What is wrong; null for nothing.</returns>
    public static OpenAIError? Check(ChatRequest request) =>
        request.Body.GetProperty("messages").EnumerateArray().Select(CheckMessage).FirstOrDefault(error => error is not null)
        ?? CheckOrder(request.Messages);

    private static OpenAIError? CheckMessage(JsonElement message, int index)
    {
        var role = message.GetProperty("role").GetString()!;
        if (!Roles.Contains(role))
            return OpenAIError.BadRequest(
                $"Invalid value: '{role}'. Supported values are: 'system', 'assistant', 'user', 'function', 'tool', and 'developer'.",
                $"messages[{index}].role",
                "invalid_value");
        var hasCalls = message.TryGetProperty("tool_calls", out var calls) && calls.ValueKind is not JsonValueKind.Null;
        if (hasCalls && role is not "assistant")
            return OpenAIError.BadRequest(
                $"Unrecognized request argument supplied: messages[{index}].tool_calls",
                $"messages[{index}].tool_calls");
        return CheckContent(message, role, index, hasCalls) ?? (hasCalls ? CheckCalls(calls, index) : null);
    }

    private static OpenAIError? CheckContent(JsonElement message, string role, int index, bool hasCalls)
    {
        var content = message.TryGetProperty("content", out var given) ? given : default;
        switch (content.ValueKind)
        {
            case JsonValueKind.String:
                return null;
            case JsonValueKind.Array when content.GetArrayLength() > 0:
                return null;
            case JsonValueKind.Array:
                return OpenAIError.BadRequest(
                    $"Invalid 'messages[{index}].content': empty array. Expected an array with minimum length 1, but got an empty array instead.",
                    $"messages[{index}].content",
                    "empty_array");
            case JsonValueKind.Undefined
            or JsonValueKind.Null when role is "assistant" && (hasCalls || message.TryGetProperty("refusal", out _)):
                return null;
            case JsonValueKind.Undefined or JsonValueKind.Null:
                return OpenAIError.BadRequest("Invalid value for 'content': expected a string, got null.", $"messages.[{index}].content");
            default:
                return OpenAIError.BadRequest(
                    $"Invalid type for 'messages[{index}].content': expected one of a string or array of objects, but got {Article(content)} instead.",
                    $"messages[{index}].content",
                    "invalid_type");
        }
    }

    private static OpenAIError? CheckCalls(JsonElement calls, int index)
    {
        var at = $"messages[{index}].tool_calls";
        if (calls.ValueKind is not JsonValueKind.Array || calls.GetArrayLength() == 0)
            return OpenAIError.BadRequest(
                $"Invalid '{at}': empty array. Expected an array with minimum length 1, but got an empty array instead.",
                at,
                "empty_array");
        foreach (var (number, call) in calls.EnumerateArray().Index())
        {
            var function = call.TryGetProperty("function", out var given) ? given : default;
            foreach (var (path, value) in (ReadOnlySpan<(string, string?)>)
                    [("id", Text(call, "id")), ("type", Text(call, "type")), ("function.arguments", Text(function, "arguments"))])
            {
                if (value is null)
                    return OpenAIError.BadRequest(
                        $"Missing required parameter: '{at}[{number}].{path}'.",
                        $"{at}[{number}].{path}",
                        "missing_required_parameter");
            }

            if (ToolRules.CheckName(Text(function, "name"), $"{at}[{number}].function.name") is { } wrong)
                return wrong;
        }

        return null;
    }

    private static OpenAIError? CheckOrder(IReadOnlyList<RequestedMessage> messages)
    {
        HashSet<string> open = new(StringComparer.Ordinal);
        for (var i = 0; i < messages.Count; i++)
        {
            var message = messages[i];
            if (message.Role is "tool")
            {
                if (!open.Remove(message.ToolCallId ?? ""))
                    return OpenAIError.BadRequest(
                        "Invalid parameter: messages with role 'tool' must be a response to a preceding message with 'tool_calls'.",
                        $"messages.[{i}].role");
                continue;
            }

            if (open.Count > 0)
                return Unanswered(open, i);
            open.UnionWith(message.ToolCalls.Select(call => call.Id));
        }

        return open.Count > 0 ? Unanswered(open, messages.Count) : null;
    }

    private static OpenAIError Unanswered(IEnumerable<string> ids, int index) => OpenAIError.BadRequest(
        "An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'. "
            + $"The following tool_call_ids did not have response messages: {string.Join(", ", ids)}",
        $"messages.[{index}].role");

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind is JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String
            ? value.GetString()
            : null;

    private static string Article(JsonElement value) =>
        value.ValueKind is JsonValueKind.Object ? "an object" : $"a {value.ValueKind.ToString().ToLowerInvariant()}";
}
