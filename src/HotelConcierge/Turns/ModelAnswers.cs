using System.Globalization;
using System.Text;
using System.Text.Json;
using HotelConcierge.Model.Answers;
using HotelConcierge.Orchestration;
using HotelConcierge.Text;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Turns;

/// <summary>What keeps an answer from being shown as it came.</summary>
internal enum AnswerFlaw
{
    None,

    /// <summary>There is nothing in it.</summary>
    Empty,

    /// <summary>The limit of its length cut it; its words end where the last whole sentence does.</summary>
    Cut,

    /// <summary>The limit cut it so early that too little of it is whole.</summary>
    CutEarly,

    /// <summary>The service's filter cut it.</summary>
    Filtered,

    /// <summary>The model declined to answer, or its service let nothing of the answer through.</summary>
    Declined,

    /// <summary>It claims that something was done that was not.</summary>
    Claims,

    /// <summary>It holds thoughts and no words, or a tool call as text that cannot be run.</summary>
    Garbled,
}

/// <summary>An answer as it may be shown, and what is the matter with it.</summary>
internal sealed record ReadAnswer(ModelAnswer Answer, AnswerFlaw Flaw);

/// <summary>What a model answered, between the client's form and the one we store.</summary>
internal static class ModelAnswers
{
    /// <summary>The most tool calls of one answer that are run; a model that asks for more has lost its way.</summary>
    private const int MostToolCalls = 8;

    /// <param name="round">Of the turn; makes the ids of calls that came without one.</param>
    /// <param name="offered">The tools that may be called in this round; a call is dropped where there are none.</param>
    /// <param name="tools">All that the assistant has: their names are not for guests to read.</param>
    public static ReadAnswer Read(ChatResponse response, int round, IReadOnlyCollection<string> offered, IReadOnlyCollection<string> tools)
    {
        var raw = WellFormedText.Of(response.Text);
        var (rest, written) = WrittenToolCalls.Read(AnswerMarkup.Clean(raw), tools);
        var words = WholeFence.Unwrap(rest);
        var calls = response.Messages
            .SelectMany(message => message.Contents)
            .OfType<FunctionCallContent>()
            .Take(offered.Count > 0 ? MostToolCalls : 0)
            .Select(call => CallOf(call, response.FinishReason == ChatFinishReason.Length))
            .ToList();
        if (calls.Count == 0 && written.Count > 0)
        {
            if (!written.All(call => call is { Tool: { } tool, ArgumentsJson: not null } && offered.Contains(tool, StringComparer.Ordinal)))
                return new(new(words, []), AnswerFlaw.Garbled);
            calls =
            [
                .. written
                    .Take(MostToolCalls)
                    .Select((call, index) => new ModelToolCall(IdOf(round, index), call.Tool!, call.ArgumentsJson!)),
            ];
        }

        return calls.Count > 0
            ? new(new(words, [.. calls]), AnswerFlaw.None)
            : OfWords(response, raw, words);
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

    private static ReadAnswer OfWords(ChatResponse response, string raw, string words)
    {
        var answer = new ModelAnswer(words, []);
        if (response.Messages.SelectMany(message => message.Contents).Any(content => content is ErrorContent))
            return new(answer with { Text = "" }, AnswerFlaw.Declined);
        if (response.FinishReason == ChatFinishReason.ContentFilter)
            return new(answer with { Text = "" }, IsEmpty(answer) ? AnswerFlaw.Declined : AnswerFlaw.Filtered);
        if (IsEmpty(answer))
            return new(answer, string.IsNullOrWhiteSpace(raw) || raw == words ? AnswerFlaw.Empty : AnswerFlaw.Garbled);
        if (response.FinishReason != ChatFinishReason.Length)
            return new(answer, AnswerFlaw.None);
        var whole = CutAnswer.WholePart(words);
        return new(answer with { Text = whole }, CutAnswer.IsMost(whole, words) ? AnswerFlaw.Cut : AnswerFlaw.CutEarly);
    }

    private static ModelToolCall CallOf(FunctionCallContent call, bool isCut) =>
        call.Exception is not null
            ? new(call.CallId, call.Name, "{}") { Problem = isCut ? "were cut off, because the answer was too long" : "are no JSON object" }
            : new(call.CallId, call.Name, call.Arguments is { } given ? JsonSerializer.Serialize(given, TurnJson.Options) : "{}");

    // Nine letters and digits, which is all that the strictest services take.
    private static string IdOf(int round, int index) => string.Create(CultureInfo.InvariantCulture, $"call{round:D2}{index:D3}");

    private static Dictionary<string, object?> ReadArguments(string json) =>
        JsonSerializer.Deserialize<Dictionary<string, object?>>(json, TurnJson.Options) ?? [];
}
