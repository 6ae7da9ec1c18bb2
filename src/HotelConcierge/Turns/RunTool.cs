using System.Globalization;
using System.Text.Json.Nodes;
using HotelConcierge.Assistants;
using HotelConcierge.Channels;
using HotelConcierge.Conversations;
using HotelConcierge.Diagnostics;
using HotelConcierge.Messages;
using HotelConcierge.Orchestration;
using HotelConcierge.Tools;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Turns;

/// <summary>
/// One tool call of a turn. Its result, good or bad, is stored for the model; only our own store failing is an exception.
/// </summary>
public sealed partial class RunTool(
    AssistantCatalog assistants,
    ChannelCatalog channels,
    ToolCatalog tools,
    Transcripts transcripts,
    TurnStore turns,
    ConciergeTelemetry telemetry,
    TimeProvider clock,
    ILogger<RunTool> log) : IActivity<ToolStep, ToolStepDone>
{
    /// <summary>In UTF-16 code units: more would leave a turn's budget no room for the answer.</summary>
    private const int LongestResult = 16_000;

    public async Task<ToolStepDone> RunAsync(ToolStep input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        using var span = telemetry.Start("tool", input.Turn);
        var answer = await turns.FindAnswerAsync(input.Turn, input.Round, cancellationToken);
        var wanted = answer?.ToolCalls.ElementAtOrDefault(input.Index)
            ?? throw new InvalidOperationException($"Turn {input.Turn.TurnId} has no tool call {input.Round}/{input.Index}.");
        if (await turns.FindToolResultAsync(input.Turn, input.Round, input.Index, cancellationToken) is { } known)
            return DoneWith(wanted, known, succeeded: true);

        var brief = await turns.FindBriefAsync(input.Turn, cancellationToken)
            ?? throw new InvalidOperationException($"Turn {input.Turn.TurnId} has no brief.");
        var (result, succeeded) = await RunAsync(input, wanted, brief, cancellationToken);
        telemetry.ToolCalled(tools.Names.Contains(wanted.Tool, StringComparer.Ordinal) ? wanted.Tool : "unknown", succeeded);
        await turns.KeepToolResultAsync(input.Turn, input.Round, input.Index, result, cancellationToken);
        return DoneWith(wanted, result, succeeded);
    }

    private static ToolStepDone DoneWith(ModelToolCall wanted, ToolResult result, bool succeeded) =>
        new(wanted.Tool, succeeded)
        {
            SaysAll = result.SaysAll,
            Reply = result.Reply,
            HandsOff = result.HandsOff,
            ClosesChat = result.ClosesChat,
        };

    private async Task<(ToolResult Result, bool Succeeded)> RunAsync(
        ToolStep step, ModelToolCall wanted, TurnBrief brief, CancellationToken cancellationToken)
    {
        var assistant = assistants.Answering(brief.Assistant, brief.Address);
        // A model can ask for what it was not offered; on this route it does not exist.
        if ((assistant.Route(brief.Route) ?? assistant.Rest).Tools.Contains(wanted.Tool, StringComparer.Ordinal) != true
            || tools.Find(wanted.Tool, assistant) is not { } tool)
            return ($"There is no tool named {wanted.Tool}. Answer without it.", false);
        if (wanted.Problem is { } problem)
        {
            Log.Unreadable(log, step.Turn.TurnId, wanted.Tool);
            return ($"Nothing was done: the arguments of {wanted.Tool} {problem}. Call it again with one JSON object.", false);
        }

        var before = await turns.FindToolResultsAsync(step.Turn, step.Round, cancellationToken);
        var id = string.Create(CultureInfo.InvariantCulture, $"{step.Turn.TurnId}-{step.Round}-{step.Index}");
        var call = new ToolCall(id, step.Turn.Conversation, assistant, JsonNode.Parse(wanted.ArgumentsJson) as JsonObject ?? [])
        {
            Turn = step.Turn.TurnId,
            Address = brief.Address,
            GuestName = brief.GuestName,
            TurnNumber = step.Turn.Number,
            Route = brief.Route,
            Heard = brief.Words ?? await HeardAsync(step.Turn, cancellationToken),
            Taps = brief.Taps,
            QuotedTurn = brief.QuotedTurn,
            HasSeenFiles = brief.HasFiles,
            HasReadDocuments = brief.HasFiles || await HasReadDocumentsAsync(step, assistant, cancellationToken),
            HasAsked = before.Any(result => result.Attachments.Any(part => part is ReplyPart.Choices) && result.About != wanted.Tool),
            PassagesBefore = before.Sum(result => result.Passages),
            Language = brief.Language,
            MostChoices = channels.Of(brief.Address).AbilitiesFor(brief.Address).MostChoices,
        };
        var left = step.Deadline - clock.GetUtcNow();
        if (left <= TimeSpan.Zero)
            return ("There was no time left for this tool.", false);
        using var patience = new CancellationTokenSource(left, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        await using var typing = TypingSignal.For(channels.Of(brief.Address), brief.Address, brief.LastMessage, clock);
        try
        {
            return (Shorten(await tool.RunAsync(call, either.Token)), true);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            // The model is told that it failed, so that the guest is; the operator reads why.
            Log.Failed(log, step.Turn.TurnId, wanted.Tool, failure);
            return ("The tool failed. Tell the guest honestly that this did not work just now.", false);
        }
    }

    /// <summary>Whether a tool before this one, in this turn, read what others wrote.</summary>
    private async Task<bool> HasReadDocumentsAsync(ToolStep step, Assistant assistant, CancellationToken cancellationToken)
    {
        for (var round = 0; round <= step.Round; round++)
        {
            var calls = (await turns.FindAnswerAsync(step.Turn, round, cancellationToken))?.ToolCalls ?? [];
            var before = round < step.Round ? calls.Count : step.Index;
            if (calls.Take(before).Any(call => tools.Find(call.Tool, assistant) is IReadsDocuments))
                return true;
        }

        return false;
    }

    /// <summary>The guest's words of this turn.</summary>
    private async Task<string> HeardAsync(TurnStart turn, CancellationToken cancellationToken)
    {
        await foreach (var entry in transcripts.NewestFirstAsync(turn.Conversation, cancellationToken))
        {
            if (entry.Turn < turn.Number)
                break;
            if (entry.Turn == turn.Number && entry.Speaker is Speaker.Guest)
                return entry.Text;
        }

        return "";
    }

    private static ToolResult Shorten(ToolResult result)
    {
        if (result.Text.Length <= LongestResult)
            return result;
        var end = char.IsHighSurrogate(result.Text[LongestResult - 1]) ? LongestResult - 1 : LongestResult;
        return result with { Text = result.Text[..end] + " (The rest was too long.)" };
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Turn {Turn}: the tool {Tool} failed")]
        public static partial void Failed(ILogger logger, string turn, string tool, Exception failure);

        [LoggerMessage(2, LogLevel.Warning, "Turn {Turn}: the model's arguments of the tool {Tool} could not be read, it is told so")]
        public static partial void Unreadable(ILogger logger, string turn, string tool);
    }
}
