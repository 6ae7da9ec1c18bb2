using System.Globalization;
using System.Reflection;
using HotelConcierge.Assistants;
using HotelConcierge.Evaluate.Conversations;
using HotelConcierge.Evaluate.Judging;
using HotelConcierge.Evaluate.Results;
using HotelConcierge.Settings;
using Microsoft.Extensions.Configuration;

namespace HotelConcierge.Evaluate;

/// <summary>Runs the whole: reads what is asked for, plays, judges, shows, keeps, compares.</summary>
internal static class EvaluateProgram
{
    public const int Held = 0;
    public const int BelowThreshold = 1;
    public const int NotFoundOut = 2;

    private const int MostNamed = 20;

    /// <param name="environment">The operator's own settings.</param>
    /// <param name="output">The table.</param>
    /// <param name="progress">How far it is, and what is wrong.</param>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> args, IConfiguration environment, TextWriter output, TextWriter progress, CancellationToken cancellationToken)
    {
        var (options, problem) = EvaluateOptions.Parse(args);
        if (options is null)
        {
            await progress.WriteLineAsync($"{problem}\n{EvaluateOptions.Usage}");
            return NotFoundOut;
        }

        try
        {
            return await RunAsync(options, EvaluatedService.Read(options.SettingsFile, environment), output, progress, cancellationToken);
        }
        catch (Exception wrong) when (wrong is SettingsException or AssistantDataException or FormatException or IOException)
        {
            await progress.WriteLineAsync(wrong.Message);
            return NotFoundOut;
        }
    }

    private static async Task<int> RunAsync(
        EvaluateOptions options, IConfiguration settings, TextWriter output, TextWriter progress, CancellationToken cancellationToken)
    {
        var service = options.IsEmbedded ? null : EvaluatedService.Of(options, settings);
        var judging = EvaluatedService.JudgeOf(options, settings, service);
        var prices = PriceTable.Read(options.Prices ?? settings["Budget:Prices"] ?? "").Table;
        var earlier = options.Against is { } file ? ResultFile.Read(file) : null;
        var chosen = ChosenConversations.From(
            options.Folder is { } folder ? ConversationFile.ReadAll(folder) : ConversationFile.All, options.Only, options.Most);

        using var judge = judging is null ? null : new Judge(judging);
        var (played, trouble) = await new EvaluationRun(service, settings, judge, progress)
            .PlayAsync(chosen, options.Parallel, cancellationToken);
        if (played is null)
        {
            await progress.WriteLineAsync(trouble);
            return NotFoundOut;
        }

        var figures = new FiguresOfRun(prices, judging?.Model);
        var results = new EvaluationResults(
            EvaluationResults.CurrentFormat,
            TimeProvider.System.GetUtcNow(),
            typeof(ConciergeServices).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "",
            service?.Model ?? "embedded",
            judging?.Model,
            ProseEvaluator.RubricVersion,
            figures.Of("all", played),
            [.. played.GroupBy(result => result.Area, StringComparer.Ordinal).Select(area => figures.Of(area.Key, [.. area]))],
            played);
        ResultFile.Write(options.JsonFile, results);
        await output.WriteLineAsync(AreaTable.Write(results, earlier));
        await output.WriteLineAsync(Summary(results, options));
        if (!prices.IsEmpty && Unpriced(results, prices) is { Count: > 0 } unpriced)
            await output.WriteLineAsync($"Without a price, so that the dearest counted: {string.Join(", ", unpriced)}.");
        if (earlier is not null)
            await output.WriteLineAsync(Comparison.Write(results, earlier));
        return results.Total.Share >= options.Least && (options.LeastScore == 0 || results.Total.Score >= options.LeastScore)
            ? Held
            : BelowThreshold;
    }

    private static List<string> Unpriced(EvaluationResults results, PriceTable prices) =>
    [
        .. results.Conversations.SelectMany(conversation => conversation.Lines).Select(line => line.Model)
            .Append(results.Judge)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Where(model =>
            {
                prices.CostOf(model, 0, 0, out var isKnown);
                return !isKnown;
            }),
    ];

    private static string Summary(EvaluationResults results, EvaluateOptions options)
    {
        var total = results.Total;
        List<string> lines =
        [
            string.Create(
                CultureInfo.InvariantCulture, $"{results.Model}: {total.Share:0.0%} passed, {options.Least:0.0%} asked for."),
        ];
        if (results.Judge is { } judge)
            lines.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"Judged by {judge}: {total.Judged} scored, {total.Unjudged} could not be"
                    + $"{(total.Score is { } score ? $"; {score:0.00} on average" : "")}{(options.LeastScore > 0 ? $", {options.LeastScore:0.00} asked for" : "")}."));
        var failed = results.Conversations.Where(result => !result.Passed).Select(result => result.Name).ToList();
        lines.AddRange(failed.Take(MostNamed).Select(name => $"failed: {name}"));
        if (failed.Count > MostNamed)
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"and {failed.Count - MostNamed} more"));
        lines.Add($"Everything that was said is in {options.JsonFile}.");
        return string.Join('\n', lines);
    }
}
