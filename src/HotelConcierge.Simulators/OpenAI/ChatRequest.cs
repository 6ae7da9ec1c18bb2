using System.Text.Json;

namespace HotelConcierge.Simulators.OpenAI;

/// <summary>A tool call in a message that the app sent back.</summary>
public sealed record RequestedToolCall(string Id, string Name, string Arguments);

/// <summary>A message in a chat request.</summary>
/// <param name="Role">system, developer, user, assistant or tool.</param>
/// <param name="Text">Its words; of several parts those of the text parts, one a line.</param>
/// <param name="ToolCallId">Of a tool's message: the call it answers.</param>
public sealed record RequestedMessage(string Role, string Text, string? ToolCallId, IReadOnlyList<RequestedToolCall> ToolCalls);

/// <summary>A request that broke a rule and was answered with 400.</summary>
/// <param name="Param">Its place in the request, where the answer named it.</param>
public sealed record ChatRefusal(ChatRequest Request, string Message, string? Param, string? Code);

/// <summary>A request for a chat completion, as the app sent it.</summary>
/// <param name="Tools">The names of the tools offered, in order.</param>
/// <param name="Body">The whole request.</param>
public sealed record ChatRequest(
    string Model,
    IReadOnlyList<RequestedMessage> Messages,
    IReadOnlyList<string> Tools,
    bool Stream,
    bool StreamUsage,
    JsonElement Body)
{
    /// <summary>The last message's words; empty when there is none.</summary>
    public string LastText => Messages.Count > 0 ? Messages[^1].Text : "";

    /// <summary>The words of the last message by the guest; empty when there is none.</summary>
    public string LastUserText => Messages.LastOrDefault(message => message.Role is "user")?.Text ?? "";

    /// <param name="deployment">Named by the address; null where the body names the model.</param>
    /// <exception cref="JsonException">The body is no chat request; the message says what is wrong.</exception>
    internal static ChatRequest Read(JsonElement body, string? deployment = null)
    {
        if (body.ValueKind != JsonValueKind.Object || (deployment ?? Text(body, "model")) is not { Length: > 0 } model)
            throw new JsonException("you must provide a model parameter");
        if (!body.TryGetProperty("messages", out var messages)
            || messages.ValueKind != JsonValueKind.Array
            || messages.GetArrayLength() == 0)
            throw new JsonException(
                "Invalid 'messages': empty array. Expected an array with minimum length 1, but got an empty array instead.");
        return new ChatRequest(
            model,
            [.. messages.EnumerateArray().Select(ReadMessage)],
            [.. Items(body, "tools").Select(tool => Text(Property(tool, "function"), "name") ?? "")],
            Flag(body, "stream"),
            Flag(Property(body, "stream_options"), "include_usage"),
            body);
    }

    private static RequestedMessage ReadMessage(JsonElement message) => new(
        Text(message, "role") ?? throw new JsonException("Missing required parameter: 'messages[].role'."),
        ReadContent(Property(message, "content")),
        Text(message, "tool_call_id"),
        [.. Items(message, "tool_calls").Select(call => new RequestedToolCall(
            Text(call, "id") ?? "",
            Text(Property(call, "function"), "name") ?? "",
            Text(Property(call, "function"), "arguments") ?? ""))]);

    private static string ReadContent(JsonElement content) => content.ValueKind switch
    {
        JsonValueKind.String => content.GetString()!,
        JsonValueKind.Array => string.Join('\n', content.EnumerateArray().Select(part => Text(part, "text")).OfType<string>()),
        _ => "",
    };

    private static JsonElement Property(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) ? value : default;

    private static string? Text(JsonElement json, string name) =>
        Property(json, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static bool Flag(JsonElement json, string name) => Property(json, name).ValueKind == JsonValueKind.True;

    private static JsonElement.ArrayEnumerator Items(JsonElement json, string name) =>
        Property(json, name) is { ValueKind: JsonValueKind.Array } items ? items.EnumerateArray() : default;
}
