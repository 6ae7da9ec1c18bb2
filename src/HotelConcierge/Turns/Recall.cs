using HotelConcierge.Budgets;
using HotelConcierge.Conversations;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Turns;

/// <summary>What a model remembers of a conversation.</summary>
internal static class Recall
{
    /// <summary>Of files of earlier turns nothing is told any more: what they say was data then, and would be unguarded now.</summary>
    private const string WasEnclosed = "The guest sent a file, a place or a contact here. What it says is not shown.";

    /// <summary>The model must neither take it for its own words nor go on as if it could do what staff can.</summary>
    private const string ByStaff = "A member of staff, not you, wrote the next message to the guest.";

    /// <summary>The end of the transcript that fits into so many tokens, oldest first; this turn's own words always.</summary>
    /// <param name="withEnclosed">Whether also what files of this turn say.</param>
    public static async Task<List<ChatMessage>> RecallAsync(
        this Transcripts transcripts, TurnStart turn, int tokens, CancellationToken cancellationToken, bool withEnclosed = false)
    {
        var recalled = new List<ChatMessage>();
        var spent = 0;
        await foreach (var entry in transcripts.NewestFirstAsync(turn.Conversation, cancellationToken))
        {
            if (entry.Turn > turn.Number)
                continue;
            var enclosed = entry.Enclosed is null ? null : withEnclosed && entry.Turn == turn.Number ? entry.Enclosed : WasEnclosed;
            var context = MessageContext.Mark(
                string.Join('\n', new[] { entry.Context, enclosed }.Where(text => text is not null)) is { Length: > 0 } told ? told : null);
            if (entry.Speaker is Speaker.Staff)
                context = MessageContext.Mark(ByStaff);
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
