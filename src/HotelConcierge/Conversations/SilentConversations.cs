using System.Globalization;
using System.Runtime.CompilerServices;
using HotelConcierge.Storage;

namespace HotelConcierge.Conversations;

/// <summary>
/// An index of conversations by their silence, for a host that cannot ask its conversations for it: what is due is read
/// from the front, and never all that there are. A note says how silent a conversation was at least; whether it still is
/// has to be read from itself, so a note is written when a conversation begins and not with every message.
/// </summary>
/// <remarks>
/// Rows hold a digest and an hour, which say nothing about a guest. To the hour, so that whoever is noted twice is one row.
/// </remarks>
public sealed class SilentConversations(ITableStore store)
{
    private static readonly TableName Table = new("silentconversations");
    private const string Active = "active";
    private const string Forgotten = "forgotten";
    private const string Hour = "yyyyMMddHH";
    private static readonly Dictionary<string, string> Nothing = [];

    /// <summary>Notes a conversation; again, it changes nothing.</summary>
    public Task NoteAsync(SilenceNote note, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(note);
        return store.PutAsync(Table, new(PartitionOf(note.Silence), KeyOf(note), Nothing), cancellationToken);
    }

    /// <summary>The notes of conversations that were silent at that instant, most silent first.</summary>
    /// <param name="forgotten">Whether those whose guest was forgotten are asked for, or the others.</param>
    public async IAsyncEnumerable<SilenceNote> SilentAtAsync(
        DateTimeOffset instant, bool forgotten, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in store.ScanAsync(Table, forgotten ? Forgotten : Active, keyPrefix: "", cancellationToken))
        {
            var endOfHour = DateTimeOffset.ParseExact(
                row.Key.AsSpan(0, Hour.Length),
                Hour,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal);
            if (endOfHour > instant)
                yield break;
            yield return new(new(row.Key[(Hour.Length + 1)..]), new(endOfHour.AddHours(-1), forgotten));
        }
    }

    /// <summary>
    /// Puts a note right that was looked at. The new one first: a conversation with two notes is looked at twice, one without never.
    /// </summary>
    /// <param name="now">The conversation's silence; null takes the note away.</param>
    public async Task CorrectAsync(SilenceNote note, Silence? now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(note);
        if (now is not null && (PartitionOf(now), KeyOf(note with { Silence = now })) == (PartitionOf(note.Silence), KeyOf(note)))
            return;
        if (now is not null)
            await NoteAsync(note with { Silence = now }, cancellationToken);
        await store.DeleteAsync(Table, PartitionOf(note.Silence), KeyOf(note), cancellationToken);
    }

    private static string PartitionOf(Silence silence) => silence.IsForgotten ? Forgotten : Active;

    private static string KeyOf(SilenceNote note) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{note.Silence.Since.UtcDateTime.AddHours(1).ToString(Hour, CultureInfo.InvariantCulture)}-{note.Conversation}");
}
