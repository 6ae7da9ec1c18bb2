using System.Collections.Immutable;

namespace HotelConcierge.Conversations;

/// <content>What people answer past us, on the hotel's own phone (decision 0029).</content>
public static partial class Conversation
{
    /// <summary>
    /// What was written on the phone longer ago than this takes nothing over: it waited somewhere, and who wrote it may be gone.
    /// </summary>
    public static readonly TimeSpan EchoIsFreshFor = TimeSpan.FromHours(1);

    /// <summary>Keeps the ids of what was written past us apart from those of guests' messages. Stored in ids.</summary>
    private const string EchoPrefix = "echo-";

    /// <summary>
    /// Whoever answers the guest has the conversation, as at the desk. What they wrote is written down by a turn, in the case that is open
    /// or else in the one that this opens; of who opted out, and where nobody could give the guest back, in the transcript alone.
    /// </summary>
    private static ConversationState Overhear(
        ConversationState state, ConversationEvent.StaffAnswered answered, ImmutableList<ConversationEffect>.Builder effects)
    {
        var id = EchoPrefix + answered.Echo.MessageId;
        if (state.Seen.ContainsKey(id) || state.Commands.Count >= LargestInbox)
            return state;
        state = state with
        {
            Seen = Remember(state.Seen, id, answered.At),
            Address = state.Address ?? answered.Echo.Address,

            // Of a guest who never wrote, the time from which on the conversation is kept.
            LastProactiveAt = answered.At,
        };
        var deskCase = CaseFor(state, answered);
        if (deskCase is not null)
            state = Join(state, deskCase, effects);
        return state with
        {
            Commands = state.Commands.Add(new(id, TurnKind.Desk, Language: null)
            {
                Desk = new(DeskAct.WrotePastUs, deskCase ?? "", answered.Echo.MessageId),
                Echo = answered.Echo,
            }),
        };
    }

    /// <summary>The case that it belongs to; null for none.</summary>
    private static string? CaseFor(ConversationState state, ConversationEvent.StaffAnswered answered)
    {
        if (answered.Case is null || state.Mode is ConversationMode.OptedOut)
            return null;
        var isFresh = answered.At - answered.Echo.At <= EchoIsFreshFor;
        return isFresh || IsWithPeople(state) ? state.Case ?? answered.Case : null;
    }

    /// <summary>Whether what waits of the guest is what the next command answers: then it is brought to people first.</summary>
    private static bool IsAnsweredPastUs(ConversationState state) =>
        state.Commands is [{ Echo: not null }, ..] && IsWithPeople(state) && !state.Inbox.IsEmpty;
}
