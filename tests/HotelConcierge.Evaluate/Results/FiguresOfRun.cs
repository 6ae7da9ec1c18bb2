using HotelConcierge.Settings;

namespace HotelConcierge.Evaluate.Results;

/// <summary>Adds up what conversations came to.</summary>
/// <param name="prices">What tokens cost.</param>
/// <param name="judge">The judge's model, for its price.</param>
internal sealed class FiguresOfRun(PriceTable prices, string? judge)
{
    public Figures Of(string area, IReadOnlyCollection<ConversationResult> conversations)
    {
        var lines = conversations.SelectMany(conversation => conversation.Lines).ToList();
        var seconds = lines.Select(line => line.Seconds).Order().ToList();
        var (judgeIn, judgeOut) = (
            conversations.Sum(conversation => conversation.JudgeInputTokens),
            conversations.Sum(conversation => conversation.JudgeOutputTokens));
        return new(
            area,
            conversations.Count,
            conversations.Count(conversation => conversation.Passed),
            lines.Count(line => line.CallsRight is not null),
            lines.Count(line => line.CallsRight is true),
            Mean(conversations.Select(conversation => conversation.Score)),
            Mean(conversations.Select(conversation => conversation.Truth)),
            Mean(conversations.Select(conversation => conversation.Relevance)),
            Mean(conversations.Select(conversation => conversation.Tone)),
            conversations.Count(conversation => conversation.Score is not null),
            conversations.Count(conversation => conversation is { Score: null, Reason: not null }),
            lines.Sum(line => line.InputTokens),
            lines.Sum(line => line.OutputTokens),
            prices.IsEmpty ? null : lines.Sum(line => prices.CostOf(line.Model, line.InputTokens, line.OutputTokens, out _)),
            judgeIn,
            judgeOut,
            prices.IsEmpty ? null : prices.CostOf(judge, judgeIn, judgeOut, out _),
            Percentile(seconds, 0.5),
            Percentile(seconds, 0.95));
    }

    /// <summary>The value that this share of all does not exceed (nearest rank); 0 of none.</summary>
    public static double Percentile(IReadOnlyList<double> ascending, double share) =>
        ascending.Count == 0 ? 0 : ascending[Math.Clamp((int)Math.Ceiling(share * ascending.Count) - 1, 0, ascending.Count - 1)];

    private static double? Mean(IEnumerable<double?> scores)
    {
        var known = scores.OfType<double>().ToList();
        return known.Count == 0 ? null : known.Average();
    }
}
