using HotelConcierge.Conversations;
using HotelConcierge.Local.Engine;
using HotelConcierge.Messages;
using HotelConcierge.Turns;
using Microsoft.Data.Sqlite;

namespace HotelConcierge.Local.Conversations;

/// <summary>
/// Tells a conversation that its turn broke off. A turn that ends as it should has said so itself; without this, one that
/// could not be replayed would keep the guest's next message waiting for ever.
/// </summary>
internal sealed class FailedTurns(ConversationRows rows) : IFinishRecorder
{
    public IReadOnlyCollection<string> Record(SqliteConnection connection, FinishedInstance finished)
    {
        if (finished.Failure is null || finished.Orchestration != TurnOrchestration.Name)
            return [];
        var ended = new ConversationEvent.TurnEnded(finished.Id, NextStep.WaitForMessage, finished.At);
        var started = new List<string>();
        foreach (var effect in rows.Apply(connection, TurnIds.ConversationOf(finished.Id), ended))
        {
            // A turn that ends interrupts none, and is no wish to be left alone. A timer is in its row, where the clock of
            // conversations finds it within seconds.
            effect.CarryOut(turn => started.Add(turn.TurnId), _ => { }, _ => { }, _ => { });
        }

        return started;
    }
}
