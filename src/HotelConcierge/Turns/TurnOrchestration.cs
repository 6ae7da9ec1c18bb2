using HotelConcierge.Assistants;
using HotelConcierge.Conversations;
using HotelConcierge.Diagnostics;
using HotelConcierge.Orchestration;
using HotelConcierge.Sending;

namespace HotelConcierge.Turns;

/// <summary>
/// A turn: what a guest wrote comes in, our reply goes out in order, whatever crashes in between. Pure: everything with
/// an effect is an activity, so a replay from the recorded history takes the same path.
/// </summary>
public static partial class TurnOrchestration
{
    /// <summary>The name under which hosts register it; stored in running turns.</summary>
    public const string Name = "Turn";

    /// <summary>Raised when the answer is not wanted any more: STOP, a new conversation, "forget me".</summary>
    public const string InterruptEvent = "interrupt";

    /// <summary>The most tries for one chunk: with the longest waits about a quarter of an hour.</summary>
    public const int MostTries = 20;

    private static readonly TimeSpan PatienceBeforeAlert = TimeSpan.FromSeconds(10);

    public static async Task<TurnOutcome> RunAsync(ITurnContext context, TurnStart turn)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(turn);
        var startedAt = context.CurrentTime;
        using var listening = new CancellationTokenSource();
        Task interrupted = context.WaitForEventAsync(InterruptEvent, listening.Token);

        var progress = new Progress();
        var (outcome, sent, answerRound) = await ConverseAsync(context, turn, interrupted, progress);
        var openedCase = await HandOffAsync(context, turn, outcome, interrupted, progress);
        listening.Cancel();
        if (progress.TellsDesk)
            await TellDeskAsync(context, new(turn, outcome, sent));
        await context.CallActivityAsync(
            TurnActivities.End,
            new TurnEnding(turn, outcome, sent, answerRound, startedAt)
            {
                NeverBegan = !progress.HasBegun,
                Case = openedCase,
                Next = progress.ClosesChat && outcome is TurnOutcome.Answered ? NextStep.CloseChat : progress.Next,
            }
        );

        if (progress.LearnsLanguage && outcome is TurnOutcome.Answered or TurnOutcome.Apologised)
            await LearnLanguageAsync(context, turn);

        // The conversation goes on meanwhile, however long it takes until somebody is reached.
        if (progress.Alert is { } alert)
            await alert;
        return outcome;
    }

    private static async Task<(TurnOutcome Outcome, int Sent, int? AnswerRound)> ConverseAsync(
        ITurnContext context, TurnStart turn, Task interrupted, Progress progress)
    {
        try
        {
            if (turn.Files > 0)
                await TurnFileSteps.RunAsync(context, turn, interrupted);
            if (await BeginAsync(context, turn) is not { } plan)
                return (TurnOutcome.Undeliverable, 0, null);
            progress.HasBegun = true;
            progress.MayHandOff = plan.MayHandOff;
            progress.IsForPeople = plan.IsForPeople;
            progress.TellsDesk = plan.TellsDesk;
            progress.Next = plan.Next;
            if (turn.Files > 0 && interrupted.IsCompleted)
                return (TurnOutcome.Stopped, 0, null);
            progress.AlertsStaff = plan.AlertsStaff;
            progress.LearnsLanguage = plan.LearnsLanguage;
            var reply = plan.FixedReply is { } key
                ? new ReplyRequest(turn, key, Round: 0)
                : await AnswerInTimeAsync(context, turn, plan, interrupted, progress);
            if (reply is null)
                return (TurnOutcome.Stopped, 0, null);

            var composed = await context.CallActivityAsync(TurnActivities.Compose, reply);
            var sending = SendAsync(context, turn, composed, interrupted);
            if (progress.AlertsStaff)
            {
                await WaitBeforeAlertAsync(context, sending);
                progress.Alert = AlertAsync(context, turn);
            }

            var (verdict, sent) = await sending;
            var outcome = verdict switch
            {
                ChunkVerdict.Closed => TurnOutcome.Stopped,
                _ when composed.Chunks == 0 => TurnOutcome.Stopped,
                ChunkVerdict.GivenUp => TurnOutcome.Undeliverable,
                _ when reply.FixedReply is ReplyKeys.Apology => TurnOutcome.Apologised,
                _ => TurnOutcome.Answered,
            };
            return (outcome, sent, reply.FixedReply is null ? reply.Round : null);
        }
        catch (ActivityFailedException)
        {
            // Our own store failed for the whole of a patient retry, and the host has logged each try. The turn still has
            // to end, or the guest's next message would wait for it for ever.
            if (progress.AlertsStaff)
                progress.Alert ??= AlertAsync(context, turn);
            return (TurnOutcome.Undeliverable, 0, null);
        }
    }

    /// <returns>Null when the conversation did not show the turn in all that time.</returns>
    private static async Task<TurnPlan?> BeginAsync(ITurnContext context, TurnStart turn)
    {
        for (var attempt = 1; ; attempt++)
        {
            var plan = await context.CallActivityAsync(turn.Kind is TurnKind.Forget ? TurnActivities.Forget : TurnActivities.Begin, turn);
            if (!plan.IsTooEarly)
                return plan;
            if (attempt == RetryPolicy.Patient.MaxAttempts)
                return null;

            // As long and as often as if it had failed, which in the log it would look like.
            await context.CreateTimerAsync(context.CurrentTime + RetryPolicy.Patient.DelayAfter(attempt), CancellationToken.None);
        }
    }

    /// <summary>The answer, or an apology when the model fails or the deadline comes first; null when it is not wanted any more.</summary>
    private static async Task<ReplyRequest?> AnswerInTimeAsync(
        ITurnContext context,
        TurnStart turn,
        TurnPlan plan,
        Task interrupted,
        Progress progress)
    {
        using var timers = new CancellationTokenSource();
        var deadline = context.CreateTimerAsync(plan.Deadline, timers.Token);
        var hold = context.CreateTimerAsync(plan.HoldAt, timers.Token);
        var answer = AnswerAsync(context, turn, plan, progress);

        var first = await Task.WhenAny(answer, hold, deadline, interrupted);
        if (first == hold)
        {
            await HoldTheLineAsync(context, turn);
            await Task.WhenAny(answer, deadline, interrupted);
        }

        timers.Cancel();
        progress.Unwanted = !answer.IsCompleted;
        if (interrupted.IsCompleted)
            return null;
        return answer.IsCompleted ? await answer : new ReplyRequest(turn, ReplyKeys.Apology, Round: 0);
    }

    private static async Task<ReplyRequest> AnswerAsync(ITurnContext context, TurnStart turn, TurnPlan plan, Progress progress)
    {
        var apology = new ReplyRequest(turn, ReplyKeys.Apology, Round: 0);
        try
        {
            if (plan.AsksRoute && await ChooseRouteAsync(context, turn, plan) is { } key)
                return new ReplyRequest(turn, key, Round: 0);
            if (progress.Unwanted)
                return apology;
            for (var round = 0; round < plan.MaxRounds; round++)
            {
                var last = round == plan.MaxRounds - 1;
                var move = await context.CallActivityAsync(
                    TurnActivities.AskModel,
                    new ModelRound(turn, round, MayUseTools: !last, plan.Deadline));
                progress.AlertsStaff |= move.AlertsStaff;
                if (move.Kind is ModelMoveKind.Reply)
                    return new ReplyRequest(turn, FixedReply: null, round);
                if (move.Kind is not ModelMoveKind.UseTools)
                    return move.Reply is null ? apology : new ReplyRequest(turn, move.Reply, Round: 0);
                var saysAll = move.IsAll;
                for (var index = 0; index < move.ToolCalls; index++)
                {
                    // An answer that nobody waits for must not change the world behind the guest's back.
                    if (progress.Unwanted)
                        return apology;
                    var done = await context.CallActivityAsync(
                        TurnActivities.RunTool, new ToolStep(turn, round, index, plan.Deadline));
                    if (done.Reply is { } decided && move.ToolCalls == 1)
                        return new ReplyRequest(turn, decided, Round: 0);
                    progress.HandsOff |= done.HandsOff;
                    progress.ClosesChat |= done.ClosesChat;
                    saysAll &= done.SaysAll;
                }

                if (saysAll)
                    return new ReplyRequest(turn, FixedReply: null, round);

                if (progress.Unwanted)
                    return apology;
            }
        }
        catch (ActivityFailedException)
        {
            // The host has logged every try. For the guest it is the same as a model that says no.
        }

        return apology;
    }

    /// <summary>Asks for the route, once more when the answer was none.</summary>
    /// <returns>The key of the fixed reply that answers; null when the route's model does.</returns>
    private static async Task<string?> ChooseRouteAsync(ITurnContext context, TurnStart turn, TurnPlan plan)
    {
        for (var attempt = 1; attempt <= RouteQuestion.LastTry; attempt++)
        {
            var choice = await context.CallActivityAsync(TurnActivities.ChooseRoute, new RouteQuestion(turn, attempt, plan.Deadline));
            if (choice.IsDecided)
                return choice.FixedReply;
        }

        return null;
    }

    private static async Task HoldTheLineAsync(ITurnContext context, TurnStart turn)
    {
        try
        {
            await context.CallActivityAsync(TurnActivities.SendChunk, new ChunkRef(turn, ChunkRef.Hold, Try: 1));
        }
        catch (ActivityFailedException)
        {
            // What is nice to have and could not be sent, and was logged, must not cost the guest the answer.
        }
    }

    /// <summary>Staff are alerted once the guest has the text, or a moment later when the channel does not take it.</summary>
    private static async Task WaitBeforeAlertAsync(ITurnContext context, Task sending)
    {
        using var waiting = new CancellationTokenSource();
        var patience = context.CreateTimerAsync(context.CurrentTime + PatienceBeforeAlert, waiting.Token);
        await Task.WhenAny(sending, patience);
        waiting.Cancel();
    }

    private static async Task AlertAsync(ITurnContext context, TurnStart turn)
    {
        try
        {
            await context.CallActivityAsync(TurnActivities.Alert, turn);
        }
        catch (ActivityFailedException)
        {
            // Nobody took it at any try, and the host has logged each. The guest was told whom to call.
        }
    }

    /// <summary>Nobody waits for it: the conversation has been told that the turn is over.</summary>
    private static async Task LearnLanguageAsync(ITurnContext context, TurnStart turn)
    {
        try
        {
            await context.CallActivityAsync(TurnActivities.LearnLanguage, turn);
        }
        catch (ActivityFailedException)
        {
            // The guest has the answer, and reads our sentences in the nearest of our languages.
        }
    }

    private static async Task<(ChunkVerdict Verdict, int Sent)> SendAsync(
        ITurnContext context,
        TurnStart turn,
        ComposedReply reply,
        Task interrupted)
    {
        var atOnce = Math.Max(1, reply.AtOnce);
        for (var chunk = 0; chunk < reply.Chunks; chunk += atOnce)
        {
            var call = new ChunkRef(turn, chunk, Try: 1) { Further = Math.Min(atOnce, reply.Chunks - chunk) - 1 };
            var verdict = await TrySendOneAsync(context, call, interrupted);
            if (verdict is not ChunkVerdict.Sent)
                return (verdict, chunk);
        }

        return (ChunkVerdict.Sent, reply.Chunks);
    }

    private static async Task<ChunkVerdict> TrySendOneAsync(ITurnContext context, ChunkRef call, Task interrupted)
    {
        try
        {
            return await SendOneAsync(context, call, interrupted);
        }
        catch (ActivityFailedException)
        {
            // The host has logged every try. What the guest has read of the answer so far is still to be remembered.
            return ChunkVerdict.GivenUp;
        }
    }

    private static async Task<ChunkVerdict> SendOneAsync(ITurnContext context, ChunkRef call, Task interrupted)
    {
        for (var attempt = 1; attempt <= MostTries; attempt++)
        {
            var result = await context.CallActivityAsync(TurnActivities.SendChunk, call with { Try = attempt });
            if (result.Verdict is not ChunkVerdict.TryAgain)
                return result.Verdict;

            using var waiting = new CancellationTokenSource();
            var pause = context.CreateTimerAsync(context.CurrentTime + result.Wait, waiting.Token);
            await Task.WhenAny(pause, interrupted);
            if (interrupted.IsCompleted)
            {
                waiting.Cancel();
                return ChunkVerdict.Closed;
            }
        }

        return ChunkVerdict.GivenUp;
    }
}
