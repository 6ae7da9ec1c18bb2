using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace HotelConcierge.Benchmarks;

/// <summary>Shows figures as one Markdown table, and as JSON.</summary>
internal static class FigureTable
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static string Write(IReadOnlyCollection<Figure> figures)
    {
        string[] head = ["benchmark", "figure", "result", "goal", ""];
        var rows = figures
            .Select(figure => new[]
            {
                figure.Benchmark,
                figure.Name,
                $"{Number(figure.Value)} {figure.Unit}".TrimEnd(),
                figure.Goal is { } goal ? $"{(goal.AtLeast ? "≥" : "≤")} {Number(goal.Value)}" : "",
                figure.Goal is { } aim ? aim.IsMetBy(figure.Value) ? "met" : "missed" : "",
            })
            .Prepend(head)
            .ToList();
        var widths = head.Select((_, column) => Math.Max(3, rows.Max(row => row[column].Length))).ToArray();
        rows.Insert(1, [.. widths.Select(width => new string('-', width))]);
        var table = new StringBuilder();
        foreach (var row in rows)
            table.Append("| ").AppendJoin(" | ", row.Select((cell, column) => cell.PadRight(widths[column]))).Append(" |\n");
        return table.ToString();
    }

    public static void WriteJson(string file, IReadOnlyCollection<Figure> figures)
    {
        var report = new
        {
            At = TimeProvider.System.GetUtcNow(),
            Machine = $"{Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GB, {RuntimeInformation.FrameworkDescription}",
            Figures = figures.Select(figure => new
            {
                figure.Benchmark,
                figure.Name,
                figure.Value,
                figure.Unit,
                AtLeast = figure.Goal is { AtLeast: true } ? figure.Goal.Value : (double?)null,
                AtMost = figure.Goal is { AtLeast: false } ? figure.Goal.Value : (double?)null,
            }),
        };
        File.WriteAllText(file, JsonSerializer.Serialize(report, Indented));
    }

    /// <summary>Three digits that mean something.</summary>
    public static string Number(double value) => value.ToString(
        Math.Abs(value) switch { >= 100 => "#,0", >= 10 => "0.0", >= 1 => "0.00", _ => "0.000" }, CultureInfo.InvariantCulture);
}
