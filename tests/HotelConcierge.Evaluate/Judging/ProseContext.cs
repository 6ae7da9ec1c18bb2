using HotelConcierge.Evaluate.Conversations;
using HotelConcierge.Evaluate.Stages;
using Microsoft.Extensions.AI.Evaluation;

namespace HotelConcierge.Evaluate.Judging;

/// <summary>What a judge has to know beside the words: what the assistant was told, by the hotel's systems and by its tools.</summary>
internal sealed class ProseContext(string text) : EvaluationContext("known", text)
{
    /// <summary>A tool's longest text that a judge reads: passages are cut before guests' questions are.</summary>
    private const int MostLetters = 3000;

    public string Text { get; } = text;

    public static ProseContext Of(PlayedConversation played, IReadOnlyList<ModelUse> uses)
    {
        List<string> parts =
        [
            $"It is {played.Script.At} at the hotel when the conversation begins. The assistant is '{played.Script.Assistant}'.",
        ];
        foreach (var (line, use) in played.Lines.Zip(uses))
        {
            if (line.Calls.Count == 0 && use.Results.Count == 0)
                continue;
            parts.Add($"After \"{line.Said}\" these tools ran: {(line.Calls.Count > 0 ? string.Join(", ", line.Calls) : "none")}.");
            parts.AddRange(use.Results.Select(result => $"  {result.Tool} said: {Cut(result.Text)}"));
        }

        if (uses.LastOrDefault(use => use.Known is not null)?.Known is { } known)
            parts.Add($"What it knew of the stay and of what was open, at the end: {Cut(known)}");
        return new(string.Join('\n', parts));
    }

    private static string Cut(string text) => text.Length <= MostLetters ? text : text[..MostLetters] + " ...";
}
