using HotelConcierge.Conversations;
using HotelConcierge.Diagnostics;
using HotelConcierge.Functions.Conversations;
using HotelConcierge.Turns;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Functions.Turns;

/// <summary>Runs the core's turn as a durable orchestration.</summary>
public static partial class TurnOrchestrator
{
    /// <summary>
    /// Stored with every turn. Raise it, here and in host.json, when a changed turn no longer fits the history of the turns
    /// that are running: an older host then leaves the newer ones to a newer host, and the code can tell the two apart.
    /// </summary>
    public const string Version = "1";

    [Function(TurnOrchestration.Name)]
    public static async Task<TurnOutcome> RunTurnAsync([OrchestrationTrigger] TaskOrchestrationContext context, TurnStart turn)
    {
        try
        {
            return await TurnOrchestration.RunAsync(new DurableTurnContext(context), turn);
        }
        catch (Exception broken)
        {
            // Whatever it was, the next message must not wait for this turn for ever.
            Log.BrokeOff(context.CreateReplaySafeLogger(nameof(TurnOrchestrator)), turn.TurnId, broken);
            var ended = new ConversationEvent.TurnEnded(
                turn.TurnId,
                NextStep.WaitForMessage,
                new DateTimeOffset(context.CurrentUtcDateTime, TimeSpan.Zero));
            await context.Entities.SignalEntityAsync(
                ConversationEntity.IdOf(turn.Conversation), nameof(ConversationEntity.Apply), new ConversationSignal(ended));
            throw;
        }
    }

    /// <summary>Tells a turn that its answer is not wanted any more. A turn that is over does not hear it.</summary>
    [Function(nameof(InterruptTurn))]
    public static Task InterruptTurn([OrchestrationTrigger] TaskOrchestrationContext context, string turnId)
    {
        context.SendEvent(turnId, TurnOrchestration.InterruptEvent, "");
        return Task.CompletedTask;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Turn {Turn} broke off")]
        public static partial void BrokeOff(ILogger logger, string turn, Exception broken);
    }
}
