using HotelConcierge.Channels;
using HotelConcierge.Conversations;
using HotelConcierge.Messages;
using HotelConcierge.Sending;

namespace HotelConcierge.ProactiveMessages;

/// <summary>Whether a guest can be written to unasked, as things are now.</summary>
/// <param name="State">What is known of the conversation; null for nothing.</param>
/// <param name="Obstacle">Why not, and what to do: a sentence; null when they can.</param>
public sealed record GuestReach(ConversationId Conversation, ConversationState? State, string? Obstacle);

/// <summary>
/// Finds out whether guests can be written to unasked. What it says can change until the turn; the gate has the last word.
/// </summary>
public sealed class ProactiveMessageReach(
    ChannelCatalog channels, IConversations conversations, GuestAliases aliases, OptOuts optOuts, TimeProvider clock)
{
    private const string OptedOut = "Has opted out. Only they can change that, by writing START.";

    /// <param name="template">What says it once free words are not taken any more.</param>
    public async Task<GuestReach> FindAsync(ConversationAddress address, MessageTemplate template, CancellationToken cancellationToken)
    {
        var conversation = await aliases.ConversationOfAsync(address, cancellationToken);
        var state = await conversations.ReadAsync(conversation, cancellationToken);
        var wish = (await optOuts.OfAsync(address, cancellationToken)).Wish;
        var isOut = state?.Mode is ConversationMode.OptedOut || (wish is { IsOut: true } && wish.IsNewTo(state));
        return new(conversation, state, isOut ? OptedOut : ObstacleOf(channels.Of(address), address, state, template));
    }

    private string? ObstacleOf(IChannel channel, ConversationAddress address, ConversationState? state, MessageTemplate template)
    {
        if (channel is IWritesFirst { FirstWordProblem: { } problem } && state?.LastHeardAt is null)
            return problem;
        return ReplyWindow.IsClosed(channel, address, state?.LastHeardAt, clock.GetUtcNow())
            && channel is ISendsTemplates templates && !templates.Has(template)
                ? $"Has not written within the time in which {channel.Name} takes free words. {templates.RemedyFor(template)}"
                : null;
    }
}
