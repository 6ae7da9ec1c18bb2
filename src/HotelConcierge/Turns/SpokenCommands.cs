using HotelConcierge.Conversations;
using HotelConcierge.Messages;

namespace HotelConcierge.Turns;

/// <summary>
/// Hands a spoken command or cry for help to the conversation, which hears it as if it had been written. Once, however often this runs: the
/// recording's id is in the message's.
/// </summary>
public sealed class SpokenCommands(IConversations conversations, GuestCommands commands, OptOuts optOuts, TimeProvider clock)
{
    /// <summary>Whether words are a command, or tell of danger: those are heard on receipt, and by no turn.</summary>
    public bool IsOne(string words) => commands.Of(words) is not GuestCommand.None || commands.DangerIn(words) is not null;

    /// <param name="kept">The recording's message.</param>
    /// <param name="file">The recording's place in it.</param>
    /// <param name="words">What was said.</param>
    public async Task SayAsync(ConversationId conversation, KeptMessage kept, int file, string words, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(kept);
        var message = kept.Message with
        {
            Id = Conversation.SpokenIdOf(kept.Message, file),
            Kind = MessageKind.Text,
            Text = words,
            Media = [],
            SourceId = null,
            IsEdit = false,
        };
        var standing = await optOuts.OfAsync(message, cancellationToken);
        await conversations.SignalAsync(
            conversation,
            new ConversationEvent.MessageReceived(message, clock.GetUtcNow(), kept.TraceParent) { Standing = standing },
            cancellationToken);
    }
}
