using System.Globalization;
using System.Text;

namespace HotelConcierge.Evaluate.Results;

/// <summary>Shows results as one Markdown table, an area a row.</summary>
internal static class AreaTable
{
    private static readonly string[] Head = ["area", "passed", "tools right", "score", "tokens in/out", "cost", "p50", "p95"];

    /// <param name="earlier">Another run to compare with; null for none.</param>
    public static string Write(EvaluationResults results, EvaluationResults? earlier)
    {
        string[] head = earlier is null ? Head : [.. Head, "before"];
        List<string[]> rows = [head];
        foreach (var figures in results.Areas.Append(results.Total))
        {
            var before = earlier?.Areas.Append(earlier.Total).FirstOrDefault(other => other.Area == figures.Area);
            rows.Add(earlier is null ? Row(figures) : [.. Row(figures), before is null ? "" : Passed(before)]);
        }

        var widths = head.Select((_, column) => rows.Max(row => row[column].Length)).ToArray();
        rows.Insert(1, [.. widths.Select(width => new string('-', width))]);
        var table = new StringBuilder();
        foreach (var row in rows)
            table.Append("| ").AppendJoin(" | ", row.Select((cell, column) => cell.PadRight(widths[column]))).Append(" |\n");
        return table.ToString();
    }

    private static string[] Row(Figures figures) =>
    [
        figures.Area,
        Passed(figures),
        figures.CallLines == 0 ? "" : Text($"{figures.CallLinesRight}/{figures.CallLines}"),
        figures.Score is { } score ? Text($"{score:0.00}") : figures.Unjudged > 0 ? "unread" : "",
        Text($"{figures.InputTokens:#,0}/{figures.OutputTokens:#,0}"),
        figures.Cost is { } cost ? Text($"{cost:0.0000}") : "",
        Text($"{figures.HalfWithinSeconds:0.0} s"),
        Text($"{figures.MostWithinSeconds:0.0} s"),
    ];

    private static string Passed(Figures figures) => Text($"{figures.Passed}/{figures.Conversations}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
