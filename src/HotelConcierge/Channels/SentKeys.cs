using HotelConcierge.Messages;
using HotelConcierge.Storage;

namespace HotelConcierge.Channels;

/// <summary>
/// Which messages of ours a provider has said that it took, by the key that we gave it with each: the proof for a send whose answer was
/// lost, where the provider repeats keys in its reports and cannot be asked (decision 0008).
/// </summary>
/// <remarks>Silence proves nothing: reports come late, or never. The rows are the guest's, and go with what else is known of them.</remarks>
public sealed class SentKeys(ITableStore store, GuestAliases aliases)
{
    private const string Prefix = "key-";
    private const string MessageId = "messageId";

    /// <summary>Keeps the provider's id of a message; of two the first stays.</summary>
    public Task RecordAsync(ConversationId conversation, Guid key, string messageId, CancellationToken cancellationToken) =>
        store.TryInsertAsync(
            GuestTables.Deliveries,
            new(conversation.Value, KeyOf(key), new Dictionary<string, string>(StringComparer.Ordinal) { [MessageId] = messageId }),
            cancellationToken);

    /// <summary>The provider's id of the message; null as long as no report has come.</summary>
    public async Task<string?> FindAsync(ConversationAddress address, Guid key, CancellationToken cancellationToken)
    {
        var conversation = await aliases.ConversationOfAsync(address, cancellationToken);
        return (await store.FindAsync(GuestTables.Deliveries, conversation.Value, KeyOf(key), cancellationToken))?[MessageId];
    }

    /// <summary>Whether the provider has said of a message that it is one of ours.</summary>
    public async Task<bool> AnyAsync(ConversationId conversation, string messageId, CancellationToken cancellationToken)
    {
        await foreach (var row in store.ScanAsync(GuestTables.Deliveries, conversation.Value, Prefix, cancellationToken))
        {
            if (row[MessageId] == messageId)
                return true;
        }

        return false;
    }

    private static string KeyOf(Guid key) => Prefix + key.ToString("N");
}
