using System.Collections.Concurrent;
using HotelConcierge.Evaluate.Conversations;
using HotelConcierge.Evaluate.Judging;
using HotelConcierge.Evaluate.Results;
using HotelConcierge.Evaluate.Stages;
using Microsoft.Extensions.Configuration;

namespace HotelConcierge.Evaluate;

/// <summary>Plays conversations on several stages at once, and has each judged where it ends.</summary>
/// <param name="service">The model service; null for the embedded model.</param>
/// <param name="operators">The operator's own settings.</param>
/// <param name="judge">Null for none.</param>
/// <param name="progress">A line for each conversation: its name and how it ended, no word of a guest.</param>
internal sealed class EvaluationRun(EvaluatedService? service, IConfiguration operators, Judge? judge, TextWriter progress)
{
    private static readonly TimeSpan LongestConversation = TimeSpan.FromMinutes(15);

    private readonly Lock _lock = new();
    private int _done;

    /// <returns>What came of each; null and what is wrong when the service does not answer at all.</returns>
    public async Task<(IReadOnlyList<ConversationResult>? Results, string? Trouble)> PlayAsync(
        IReadOnlyDictionary<string, ConversationScript> conversations, int parallel, CancellationToken cancellationToken)
    {
        var left = new ConcurrentQueue<string>(conversations.Keys);
        var results = new ConcurrentBag<ConversationResult>();
        await using var first = await HotelStage.OpenAsync(service, operators, cancellationToken);
        if (await first.FindTroubleAsync(cancellationToken) is { } trouble)
            return (null, trouble);
        var others = Enumerable.Range(1, Math.Min(parallel, conversations.Count) - 1).Select(async _ =>
        {
            await using var stage = await HotelStage.OpenAsync(service, operators, cancellationToken);
            await PlayOnAsync(stage);
        });
        await Task.WhenAll([PlayOnAsync(first), .. others]);
        return ([.. results.OrderBy(result => result.Name, StringComparer.Ordinal)], null);

        async Task PlayOnAsync(HotelStage stage)
        {
            var player = new ConversationPlayer(stage, stage.Tools, conversations);
            await player.ImportStaysAsync(cancellationToken);
            while (left.TryDequeue(out var name))
            {
                var result = await PlayOneAsync(stage, player, name, conversations[name], cancellationToken);
                results.Add(result);
                Tell(result, conversations.Count);
            }
        }
    }

    private async Task<ConversationResult> PlayOneAsync(
        HotelStage stage, ConversationPlayer player, string name, ConversationScript script, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(LongestConversation);
        stage.BeginConversation();
        try
        {
            var played = await player.PlayAsync(name, patience.Token);
            stage.EndLine();
            List<ModelUse> uses = [.. stage.Uses];
            var verdict = judge is null ? null : await judge.JudgeAsync(played, uses, patience.Token);
            return new(
                name,
                script.Area,
                script.Case,
                played.Problems.Count == 0,
                Broke: null,
                verdict?.Score,
                verdict?.Truth,
                verdict?.Relevance,
                verdict?.Tone,
                verdict?.Reason,
                verdict?.Use.InputTokens ?? 0,
                verdict?.Use.OutputTokens ?? 0,
                [.. played.Lines.Zip(uses, LineOf)]);
        }
        catch (Exception broke) when (broke is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // One that breaks off costs its own place, not the run.
            return new(name, script.Area, script.Case, Passed: false, broke.GetType().Name, null, null, null, null, null, 0, 0, []);
        }
    }

    private static LineResult LineOf(PlayedLine line, ModelUse use) => new(
        line.Said,
        line.Read,
        line.Calls,
        line.CallsAreRight,
        line.Problems,
        Math.Round(line.Took.TotalSeconds, 3),
        use.Calls,
        use.Model,
        use.InputTokens,
        use.OutputTokens);

    private void Tell(ConversationResult result, int all)
    {
        lock (_lock)
        {
            _done++;
            var how = result.Passed ? "passed" : result.Broke is null ? "failed" : "broke off";
            progress.WriteLine($"{_done}/{all} {how}  {result.Name}");
        }
    }
}
