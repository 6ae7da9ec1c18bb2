using HotelConcierge.Assistants;
using HotelConcierge.Conversations;
using HotelConcierge.Guests;
using HotelConcierge.Handoff;
using HotelConcierge.Media;
using HotelConcierge.Storage;

namespace HotelConcierge.Turns;

/// <summary>
/// Erases what guests took back: its words in the transcript and in the rows of the turns that answered it, and its files. An answer of
/// ours that repeats the words goes with them, and so does one to nothing else. What was done because of the words stands.
/// </summary>
/// <param name="traces">Null where the store leaves none.</param>
public sealed class RevokedMessages(
    Transcripts transcripts, TurnStore turns, GuestFiles files, GuestProfiles guests, CaseSummaries summaries, IErasedTraces? traces = null)
{
    /// <summary>Erases one message. Done twice, or begun and broken off, it changes nothing more than done once.</summary>
    /// <param name="source">The channel's id of the message.</param>
    /// <param name="turn">The turn that does it.</param>
    public async Task EraseAsync(TurnStart turn, string source, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        var conversation = turn.Conversation;
        // A message that was changed after it was answered stands in several turns.
        var said = new List<TranscriptEntry>();
        var answers = new Dictionary<long, TranscriptEntry>();
        await foreach (var entry in transcripts.NewestFirstAsync(conversation, cancellationToken))
        {
            if (entry.Speaker is Speaker.Concierge)
                answers[entry.Turn] = entry;
            else if (entry.Says(source))
                said.Add(entry);
        }

        if (said.Count > 0)
            await summaries.EraseAsync(conversation, cancellationToken);
        foreach (var entry in said)
            await EraseAsync(turn, entry, answers.GetValueOrDefault(entry.Turn), source, cancellationToken);
        // Once more: what a page has asked for meanwhile was made of the words while they were there.
        if (said.Count > 0)
            await summaries.EraseAsync(conversation, cancellationToken);
        if (await files.EraseAsync(conversation, source, cancellationToken) || said.Count > 0)
            traces?.Remove();
    }

    /// <summary>The guest's entry goes last: it is what leads here.</summary>
    private async Task EraseAsync(
        TurnStart turn, TranscriptEntry entry, TranscriptEntry? answer, string source, CancellationToken cancellationToken)
    {
        var conversation = turn.Conversation;
        var (words, rest) = entry.Without(source);
        if (await turns.FindMemoryAsync(conversation, entry.Turn, cancellationToken) is { } memory)
        {
            await guests.ChangeKnownAsync(
                conversation,
                guest => guest.Memory.LastTopic == memory.LastTopic ? guest with { Memory = RoutingMemory.Empty } : guest,
                cancellationToken);
            await turns.EraseMemoryAsync(conversation, entry.Turn, turn.Number, memory, cancellationToken);
        }

        await turns.EraseWordsAsync(conversation, entry.Turn, cancellationToken);
        if (answer is not null && (rest is null || (words.Length > 0 && answer.Text.Contains(words, StringComparison.OrdinalIgnoreCase))))
            await transcripts.EraseAsync(conversation, answer, cancellationToken);
        if (rest is null)
            await transcripts.EraseAsync(conversation, entry, cancellationToken);
        else
            await transcripts.ReplaceAsync(conversation, rest, cancellationToken);
        await turns.EraseWordsAsync(conversation, entry.Turn, cancellationToken);
    }
}
