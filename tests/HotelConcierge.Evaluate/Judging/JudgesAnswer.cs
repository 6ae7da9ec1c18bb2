using System.Text.Json;

namespace HotelConcierge.Evaluate.Judging;

/// <summary>What a judge answered.</summary>
internal sealed record JudgesAnswer(int Truth, int Relevance, int Tone, string Reason)
{
    private const string Shape = "It has to be a JSON object with truth, relevance and tone, whole numbers from 1 to 5.";

    /// <summary>Reads it, also out of a code block or with words around it.</summary>
    /// <returns>The scores, or null and what is wrong with the answer, without its words.</returns>
    public static (JudgesAnswer? Scores, string Trouble) Read(string text)
    {
        var (begin, end) = (text.IndexOf('{', StringComparison.Ordinal), text.LastIndexOf('}'));
        if (begin < 0 || end < begin)
            return (null, $"The judge's answer has no JSON object in it. {Shape}");
        try
        {
            using var json = JsonDocument.Parse(text[begin..(end + 1)]);
            if (Score(json, ProseEvaluator.Truth) is { } truth
                && Score(json, ProseEvaluator.Relevance) is { } relevance
                && Score(json, ProseEvaluator.Tone) is { } tone)
                return (new(truth, relevance, tone, ReasonIn(json)), "");
            return (null, $"The judge's answer lacks a score. {Shape}");
        }
        catch (JsonException)
        {
            return (null, $"The judge's answer is no JSON. {Shape}");
        }
    }

    private static int? Score(JsonDocument json, string name) =>
        json.RootElement.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.Number
        && value.TryGetInt32(out var score)
        && score is >= 1 and <= 5
            ? score
            : null;

    private static string ReasonIn(JsonDocument json) =>
        json.RootElement.TryGetProperty("reason", out var reason) && reason.ValueKind == JsonValueKind.String ? reason.GetString()! : "";
}
