using HotelConcierge.Settings;
using HotelConcierge.Storage;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Conversations;

/// <summary>How long things are kept, and how they are let go: what was said, and the histories of turns.</summary>
public sealed class Retention(IConversations conversations, GuestTables guests, IOptions<ConversationOptions> options, TimeProvider clock)
{
    /// <summary>A turn's history is kept for as long as a provider may repeat the message that started it, and a day more.</summary>
    public static readonly TimeSpan TurnsKeptFor = Conversation.DuplicatesKeptFor + TimeSpan.FromDays(1);

    /// <summary>Guests who have not written since are forgotten: <c>Conversation__Retention</c> ago.</summary>
    public DateTimeOffset SilentSince => clock.GetUtcNow() - options.Value.Retention;

    /// <summary>Turns that were over by then need no history any more.</summary>
    public DateTimeOffset TurnsOverBefore => clock.GetUtcNow() - TurnsKeptFor;

    /// <summary>Erases what is kept about these guests, and what is over about any: a spa slot is, after its day. Done twice, it changes nothing.</summary>
    /// <param name="silent">Conversations whose guest has not written since <see cref="SilentSince"/>.</param>
    public async Task EraseAsync(IAsyncEnumerable<ConversationId> silent, CancellationToken cancellationToken)
    {
        await foreach (var conversation in silent.WithCancellation(cancellationToken))
        {
            await guests.EraseAsync(conversation, exceptKeyPrefix: "", cancellationToken);
            await conversations.SignalAsync(conversation, new ConversationEvent.Expired(clock.GetUtcNow()), cancellationToken);
        }

        await guests.TidyAsync(cancellationToken);
    }
}
