using Microsoft.Data.Sqlite;

namespace HotelConcierge.Local.Engine;

/// <summary>How an instance ended.</summary>
/// <param name="Failure">Why it failed, for an operator; null when it completed. May quote data: not for logs.</param>
internal sealed record FinishedInstance(string Id, string Orchestration, DateTimeOffset At, string? Failure);

/// <summary>Is told that an instance ended, so that whoever waits for it (a conversation) can go on.</summary>
internal interface IFinishRecorder
{
    /// <summary>Runs in the transaction that records the end: what it writes is kept with it, exactly once, or not at all.</summary>
    /// <returns>Instances it started or raised an event for; they are woken after the commit.</returns>
    IReadOnlyCollection<string> Record(SqliteConnection connection, FinishedInstance finished);
}
