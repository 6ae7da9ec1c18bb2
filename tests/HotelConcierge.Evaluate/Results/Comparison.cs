namespace HotelConcierge.Evaluate.Results;

/// <summary>What became better and worse between two runs.</summary>
internal static class Comparison
{
    public static string Write(EvaluationResults now, EvaluationResults earlier)
    {
        var before = earlier.Conversations.ToDictionary(result => result.Name, result => result.Passed, StringComparer.Ordinal);
        List<string> lines = [$"Against {earlier.Model} of {earlier.At:yyyy-MM-dd}:"];
        lines.AddRange(now.Conversations
            .Where(result => before.TryGetValue(result.Name, out var passed) && passed != result.Passed)
            .Select(result => $"{(result.Passed ? "passes now" : "fails now")}: {result.Name}"));
        if (lines.Count == 1)
            lines.Add("every conversation that both played ended alike");
        if (now.Rubric != earlier.Rubric || now.Judge != earlier.Judge)
            lines.Add("the scores are not by the same judge and cannot be compared");
        return string.Join('\n', lines);
    }
}
