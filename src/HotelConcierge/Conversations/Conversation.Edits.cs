using System.Globalization;
using HotelConcierge.Messages;
using HotelConcierge.Text;

namespace HotelConcierge.Conversations;

/// <content>Messages that the guest changes after they were sent.</content>
public static partial class Conversation
{
    /// <summary>Only the last messages are changed by anybody, and a conversation has a size.</summary>
    private const int MostHeardTexts = 30;

    /// <summary>
    /// Whether an edit leaves the words as they were: a reaction, or the preview of a link. What is not known any more counts as changed.
    /// </summary>
    private static bool ChangesNothing(ConversationState state, InboundMessage message) =>
        message is { IsEdit: true, SourceId: { } id }
        && state.Heard?.FindLast(heard => heard.SourceId == id) is { } before
        && before.Digest == DigestOf(message);

    /// <summary>Remembers what a message says, in the place of what it said before.</summary>
    private static ConversationState Listen(ConversationState state, InboundMessage message)
    {
        if (message.SourceId is not { } id)
            return state;
        var heard = (state.Heard ?? []).RemoveAll(known => known.SourceId == id).Add(new(id, DigestOf(message)));
        return state with { Heard = heard.Count > MostHeardTexts ? heard.RemoveAt(0) : heard };
    }

    /// <summary>A message that nobody has answered yet says from now on what it was changed to.</summary>
    /// <returns>Null when it does not wait any more.</returns>
    private static ConversationState? Replace(ConversationState state, InboundMessage message)
    {
        if (!message.IsEdit || message.SourceId is not { } id)
            return null;
        var place = state.Inbox.FindIndex(kept => kept.Message.SourceId == id);
        if (place < 0)
            return null;
        var kept = state.Inbox[place];
        return state with
        {
            Inbox = state.Inbox.SetItem(
                place,
                kept with { Message = kept.Message with { Kind = message.Kind, Text = message.Text, Media = message.Media } }),
        };
    }

    private static string DigestOf(InboundMessage message) => StableHash
        .Of([message.Kind.ToString(), message.Text, .. message.Media.Select(file => file.Fingerprint ?? file.Url)])
        .ToString("x16", CultureInfo.InvariantCulture);
}
