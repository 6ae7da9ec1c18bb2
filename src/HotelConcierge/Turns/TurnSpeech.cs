using HotelConcierge.Conversations;
using HotelConcierge.Messages;
using HotelConcierge.Replies;
using HotelConcierge.Tools;

namespace HotelConcierge.Turns;

/// <summary>
/// What a turn says to its guest: the lines of the tools that did something, the model's words, the questions of the tools that wait for a
/// yes, and what they attached.
/// </summary>
internal static class TurnSpeech
{
    /// <summary>A model's whole answer when its tools have said everything. It is in prompts and transcripts, so it never changes.</summary>
    public const string NothingToAdd = "DONE";

    /// <summary>The reply of a round, with all that was said before it; null when the model's answer is gone with its guest.</summary>
    public static async Task<Reply?> SpeakAsync(this TurnStore turns, TurnStart turn, int round, CancellationToken cancellationToken)
    {
        if (await turns.FindAnswerAsync(turn, round, cancellationToken) is not { } answer)
            return null;
        var all = await turns.FindToolResultsAsync(turn, round, cancellationToken);
        var results = all
            .Where((result, at) => result.About is null || !all.Skip(at + 1).Any(later => later.About == result.About))
            .ToList();
        var lines = results.Where(result => result.Line is not null).ToList();
        List<ReplyPart> attached = [.. results.SelectMany(result => result.Attachments)];

        // What can be done with an answer does not take the place of a question that waits for a yes.
        if (answer.Choices is { } choices && !attached.Exists(part => part is ReplyPart.Choices))
            attached.Add(choices);
        var (text, attachments) = Citations.Apply(answer.ToolCalls.IsEmpty && !IsNothing(answer.Text) ? answer.Text : "", attached);

        // A question stands right above its choices.
        var said = lines.Where(result => result.Attachments.Count == 0)
            .Select(result => result.Line!)
            .Append(text)
            .Concat(lines.Where(result => result.Attachments.Count > 0).Select(result => result.Line!))
            .Where(part => part.Length > 0)
            .Distinct(StringComparer.Ordinal);
        return Reply.Of(string.Join("\n\n", said), attachments);
    }

    /// <summary>Whether a model has nothing to add.</summary>
    public static bool IsNothing(string text) =>
        text.Trim(' ', '\n', '\r', '\t', '.', '!', '*', '"', '`').Equals(NothingToAdd, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the tools have already said something, so that a model may have nothing to add.</summary>
    public static bool HaveSpoken(this IEnumerable<ToolResult> results) => results.Any(result => result.Line is not null);
}
