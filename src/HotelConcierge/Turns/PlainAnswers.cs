using System.Collections.Immutable;
using System.Globalization;
using HotelConcierge.Assistants;
using HotelConcierge.Conversations;
using HotelConcierge.Guests;
using HotelConcierge.Messages;
using HotelConcierge.Tools;

namespace HotelConcierge.Turns;

/// <summary>
/// What a guest answers to our own questions without leaving anything to be understood: taps, from every message of a burst, and words that
/// are an answer and nothing else. It is carried out as it is, before any model is asked.
/// </summary>
public sealed class PlainAnswers(ToolCatalog tools)
{
    /// <summary>Whether a tap is on a choice that one of the assistant's tools offers.</summary>
    internal bool Owns(Assistant assistant, string tap) => Reading(assistant).Any(tool => tool.Owns(tap));

    /// <returns>The burst with whatever it answers as taps and the rest as words, and the tools to call.</returns>
    internal async Task<(GuestBurst Burst, ImmutableList<ModelToolCall> Calls)> ReadAsync(
        TurnStart turn,
        ConversationAddress address,
        Assistant assistant,
        GuestRecord guest,
        GuestBurst burst,
        CancellationToken cancellationToken)
    {
        // As a tool would be told of it.
        var call = new ToolCall("", turn.Conversation, assistant, [])
        {
            Turn = turn.TurnId,
            TurnNumber = turn.Number,
            QuotedTurn = burst.QuotedTurn,
            Address = address,
            GuestName = burst.GuestName,
            Language = guest.Profile.Language ?? assistant.DefaultLanguage,
        };
        var answers = await AskAsync(call with { Taps = burst.Taps }, cancellationToken);
        if (answers.Count > 0)
            return (burst, CallsOf(answers));

        foreach (var (words, rest) in Stretches(burst.Words))
        {
            // Where two questions could be meant, somebody has to understand which.
            if (await AskAsync(call with { Heard = words }, cancellationToken) is [var (tool, answer)])
                return (burst with { Taps = [answer.Tap], Words = rest }, CallsOf([(tool, answer)]));
        }

        return (burst, []);
    }

    /// <summary>All of the words, or one message of a burst and the others: "2", and then "is there parking?".</summary>
    private static IEnumerable<(string Words, string Left)> Stretches(string words)
    {
        yield return (words, "");
        var lines = words.Split('\n');
        for (var at = 0; lines.Length > 1 && at < lines.Length; at++)
            yield return (lines[at], string.Join('\n', [.. lines[..at], .. lines[(at + 1)..]]));
    }

    private async Task<List<(string Tool, PlainAnswer Answer)>> AskAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var answers = new List<(string, PlainAnswer)>();
        foreach (var tool in Reading(call.Assistant))
            answers.AddRange((await tool.ReadAnswersAsync(call, cancellationToken)).Select(answer => (tool.Name, answer)));
        return answers;
    }

    private static ImmutableList<ModelToolCall> CallsOf(IEnumerable<(string Tool, PlainAnswer Answer)> answers) =>
    [
        .. answers.Select((answer, index) => new ModelToolCall(
            string.Create(CultureInfo.InvariantCulture, $"guest-{index + 1}"),
            answer.Tool,
            answer.Answer.Arguments.ToJsonString(ToolJson.Options))),
    ];

    private IEnumerable<IReadsAnswers> Reading(Assistant assistant) =>
        assistant.Tools.Select(name => tools.Find(name, assistant)).OfType<IReadsAnswers>();
}
