using System.Text.Json;
using HotelConcierge.Model.Answers;
using Microsoft.Extensions.AI;
using Wire = OpenAI.Chat;

namespace HotelConcierge.Model.OpenAI;

/// <summary>Reads what the OpenAI SDK received. Pure.</summary>
internal static class OpenAIResponse
{
    /// <summary>The code of the <see cref="ErrorContent"/> in which the model's own refusal stands.</summary>
    public const string Refusal = "Refusal";

    public static ChatResponse Read(Wire.ChatCompletion completion)
    {
        var message = new ChatMessage(ChatRole.Assistant, [.. ReadContents(completion)]) { MessageId = completion.Id };
        return new ChatResponse(message)
        {
            ResponseId = completion.Id,
            ModelId = completion.Model,
            CreatedAt = completion.CreatedAt,
            FinishReason = ReadFinish(completion),
            Usage = ReadUsage(completion.Usage),
        };
    }

    private static IEnumerable<AIContent> ReadContents(Wire.ChatCompletion completion)
    {
        foreach (var part in completion.Content)
        {
            if (part.Kind == Wire.ChatMessageContentPartKind.Text)
                yield return new TextContent(AnswerMarkup.Clean(part.Text));
        }

        if (!string.IsNullOrEmpty(completion.Refusal))
            yield return new ErrorContent(completion.Refusal) { ErrorCode = Refusal };
        foreach (var call in completion.ToolCalls)
            yield return FunctionCallContent.CreateFromParsedArguments(
                call.FunctionArguments.ToString(),
                call.Id,
                call.FunctionName,
                ReadArguments);
    }

    // Some services send nothing at all for a tool without parameters. What throws here ends up in the call's Exception.
    private static Dictionary<string, object?> ReadArguments(string json) =>
        string.IsNullOrWhiteSpace(json)
            ? []
            : JsonSerializer.Deserialize<Dictionary<string, object?>>(json, AIJsonUtilities.DefaultOptions)
                ?? throw new JsonException("The arguments are null.");

    private static ChatFinishReason ReadFinish(Wire.ChatCompletion completion) => completion.FinishReason switch
    {
        _ when !string.IsNullOrEmpty(completion.Refusal) => ChatFinishReason.ContentFilter,
        Wire.ChatFinishReason.Length => ChatFinishReason.Length,
        Wire.ChatFinishReason.ContentFilter => ChatFinishReason.ContentFilter,

        // A forced tool call is reported as an ordinary stop.
        _ when completion.ToolCalls.Count > 0 => ChatFinishReason.ToolCalls,
        _ => ChatFinishReason.Stop,
    };

    private static UsageDetails? ReadUsage(Wire.ChatTokenUsage? usage) => usage is null
        ? null
        : new UsageDetails
        {
            InputTokenCount = usage.InputTokenCount,
            OutputTokenCount = usage.OutputTokenCount,
            TotalTokenCount = usage.TotalTokenCount,
            CachedInputTokenCount = usage.InputTokenDetails?.CachedTokenCount,
            ReasoningTokenCount = usage.OutputTokenDetails?.ReasoningTokenCount,
        };
}
