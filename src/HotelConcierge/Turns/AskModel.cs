using HotelConcierge.Assistants;
using HotelConcierge.Budgets;
using HotelConcierge.Channels;
using HotelConcierge.Conversations;
using HotelConcierge.Diagnostics;
using HotelConcierge.Model;
using HotelConcierge.Orchestration;
using HotelConcierge.Reservations;
using HotelConcierge.Storage;
using HotelConcierge.Tools;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Turns;

/// <summary>
/// One model call of a turn. The answer is stored before the activity returns, so that a repeated run does not pay for it
/// again and a replayed turn reads what the guest was told.
/// </summary>
public sealed partial class AskModel(
    AssistantCatalog assistants,
    HotelCatalog hotels,
    ChannelCatalog channels,
    ToolCatalog tools,
    Transcripts transcripts,
    TurnStore turns,
    IChatClient model,
    Budget budget,
    ConciergeTelemetry telemetry,
    TimeProvider clock,
    ILogger<AskModel> log) : IActivity<ModelRound, ModelMove>
{
    public async Task<ModelMove> RunAsync(ModelRound input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        using var span = telemetry.Start("model", input.Turn);
        if (await turns.FindAnswerAsync(input.Turn, input.Round, cancellationToken) is { } known)
            return MoveFor(known);

        var brief = await turns.FindBriefAsync(input.Turn, cancellationToken)
            ?? throw new InvalidOperationException($"Turn {input.Turn.TurnId} has no brief.");
        var prompt = await new ModelPrompt(assistants, hotels, tools, transcripts, turns, clock).BuildAsync(input, brief, cancellationToken);
        var assistant = assistants.Find(brief.Assistant) ?? assistants.For(brief.Address);
        var spent = await turns.SumUsageAsync(input.Turn, input.Round, cancellationToken);
        if (!budget.TryFit(prompt.Options, prompt.Messages, spent, assistant))
        {
            Log.OverBudget(log, input.Turn.TurnId, spent.Tokens);
            telemetry.OverBudget("turn");
            return new(ModelMoveKind.Failed, Trouble: "budget", Reply: ReplyKeys.BudgetOfTurn);
        }

        var left = input.Deadline - clock.GetUtcNow();
        if (left <= TimeSpan.Zero)
            return new(ModelMoveKind.Failed, Trouble: "deadline");
        using var patience = new CancellationTokenSource(left, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        await using var typing = TypingSignal.For(channels.Of(brief.Address), brief.Address, clock);
        ChatResponse response;
        try
        {
            response = await model.GetResponseAsync(prompt.Messages, prompt.Options, either.Token);
        }
        catch (ModelException failure)
        {
            // The client has told the operator what to do about it; this line says whom it cost an answer.
            Log.Failed(log, input.Turn.TurnId, failure.Trouble);
            return new(ModelMoveKind.Failed, Trouble: failure.Trouble.ToString());
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            Log.TooLate(log, input.Turn.TurnId);
            return new(ModelMoveKind.Failed, Trouble: "deadline");
        }

        var usage = budget.Measure(prompt.Messages, response);
        var answer = ModelAnswers.From(response, mayUseTools: prompt.Options.Tools is not null) with { Usage = usage };
        if (ModelAnswers.IsEmpty(answer))
        {
            Log.Empty(log, input.Turn.TurnId);
            await turns.KeepUsageAsync(input.Turn, input.Round, usage, CountAsync, cancellationToken);
            return new(ModelMoveKind.Failed, Trouble: "empty");
        }

        if (PromptGuard.IsRecited(prompt.Messages[0].Text, answer.Text))
        {
            Log.Recited(log, input.Turn.TurnId);
            answer = answer with { Text = assistant.Reply(ReplyKeys.Refused, brief.Language) };
        }

        var kept = await turns.KeepAnswerAsync(input.Turn, input.Round, answer, CountAsync, cancellationToken);
        if (ReferenceEquals(kept, answer))
            telemetry.ModelPaid(usage.Cost);
        return kept is not null ? MoveFor(kept) : new(ModelMoveKind.Failed, Trouble: "forgotten");

        Task<TableChange> CountAsync() => budget.AddAsync(input.Turn.Conversation, assistant, usage, cancellationToken);
    }

    private static ModelMove MoveFor(ModelAnswer answer) => answer.ToolCalls.IsEmpty
        ? new(ModelMoveKind.Reply)
        : new(ModelMoveKind.UseTools, answer.ToolCalls.Count);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Turn {Turn}: no answer from the model ({Trouble}), the guest gets an apology")]
        public static partial void Failed(ILogger logger, string turn, ModelTrouble trouble);

        [LoggerMessage(2, LogLevel.Warning, "Turn {Turn}: the model did not answer within the turn's deadline")]
        public static partial void TooLate(ILogger logger, string turn);

        [LoggerMessage(3, LogLevel.Warning, "Turn {Turn}: the model answered nothing")]
        public static partial void Empty(ILogger logger, string turn);

        [LoggerMessage(4, LogLevel.Warning, "Turn {Turn}: ended without an answer, over its budget after {Tokens} tokens; tokensPerTurn or Budget__MoneyPerTurn may be too low")]
        public static partial void OverBudget(ILogger logger, string turn, long tokens);

        [LoggerMessage(5, LogLevel.Warning, "Turn {Turn}: the model recited its instructions; the guest reads a refusal instead")]
        public static partial void Recited(ILogger logger, string turn);
    }
}
