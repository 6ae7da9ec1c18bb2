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
            spent += TokenEstimate.Of(entry.Text);
            if (spent > tokens && entry.Turn < turn.Number)
                break;
            recalled.Add(new(entry.Speaker is Speaker.Guest ? ChatRole.User : ChatRole.Assistant, entry.Text));
        }

        recalled.Reverse();
        return recalled;
    }
}
