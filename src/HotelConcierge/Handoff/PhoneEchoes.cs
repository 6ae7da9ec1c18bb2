using HotelConcierge.Assistants;
using HotelConcierge.Channels;
using HotelConcierge.Conversations;
using HotelConcierge.Messages;
using HotelConcierge.Sending;
using HotelConcierge.Text;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Handoff;

/// <summary>
/// Takes in what people write to guests on the hotel's own phone: the concierge falls silent as when somebody takes over at the desk, where
/// there is a desk to give the guest back. Where there is none it would be silent for ever, so it goes on, and knows what was written.
/// </summary>
public sealed partial class PhoneEchoes(
    GuestAliases aliases,
    Receipts receipts,
    SentKeys sent,
    IConversations conversations,
    AssistantCatalog assistants,
    Desks desks,
    TimeProvider clock,
    ILogger<PhoneEchoes> log)
{
    /// <summary>Takes one in; what we have sent ourselves never counts. To do it again changes nothing.</summary>
    public async Task TakeAsync(StaffEcho echo, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(echo);
        var guest = new InboundMessage("", echo.Address, MessageKind.Other, "") { GuestAliases = echo.GuestAliases };
        var conversation = await aliases.ConversationOfAsync(guest, cancellationToken);
        if (await receipts.FindSentAsync(conversation, echo.MessageId, cancellationToken) is not null
            || await sent.AnyAsync(conversation, echo.MessageId, cancellationToken))
        {
            Log.Ours(log, conversation);
            return;
        }

        var state = await conversations.ReadAsync(conversation, cancellationToken);
        var assistant = assistants.Answering(state?.Assistant, echo.Address);
        var canGiveBack = desks.For(assistant, echo.Address) is (_, { Name: BuiltInDesk.DeskName });
        await conversations.SignalAsync(
            conversation,
            new ConversationEvent.StaffAnswered(
                echo with { Text = WellFormedText.Of(echo.Text) },
                canGiveBack ? DeskCase.IdFor($"{conversation} {echo.MessageId}") : null,
                clock.GetUtcNow()),
            cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Conversation {Conversation}: a message of ours was told as one of the hotel's phone")]
        public static partial void Ours(ILogger logger, ConversationId conversation);
    }
}
