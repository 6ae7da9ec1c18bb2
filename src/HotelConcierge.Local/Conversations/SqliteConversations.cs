using HotelConcierge.Conversations;
using HotelConcierge.Local.Engine;
using HotelConcierge.Local.Storage;
using HotelConcierge.Messages;

namespace HotelConcierge.Local.Conversations;

/// <summary>The conversations of this host, in the same file as the journal of their turns.</summary>
internal sealed class SqliteConversations(SqliteDatabase database, ConversationRows rows, TurnEngine engine) : IConversations
{
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Raised after a commit that set a timer.</summary>
    public event EventHandler? TimerSet;

    /// <summary>Ends once something happened in a conversation since the start: a guest wrote, or a pause was over.</summary>
    public Task Begun => _begun.Task;

    public async Task SignalAsync(ConversationId conversation, ConversationEvent happened, CancellationToken cancellationToken)
    {
        var effects = await database.WriteAsync(connection => rows.Apply(connection, conversation, happened), cancellationToken);
        _begun.TrySetResult();
        foreach (var effect in effects)
        {
            // An opt-out was kept with the state.
            effect.CarryOut(turn => engine.Wake(turn.TurnId), engine.Wake, _ => { }, _ => TimerSet?.Invoke(this, EventArgs.Empty));
        }
    }

    public Task<ConversationState?> ReadAsync(ConversationId conversation, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => ConversationRows.Read(connection, conversation), cancellationToken);

    /// <summary>Conversations whose timer is due.</summary>
    public Task<IReadOnlyList<ConversationId>> DueAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => rows.Due(connection, now), cancellationToken);

    /// <summary>When the next timer is due; null when none is out.</summary>
    public Task<DateTimeOffset?> NextTimerAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(ConversationRows.NextTimer, cancellationToken);

    /// <summary>
    /// Conversations whose guest last wrote before an instant, and those that no message came to since another and whose guest was
    /// forgotten.
    /// </summary>
    public Task<List<ConversationId>> SilentAsync(
        DateTimeOffset silentSince,
        DateTimeOffset forgottenSince,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync<List<ConversationId>>(
            connection =>
                [.. ConversationRows.HeardBefore(connection, silentSince), .. ConversationRows.ForgottenBefore(connection, forgottenSince)],
            cancellationToken);
}
