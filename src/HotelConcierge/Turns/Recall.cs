using HotelConcierge.Budgets;
using HotelConcierge.Conversations;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Turns;

/// <summary>What a model remembers of a conversation.</summary>
internal static class Recall
{
    /// <summary>The end of the transcript that fits into so many tokens, oldest first; this turn's own words always.</summary>
    public static async Task<List<ChatMessage>> RecallAsync(
        this Transcripts transcripts, TurnStart turn, int tokens, CancellationToken cancellationToken)
    {
        var recalled = new List<ChatMessage>();
        var spent = 0;
        await foreach (var entry in transcripts.NewestFirstAsync(turn.Conversation, cancellationToken))
        {
            if (entry.Turn > turn.Number)
                continue;
            var context = MessageContext.Mark(entry.Context);
            spent += TokenEstimate.Of(entry.Text) + TokenEstimate.Of(context);
            if (spent > tokens && entry.Turn < turn.Number)
                break;
            if (entry.Text.Length > 0)
                recalled.Add(new(entry.Speaker is Speaker.Guest ? ChatRole.User : ChatRole.Assistant, entry.Text));

            // Before the words, which are the newer and so in this order come first.
            if (context.Length > 0)
                recalled.Add(new(ChatRole.User, context));
        }

        recalled.Reverse();
        return recalled;
    }
}
