using System.Text.Json;
using Microsoft.Extensions.AI;
using Wire = OpenAI.Chat;

namespace HotelConcierge.Model.OpenAI;

/// <summary>Turns a prompt into what the OpenAI SDK sends. Pure.</summary>
/// <remarks>
/// Whatever cannot be sent is an error, never left out in silence. Authors' names and the additional properties stay
/// here: a model service has no need to know who the guest is.
/// </remarks>
internal static class OpenAIRequest
{
    // Indentation would be paid for by the token.
    private static readonly JsonSerializerOptions Json = new(AIJsonUtilities.DefaultOptions) { WriteIndented = false };

    public static IReadOnlyList<Wire.ChatMessage> ToMessages(IEnumerable<ChatMessage> messages, string? instructions) =>
    [
        .. string.IsNullOrEmpty(instructions) ? Array.Empty<Wire.ChatMessage>() : [new Wire.SystemChatMessage(instructions)],
        .. messages.SelectMany(ToMessages),
    ];

    public static Wire.ChatCompletionOptions ToOptions(ChatOptions? options)
    {
        var request = new Wire.ChatCompletionOptions
        {
            Temperature = options?.Temperature,
            TopP = options?.TopP,
            MaxOutputTokenCount = options?.MaxOutputTokens,
            FrequencyPenalty = options?.FrequencyPenalty,
            PresencePenalty = options?.PresencePenalty,
            ResponseFormat = ToFormat(options?.ResponseFormat),
        };
        foreach (var sequence in options?.StopSequences ?? [])
            request.StopSequences.Add(sequence);

        // The service refuses a tool choice that comes without tools.
        if (options?.Tools is not { Count: > 0 } tools)
            return request;
        foreach (var tool in tools)
            request.Tools.Add(ToTool(tool));
        request.ToolChoice = ToChoice(options.ToolMode);
        request.AllowParallelToolCalls = options.AllowMultipleToolCalls;
        return request;
    }

    private static IEnumerable<Wire.ChatMessage> ToMessages(ChatMessage message)
    {
        if (message.Role == ChatRole.System)
            return [new Wire.SystemChatMessage(message.Text)];
        if (message.Role == ChatRole.User)
            return [new Wire.UserChatMessage(message.Contents.Select(ToPart))];
        if (message.Role == ChatRole.Assistant)
            return [ToAssistantMessage(message)];
        if (message.Role == ChatRole.Tool)
            return message.Contents.Select(ToToolMessage);
        throw new NotSupportedException($"A message of role '{message.Role}' cannot be sent to the model.");
    }

    private static Wire.ChatMessageContentPart ToPart(AIContent content) => content switch
    {
        TextContent text => Wire.ChatMessageContentPart.CreateTextPart(text.Text),
        DataContent picture when picture.HasTopLevelMediaType("image") =>
            Wire.ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(picture.Data), picture.MediaType),
        UriContent picture when picture.HasTopLevelMediaType("image") => Wire.ChatMessageContentPart.CreateImagePart(picture.Uri),
        _ => throw CannotSend(content, "user"),
    };

    private static Wire.AssistantChatMessage ToAssistantMessage(ChatMessage source)
    {
        List<Wire.ChatMessageContentPart> parts = [];
        List<Wire.ChatToolCall> calls = [];
        string? refusal = null;
        foreach (var content in source.Contents)
        {
            switch (content)
            {
                case TextContent text:
                    parts.Add(Wire.ChatMessageContentPart.CreateTextPart(text.Text));
                    break;
                case FunctionCallContent call:
                    calls.Add(ToToolCall(call));
                    break;
                case ErrorContent { ErrorCode: OpenAIResponse.Refusal } error:
                    refusal = error.Message;
                    break;
                default:
                    throw CannotSend(content, "assistant");
            }
        }

        // Calls may stand alone; without any, the SDK wants a text, if only an empty one.
        if (parts.Count == 0 && calls.Count > 0)
            return new Wire.AssistantChatMessage(calls) { Refusal = refusal };
        var message = parts.Count > 0 ? new Wire.AssistantChatMessage(parts) : new Wire.AssistantChatMessage("");
        foreach (var call in calls)
            message.ToolCalls.Add(call);
        message.Refusal = refusal;
        return message;
    }

    // Arguments that could not be read are null; what stood there is of no use to the model.
    private static Wire.ChatToolCall ToToolCall(FunctionCallContent call) => Wire.ChatToolCall.CreateFunctionToolCall(
        call.CallId, call.Name, call.Arguments is { } arguments ? ToJson(arguments) : BinaryData.FromString("{}"));

    private static Wire.ToolChatMessage ToToolMessage(AIContent content) => content switch
    {
        FunctionResultContent { Result: string text } result => new Wire.ToolChatMessage(result.CallId, text),
        FunctionResultContent { Result: null, Exception: not null } result => new Wire.ToolChatMessage(result.CallId, "The tool failed."),
        FunctionResultContent result => new Wire.ToolChatMessage(result.CallId, ToJson(result.Result).ToString()),
        _ => throw CannotSend(content, "tool"),
    };

    private static Wire.ChatTool ToTool(AITool tool) => tool is AIFunctionDeclaration function
        ? Wire.ChatTool.CreateFunctionTool(function.Name, function.Description, ToJson(function.JsonSchema))
        : throw new NotSupportedException($"The tool '{tool.Name}' is no function, so that the model cannot be told of it.");

    private static Wire.ChatToolChoice? ToChoice(ChatToolMode? mode) => mode switch
    {
        null or AutoChatToolMode => null,
        NoneChatToolMode => Wire.ChatToolChoice.CreateNoneChoice(),
        RequiredChatToolMode { RequiredFunctionName: { } name } => Wire.ChatToolChoice.CreateFunctionChoice(name),
        RequiredChatToolMode => Wire.ChatToolChoice.CreateRequiredChoice(),
        _ => throw new NotSupportedException($"The tool mode {mode.GetType().Name} cannot be sent to the model."),
    };

    private static Wire.ChatResponseFormat? ToFormat(ChatResponseFormat? format) => format switch
    {
        null => null,
        ChatResponseFormatText => Wire.ChatResponseFormat.CreateTextFormat(),
        ChatResponseFormatJson { Schema: { } schema } json =>
            Wire.ChatResponseFormat.CreateJsonSchemaFormat(json.SchemaName ?? "answer", ToJson(schema), json.SchemaDescription),
        ChatResponseFormatJson => Wire.ChatResponseFormat.CreateJsonObjectFormat(),
        _ => throw new NotSupportedException($"The response format {format.GetType().Name} cannot be sent to the model."),
    };

    private static BinaryData ToJson(object? value) =>
        BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(value, Json));

    private static NotSupportedException CannotSend(AIContent content, string role) =>
        new($"{content.GetType().Name} in a message of role '{role}' cannot be sent to the model.");
}
