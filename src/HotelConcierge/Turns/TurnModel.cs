using HotelConcierge.Assistants;
using HotelConcierge.Budgets;
using HotelConcierge.Channels;
using HotelConcierge.Conversations;
using HotelConcierge.Messages;
using HotelConcierge.Model;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Turns;

/// <summary>
/// Calls the model for a turn: within what the turn may use and the time it has left, with typing shown to the guest meanwhile,
/// and measured. What it used is counted by whoever keeps the answer, in the same step.
/// </summary>
public sealed class TurnModel(IChatClient model, Budget budget, ChannelCatalog channels, TimeProvider clock)
{
    internal async Task<ModelOutcome> AskAsync(ModelCall call, CancellationToken cancellationToken)
    {
        if (call.Spent is { } spent && !budget.TryFit(call.Options, call.Messages, spent, call.Assistant))
            return new ModelOutcome.OverBudget();
        var left = call.Deadline - clock.GetUtcNow();
        if (left <= TimeSpan.Zero)
            return new ModelOutcome.NoTimeLeft();

        using var patience = new CancellationTokenSource(left, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        await using var typing = TypingSignal.For(channels.Of(call.Address), call.Address, call.LastMessage, clock);
        try
        {
            var response = await model.GetResponseAsync(call.Messages, call.Options, either.Token);
            var usage = call.Carried + budget.Measure(call.Messages, response);
            return new ModelOutcome.Answered(
                response, usage, () => budget.AddAsync(call.Turn.Conversation, call.Assistant, usage, cancellationToken));
        }
        catch (ModelException failure)
        {
            // The client has told the operator what to do about it; the caller says whom it cost an answer.
            return new ModelOutcome.Failed(failure.Trouble);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new ModelOutcome.TooLate();
        }
    }
}

/// <summary>One call of the model for a turn.</summary>
/// <param name="Turn">The turn, whose guest's day it is counted to.</param>
/// <param name="Address">Where the guest waits.</param>
/// <param name="Options">Fitted into the budget by the call, where <see cref="Spent"/> says that it is to be.</param>
/// <param name="Deadline">After this the answer is not wanted any more.</param>
internal sealed record ModelCall(
    TurnStart Turn,
    Assistant Assistant,
    ConversationAddress Address,
    IReadOnlyList<ChatMessage> Messages,
    ChatOptions Options,
    DateTimeOffset Deadline)
{
    /// <summary>The guest's message to which typing is shown, by the channel's id.</summary>
    public string LastMessage { get; init; } = "";

    /// <summary>Two letters: in which the guest is answered.</summary>
    public string Language { get; init; } = Assistant.DefaultLanguage;

    /// <summary>What the turn's calls so far have used of its budget; null for a call so small that it is not held to one.</summary>
    public ModelUsage? Spent { get; init; }

    /// <summary>What was used before for the same answer, which is counted with it.</summary>
    public ModelUsage Carried { get; init; } = ModelUsage.None;
}
