using System.Collections.Immutable;
using HotelConcierge.Assistants;
using HotelConcierge.Channels;
using HotelConcierge.Conversations;
using HotelConcierge.Diagnostics;
using HotelConcierge.Orchestration;
using HotelConcierge.Safety;
using HotelConcierge.Tools;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Turns;

/// <summary>
/// One model call of a turn. The answer is stored before the activity returns, so that a repeated run does not pay for it
/// again and a replayed turn reads what the guest was told.
/// </summary>
public sealed partial class AskModel(
    ModelPrompt prompt,
    CheckedModel model,
    DangerQuestion danger,
    ChannelCatalog channels,
    IEnumerable<IFinishesAnswers> finishing,
    TurnStore turns,
    ConciergeTelemetry telemetry,
    ILogger<AskModel> log)
    : IActivity<ModelRound, ModelMove>
{
    private static readonly ImmutableDictionary<string, string> Nothing = ImmutableDictionary.Create<string, string>(StringComparer.Ordinal);

    public async Task<ModelMove> RunAsync(ModelRound input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        using var span = telemetry.Start("model", input.Turn);
        var known = await turns.FindAnswerAsync(input.Turn, input.Round, cancellationToken);
        if (known is not null && input.Round > 0)
            return MoveFor(known);

        var brief = await turns.FindBriefAsync(input.Turn, cancellationToken)
            ?? throw new InvalidOperationException($"Turn {input.Turn.TurnId} has no brief.");
        if (known is not null)
            return MoveFor(known) with { IsAll = brief.AnswersAll };
        if (input.Round == 0 && !brief.Answers.IsEmpty)
            return await CarryOutAsync(input, brief, cancellationToken);
        var call = await prompt.BuildAsync(input, brief, cancellationToken);
        var asked = danger.IsAskedIn(input) ? danger.AskAsync(input, call, cancellationToken) : null;
        var (outcome, read) = await model.AskAsync(call, input.Round, cancellationToken);
        if (asked is not null && await danger.WaitAsync(asked, cancellationToken) is { } kind)
            return await KeepDangerAsync(input, brief, call, kind, outcome, cancellationToken);
        return outcome is ModelOutcome.Answered answered && read is not null
            ? await KeepAsync(input, brief, call, answered, read, cancellationToken)
            : WithoutAnswer(input.Turn, call, outcome);
    }

    /// <summary>Keeps the reviewed text instead of what the model answered, or did not.</summary>
    private async Task<ModelMove> KeepDangerAsync(
        ModelRound round, TurnBrief brief, ModelCall call, SafetyKind kind, ModelOutcome outcome, CancellationToken cancellationToken)
    {
        if (outcome is ModelOutcome.Answered paid)
            await turns.KeepUsageAsync(round.Turn, round.Round, paid.Usage, paid.Count, cancellationToken);
        var kept = await turns.KeepAnswerAsync(
            round.Turn, round.Round, danger.AnswerTo(kind, brief, call.Assistant), count: null, cancellationToken);
        return kept is not null ? MoveFor(kept) : Failed("forgotten");
    }

    /// <summary>What the guest tapped or plainly answered needs nobody to understand it.</summary>
    private async Task<ModelMove> CarryOutAsync(ModelRound round, TurnBrief brief, CancellationToken cancellationToken)
    {
        var kept = await turns.KeepPlainAnswersAsync(round.Turn, round.Round, new("", brief.Answers), cancellationToken);
        return kept is null ? Failed("forgotten") : MoveFor(kept) with { IsAll = brief.AnswersAll };
    }

    /// <summary>Keeps what the guest is to read, once.</summary>
    private async Task<ModelMove> KeepAsync(
        ModelRound round,
        TurnBrief brief,
        ModelCall call,
        ModelOutcome.Answered answered,
        ReadAnswer read,
        CancellationToken cancellationToken)
    {
        var answer = read.Answer with { Usage = answered.Usage };
        var isNothing = ModelAnswers.IsEmpty(answer) || (answer.ToolCalls.IsEmpty && TurnSpeech.IsNothing(answer.Text));
        if (isNothing && (await turns.FindToolResultsAsync(round.Turn, round.Round - 1, cancellationToken)).HaveSpoken())
            return await KeepAsync(round, answer with { Text = TurnSpeech.NothingToAdd, ToolCalls = [] }, answered, cancellationToken);
        if (isNothing)
        {
            Log.Unusable(log, round.Turn.TurnId, read.Flaw);
            await turns.KeepUsageAsync(round.Turn, round.Round, answered.Usage, answered.Count, cancellationToken);
            return Failed(read.Flaw is AnswerFlaw.Filtered or AnswerFlaw.Declined ? "filtered" : "empty");
        }

        if (read.Flaw is AnswerFlaw.Cut or AnswerFlaw.CutEarly)
        {
            Log.Cut(log, round.Turn.TurnId);
            answer = answer with { Text = $"{answer.Text}\n\n{call.Assistant.Reply(ReplyKeys.CutShort, brief.Language)}" };
        }

        if (PromptGuard.IsRecited(call.Messages[0].Text, answer.Text))
        {
            Log.Recited(log, round.Turn.TurnId);
            answer = answer with { Text = call.Assistant.Reply(ReplyKeys.Refused, brief.Language) };
        }

        return await KeepAsync(round, await FinishAsync(answer, brief, call, cancellationToken), answered, cancellationToken);
    }

    /// <summary>What features make of an answer that the guest is to read.</summary>
    private async Task<ModelAnswer> FinishAsync(ModelAnswer answer, TurnBrief brief, ModelCall call, CancellationToken cancellationToken)
    {
        if (!answer.ToolCalls.IsEmpty || call.Assistant.Route(brief.Route) is not { } route)
            return answer;
        var abilities = channels.Of(brief.Address).AbilitiesFor(brief.Address);
        var guest = new ToolCall("", call.Turn.Conversation, call.Assistant, [])
        {
            Turn = call.Turn.TurnId,
            TurnNumber = call.Turn.Number,
            Address = brief.Address,
            Language = brief.Language,
            MostChoices = abilities.MostChoices,
        };
        foreach (var feature in finishing)
        {
            var finished = await feature.FinishAsync(guest, route, answer.Text, abilities, cancellationToken);
            answer = answer with { Text = finished.Markdown, Choices = finished.Choices ?? answer.Choices };
            if (finished.Remember is { } remember)
                answer = answer with { Remember = (answer.Remember ?? Nothing).SetItem(feature.Name, remember) };
        }

        return answer;
    }

    private async Task<ModelMove> KeepAsync(
        ModelRound round, ModelAnswer answer, ModelOutcome.Answered answered, CancellationToken cancellationToken)
    {
        var kept = await turns.KeepAnswerAsync(round.Turn, round.Round, answer, answered.Count, cancellationToken);
        if (ReferenceEquals(kept, answer))
            telemetry.ModelPaid(answered.Usage.Cost);
        return kept is not null ? MoveFor(kept) : Failed("forgotten");
    }

    private ModelMove WithoutAnswer(TurnStart turn, ModelCall call, ModelOutcome outcome)
    {
        switch (outcome)
        {
            case ModelOutcome.Failed failed:
                Log.Failed(log, turn.TurnId, failed.Trouble);
                return Failed(failed.Trouble.ToString());
            case ModelOutcome.TooLate:
                Log.TooLate(log, turn.TurnId);
                return Failed("deadline");
            case ModelOutcome.NoTimeLeft:
                return Failed("deadline");
            case ModelOutcome.OverBudget:
                Log.OverBudget(log, turn.TurnId, call.Spent?.Tokens ?? 0);
                telemetry.OverBudget("turn");
                return Failed("budget") with { Reply = ReplyKeys.BudgetOfTurn };
            default:
                throw new InvalidOperationException($"Unknown outcome {outcome.GetType().Name}.");
        }
    }

    private static ModelMove Failed(string trouble) => new(ModelMoveKind.Failed, Trouble: trouble);

    private static ModelMove MoveFor(ModelAnswer answer) => answer.ToolCalls.IsEmpty
        ? new(ModelMoveKind.Reply) { AlertsStaff = answer.Danger is not null }
        : new(ModelMoveKind.UseTools, answer.ToolCalls.Count);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Turn {Turn}: no answer from the model ({Trouble}), the guest gets an apology")]
        public static partial void Failed(ILogger logger, string turn, ModelTrouble trouble);

        [LoggerMessage(2, LogLevel.Warning, "Turn {Turn}: the model did not answer within the turn's deadline")]
        public static partial void TooLate(ILogger logger, string turn);

        [LoggerMessage(3, LogLevel.Warning, "Turn {Turn}: the model answered nothing that can be shown ({Flaw})")]
        public static partial void Unusable(ILogger logger, string turn, AnswerFlaw flaw);

        [LoggerMessage(
            4,
            LogLevel.Warning,
            "Turn {Turn}: ended without an answer, over its budget after {Tokens} tokens; tokensPerTurn or Budget__MoneyPerTurn may be too low"
        )]
        public static partial void OverBudget(ILogger logger, string turn, long tokens);

        [LoggerMessage(5, LogLevel.Warning, "Turn {Turn}: the model recited its instructions; the guest reads a refusal instead")]
        public static partial void Recited(ILogger logger, string turn);

        [LoggerMessage(
            6,
            LogLevel.Warning,
            "Turn {Turn}: the model's answer was cut at maxOutputTokens; the guest reads its whole sentences, and that there is more"
        )]
        public static partial void Cut(ILogger logger, string turn);
    }
}
