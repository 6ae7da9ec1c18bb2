using System.Text.Json;
using HotelConcierge.Assistants;
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

    /// <param name="traits">What the model takes.</param>
    public static Wire.ChatCompletionOptions ToOptions(ChatOptions? options, ModelTraits traits)
    {
        var request = new Wire.ChatCompletionOptions
        {
            Temperature = traits.LeftOut.HasFlag(Spare.Temperature) ? null : options?.Temperature,
            TopP = traits.LeftOut.HasFlag(Spare.TopP) ? null : options?.TopP,
            FrequencyPenalty = traits.LeftOut.HasFlag(Spare.FrequencyPenalty) ? null : options?.FrequencyPenalty,
            PresencePenalty = traits.LeftOut.HasFlag(Spare.PresencePenalty) ? null : options?.PresencePenalty,
            ResponseFormat = ToFormat(options?.ResponseFormat),
        };
        SetEffort(request, options, traits);
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

    /// <summary>The effort that a call's request says; null when it says none.</summary>
    public static EffortLevel? EffortOf(ChatOptions? options, ModelTraits traits) =>
        traits.EffortFor(CallEffort.Of(options), options?.Tools is { Count: > 0 });

    // Marked as not final in the SDK, which offers no other way to say an effort, or what it has no property for. The contract suite
    // sees on the wire that both still do.
#pragma warning disable OPENAI001, SCME0001
    // The limit is for what is read; what is thought before counts towards it at the service, and so comes on top.
    private static void SetEffort(Wire.ChatCompletionOptions request, ChatOptions? options, ModelTraits traits)
    {
        var effort = EffortOf(options, traits);
        if (effort is { } level)
            request.ReasoningEffortLevel = new Wire.ChatReasoningEffortLevel(level.ToString().ToLowerInvariant());
        if (CallEffort.Of(options).Verbosity is { } verbosity && !traits.LeftOut.HasFlag(Spare.Verbosity))
            request.Patch.Set("$.verbosity"u8, verbosity.ToString().ToLowerInvariant());
        if (options?.MaxOutputTokens + traits.RoomFor(effort) is not { } limit)
            return;
        if (traits.Limit is LimitName.MaxCompletionTokens)
            request.MaxOutputTokenCount = limit;
        else if (traits.Limit is LimitName.MaxTokens)
            request.Patch.Set("$.max_tokens"u8, limit);
    }
#pragma warning restore OPENAI001, SCME0001

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
