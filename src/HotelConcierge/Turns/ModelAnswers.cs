using System.Globalization;
using System.Text;
using System.Text.Json;
using HotelConcierge.Orchestration;
using HotelConcierge.Text;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Turns;

/// <summary>What a model answered, between the client's form and the one we store.</summary>
internal static class ModelAnswers
{
    /// <summary>The most tool calls of one answer that are run; a model that asks for more has lost its way.</summary>
    private const int MostToolCalls = 8;

    /// <param name="mayUseTools">False drops calls of tools that the model was not offered in this round.</param>
    public static ModelAnswer From(ChatResponse response, bool mayUseTools)
    {
        var calls = response.Messages
            .SelectMany(message => message.Contents)
            .OfType<FunctionCallContent>()
            .Take(mayUseTools ? MostToolCalls : 0)
            .Select(call => new ModelToolCall(call.CallId, call.Name, ArgumentsOf(call)));
        return new(WellFormedText.Of(response.Text), [.. calls]);
    }

    /// <summary>Whether there is neither a tool call nor anything to read: a letter, a number, an emoji or another symbol.</summary>
    public static bool IsEmpty(ModelAnswer answer) =>
        answer.ToolCalls.IsEmpty
        && !answer
            .Text.EnumerateRunes()
            .Any(rune =>
                Rune.IsLetter(rune)
                || Rune.IsNumber(rune)
                || Rune.GetUnicodeCategory(rune)
                    is UnicodeCategory.OtherSymbol
                        or UnicodeCategory.MathSymbol
                        or UnicodeCategory.CurrencySymbol);

    /// <summary>The answer as a message for the model's next round.</summary>
    public static ChatMessage ToMessage(ModelAnswer answer)
    {
        var contents = new List<AIContent>();
        if (answer.Text.Length > 0)
            contents.Add(new TextContent(answer.Text));
        contents.AddRange(
            answer.ToolCalls.Select(call => new FunctionCallContent(call.CallId, call.Tool, ReadArguments(call.ArgumentsJson))));
        return new(ChatRole.Assistant, contents);
    }

    // Arguments that were no JSON are kept as none; the tool's own validation tells the model what is missing.
    private static string ArgumentsOf(FunctionCallContent call) =>
        call.Exception is null && call.Arguments is { } arguments ? JsonSerializer.Serialize(arguments, TurnJson.Options) : "{}";

    private static Dictionary<string, object?> ReadArguments(string json) =>
        JsonSerializer.Deserialize<Dictionary<string, object?>>(json, TurnJson.Options) ?? [];
}
