using System.Text.Json;
using HotelConcierge.Conversations;
using HotelConcierge.Local.Engine;
using HotelConcierge.Local.Storage;
using HotelConcierge.Messages;
using HotelConcierge.Orchestration;
using HotelConcierge.Turns;
using Microsoft.Data.Sqlite;

namespace HotelConcierge.Local.Conversations;

/// <summary>
/// When a "forget me" has been carried out: what the guest's ended turns did goes from the journal, where a failure may quote
/// what somebody wrote, and the write-ahead log gives up what was erased.
/// </summary>
internal sealed class ForgottenTurns(SqliteDatabase database) : IFinishRecorder
{
    public IReadOnlyCollection<string> Record(SqliteConnection connection, FinishedInstance finished)
    {
        if (finished.Orchestration != TurnOrchestration.Name || !IsForget(connection, finished.Id))
            return [];
        TurnJournal.EraseStories(connection, TurnIds.ConversationOf(finished.Id).Value + '-');
        database.EmptyLog();
        return [];
    }

    private static bool IsForget(SqliteConnection connection, string turn) =>
        TurnJournal.FindInput(connection, turn) is { } input
        && JsonSerializer.Deserialize<TurnStart>(input, TurnJson.Options)?.Kind is TurnKind.Forget;
}
