using System.Collections.Immutable;
using HotelConcierge.Conversations;
using HotelConcierge.Messages;
using HotelConcierge.Sending;

namespace HotelConcierge.Turns;

/// <summary>
/// Finds what guests reply to. Some channels tell only an id: ours is known by its receipt, and the guest's own by the transcript.
/// </summary>
public sealed class Quotations(Receipts receipts, TurnStore turns, Transcripts transcripts)
{
    /// <summary>Of messages further back nobody says "this one".</summary>
    private const int MostEntries = 200;

    /// <returns>One for each message that replies to something, in order.</returns>
    internal async Task<ImmutableList<Quotation>> FindAsync(
        ConversationId conversation, IReadOnlyList<KeptMessage> messages, CancellationToken cancellationToken)
    {
        var found = ImmutableList.CreateBuilder<Quotation>();
        foreach (var message in messages.Select(kept => kept.Message))
        {
            if (message.Quoted is { } quoted)
                found.Add(await FindAsync(conversation, message.Id, quoted, cancellationToken));
        }

        return found.ToImmutable();
    }

    private async Task<Quotation> FindAsync(
        ConversationId conversation, string message, QuotedMessage quoted, CancellationToken cancellationToken)
    {
        if (quoted.Id.Length > 0 && await receipts.FindSentAsync(conversation, quoted.Id, cancellationToken) is { } sent)
        {
            var words = quoted.Text ?? (await turns.FindChunkAsync(sent, cancellationToken))?.Reading() ?? "";
            return new(message, QuotedSpeaker.Concierge, words, sent.Turn);
        }

        var own = quoted.IsOurs is true || quoted.IsForwarded ? null : await OwnWordsAsync(conversation, quoted.Id, cancellationToken);
        var speaker = quoted.IsForwarded ? QuotedSpeaker.Anybody
            : quoted.IsOurs is true ? QuotedSpeaker.Concierge
            : own is not null || quoted is { Id.Length: > 0, IsOurs: false } ? QuotedSpeaker.Guest
            : QuotedSpeaker.Anybody;
        return new(message, speaker, quoted.Text ?? own ?? "", Turn: 0);
    }

    private async Task<string?> OwnWordsAsync(ConversationId conversation, string id, CancellationToken cancellationToken)
    {
        var read = 0;
        await foreach (var entry in transcripts.NewestFirstAsync(conversation, cancellationToken))
        {
            if (++read > MostEntries)
                return null;
            if (entry.Says(id))
                return entry.WordsOf(id);
        }

        return null;
    }
}
