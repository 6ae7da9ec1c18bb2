using HotelConcierge.Conversations;
using HotelConcierge.Storage;

namespace HotelConcierge.Channels;

/// <summary>
/// Keeps one conversation a guest although a channel may name the guest by several ids: WhatsApp sends the number, the
/// business-scoped id, or both. Whichever was seen first keeps the conversation.
/// </summary>
/// <remarks>
/// Stores digests only, never an id: each row says that the conversation which one id would have by itself is really
/// another. That is why "forget me" may leave these rows, and why an opt-out outlives it under every id.
/// </remarks>
public sealed class GuestAliases(ITableStore store)
{
    private static readonly TableName Table = new("aliases");
    private const string Key = "conversation";
    private const string Target = "id";

    /// <summary>The conversation of a message, also when its sender was known by another of the ids before.</summary>
    public async Task<ConversationId> ConversationOfAsync(InboundMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        var own = ConversationId.For(message.Address);
        if (await FindAsync(own, cancellationToken) is { } linked)
            return linked;
        if (message.GuestAliases.Count == 0)
            return own;

        var others = message.GuestAliases
            .Select(alias => ConversationId.For(message.Address with { Guest = alias }))
            .Where(id => id != own)
            .Distinct()
            .ToList();
        ConversationId? known = null;
        foreach (var other in others)
            known ??= await FindAsync(other, cancellationToken);
        var conversation = known ?? own;
        foreach (var id in others.Append(own).Where(id => id != conversation))
            await store.TryInsertAsync(Table, RowFor(id, conversation), cancellationToken);
        return conversation;
    }

    /// <summary>The conversation that an address belongs to, for delivery reports.</summary>
    public async Task<ConversationId> ConversationOfAsync(ConversationAddress address, CancellationToken cancellationToken)
    {
        var own = ConversationId.For(address);
        return await FindAsync(own, cancellationToken) ?? own;
    }

    private async Task<ConversationId?> FindAsync(ConversationId id, CancellationToken cancellationToken) =>
        (await store.FindAsync(Table, id.Value, Key, cancellationToken))?[Target] is { } target ? new ConversationId(target) : null;

    private static TableRow RowFor(ConversationId id, ConversationId conversation) =>
        new(id.Value, Key, new Dictionary<string, string>(StringComparer.Ordinal) { [Target] = conversation.Value });
}
