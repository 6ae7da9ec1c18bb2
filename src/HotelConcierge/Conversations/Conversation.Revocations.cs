using HotelConcierge.Messages;

namespace HotelConcierge.Conversations;

/// <content>Messages that the guest takes back.</content>
public static partial class Conversation
{
    /// <summary>Keeps what was taken back apart from what was seen. Stored in ids.</summary>
    private const string RevokedPrefix = "revoked-";

    /// <summary>
    /// What nobody has answered yet is as if it had never been written. Of what a turn has taken, the words are erased by a turn of its own
    /// once that one is over: it needs them until then. A command stands, an alarm too.
    /// </summary>
    private static ConversationState Revoke(ConversationState state, ConversationEvent.MessageRevoked revoked)
    {
        var source = revoked.SourceId;
        if (state.Seen.ContainsKey(RevokedPrefix + source))
            return state;
        var waiting = state.Inbox.FindAll(kept => IsOf(kept.Message, source));
        state = state with
        {
            // Webhooks overtake each other: the message itself may be yet to come.
            Seen = Remember(state.Seen, RevokedPrefix + source, revoked.At),
            Inbox = state.Inbox.RemoveAll(waiting.Contains),
            Heard = state.Heard?.RemoveAll(heard => heard.SourceId == source),
        };

        // Of a guest who is unknown, or about to be, nothing is kept anyway.
        var isForgetting = state.Running?.Start.Kind is TurnKind.Forget
            || state.Commands.Exists(command => command.Kind is TurnKind.Forget);
        return state.Address is null || isForgetting || waiting.Exists(IsUntouched) ? state : Erase(state, source, revoked.TraceParent);
    }

    private static ConversationState Erase(ConversationState state, string source, string? traceParent)
    {
        var place = state.Commands.FindIndex(command => command.Kind is TurnKind.Revoked);
        if (place < 0)
        {
            return state with
            {
                Commands = state.Commands.Add(
                    new(RevokedPrefix + source, TurnKind.Revoked, Language: null, traceParent) { Revoked = [source] }),
            };
        }

        var waiting = state.Commands[place];
        var all = waiting.Revoked ?? [];
        return all.Count >= LargestInbox
            ? state
            : state with { Commands = state.Commands.SetItem(place, waiting with { Revoked = all.Add(source) }) };
    }

    private static bool IsRevoked(ConversationState state, InboundMessage message) =>
        state.Seen.ContainsKey(RevokedPrefix + (message.SourceId ?? message.Id));

    private static bool IsOf(InboundMessage message, string source) => (message.SourceId ?? message.Id) == source;

    /// <summary>Whether no turn has ever taken it, nor what it said before it was changed.</summary>
    private static bool IsUntouched(KeptMessage kept) =>
        !kept.Message.IsEdit && !kept.Message.Id.EndsWith(AgainSuffix, StringComparison.Ordinal);
}
