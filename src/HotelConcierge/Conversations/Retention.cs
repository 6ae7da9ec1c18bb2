using HotelConcierge.Messages;
using HotelConcierge.Settings;
using HotelConcierge.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Conversations;

/// <summary>How long things are kept, and how they are let go: what was said, conversations, and the histories of turns.</summary>
public sealed partial class Retention(
    IConversations conversations, GuestTables guests, IOptions<ConversationOptions> options, TimeProvider clock, ILogger<Retention> log)
{
    /// <summary>A turn's history is kept for as long as a provider may repeat the message that started it, and a day more.</summary>
    public static readonly TimeSpan TurnsKeptFor = Conversation.DuplicatesKeptFor + TimeSpan.FromDays(1);

    /// <summary>Guests who have not written since are forgotten: <c>Conversation__Retention</c> ago.</summary>
    public DateTimeOffset SilentSince => clock.GetUtcNow() - options.Value.Retention;

    /// <summary>Of a guest who was forgotten nothing is kept when no message came since: none is repeated any more.</summary>
    public DateTimeOffset ForgottenSince => clock.GetUtcNow() - Conversation.DuplicatesKeptFor;

    /// <summary>Turns that were over by then need no history any more.</summary>
    public DateTimeOffset TurnsOverBefore => clock.GetUtcNow() - TurnsKeptFor;

    /// <summary>
    /// Lets go of these conversations as far as they are due, and of what is over about any guest: a spa slot is, after its day.
    /// </summary>
    /// <remarks>
    /// Trouble with one conversation does not keep the others from it; the next look tries again. Done twice, it changes nothing.
    /// </remarks>
    /// <param name="candidates">Conversations that may be due.</param>
    public async Task EraseAsync(IEnumerable<ConversationId> candidates, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        foreach (var conversation in candidates)
            await TryAsync(conversation, () => LetGoAsync(conversation, cancellationToken));
        await guests.TidyAsync(cancellationToken);
    }

    /// <summary>The same for the conversations that an index notes, and puts its notes right.</summary>
    public async Task EraseAsync(SilentConversations index, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(index);
        foreach (var forgotten in new[] { false, true })
        {
            await foreach (var note in index.SilentAtAsync(forgotten ? ForgottenSince : SilentSince, forgotten, cancellationToken))
            {
                await TryAsync(note.Conversation, async () =>
                    await index.CorrectAsync(note, await LetGoAsync(note.Conversation, cancellationToken), cancellationToken));
            }
        }

        await guests.TidyAsync(cancellationToken);
    }

    /// <summary>Erases what is kept about a guest who is silent, and the conversation itself once nothing of it can be repeated.</summary>
    /// <remarks>
    /// A guest may write at any moment of this, and the turn that answers must not lose its rows. A turn writes none before the
    /// conversation is read as running it, so the rows that were seen before a conversation was read as silent are all of older
    /// turns: they go as they were seen, and what was written since stays. The conversation is told last, since it counts its turns
    /// from one again, whose rows must be gone by then (decision 0018).
    /// </remarks>
    /// <returns>Its silence as it was read; null when there is nothing to let go any more.</returns>
    private async Task<Silence?> LetGoAsync(ConversationId conversation, CancellationToken cancellationToken)
    {
        var (silentSince, forgottenSince) = (SilentSince, ForgottenSince);
        var silence = await ReadAsync();
        if (!IsDue())
            return silence;
        var rows = await guests.ListAsync(conversation, cancellationToken);
        silence = await ReadAsync();

        // Rows that somebody has changed since are left to the next look, which asks anew whether they are to go.
        if (IsDue() && await guests.TryEraseAsync(conversation, rows, cancellationToken))
        {
            await conversations.SignalAsync(
                conversation, new ConversationEvent.Expired(clock.GetUtcNow()) { SilentSince = silentSince }, cancellationToken);
        }

        return silence;

        async Task<Silence?> ReadAsync() => Silence.Of(await conversations.ReadAsync(conversation, cancellationToken));

        bool IsDue() => silence is not null && silence.Since < (silence.IsForgotten ? forgottenSince : silentSince);
    }

    private async Task TryAsync(ConversationId conversation, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception trouble) when (trouble is not OperationCanceledException)
        {
            // It stays where it was found, and is found again at the next look.
            Log.NotLetGo(log, conversation, trouble);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Conversation {Conversation} could not be let go; trying again at the next look")]
        public static partial void NotLetGo(ILogger logger, ConversationId conversation, Exception trouble);
    }
}
