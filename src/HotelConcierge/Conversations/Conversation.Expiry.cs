namespace HotelConcierge.Conversations;

/// <content>What is let go when it has been kept for long enough.</content>
public static partial class Conversation
{
    /// <summary>Lets go of the guest, and of everything once nothing can be repeated. A wish to be left alone is all that stays.</summary>
    private static ConversationState Expire(ConversationState state, ConversationEvent.Expired expired)
    {
        if (state.LastActiveAt >= expired.SilentSince || state.Running is not null || !state.Commands.IsEmpty)
            return state;

        // What waits for a person has waited for as long as we keep anything; what waits for us is about to be answered.
        if (!state.Inbox.IsEmpty && (state.Mode is ConversationMode.Bot || expired.SilentSince is null))
            return state;
        state = WithoutGuest(WithoutDesk(state)) with { Inbox = [], Seen = Recent(state.Seen, expired.At) };
        return state.Seen.IsEmpty && state.Mode is not ConversationMode.OptedOut ? new ConversationState() : state;
    }

    private static ConversationState WithoutGuest(ConversationState state) => state with
    {
        Address = null,
        GuestName = null,
        GuestLanguage = null,
        Assistant = null,
        Heard = null,
        LastHeardAt = null,
        LastProactiveAt = null,
        LastEmergency = null,
    };
}
